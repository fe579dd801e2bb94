import { answersOf } from '#person/keep/answers.ts';
import { onChange } from '#person/keep/changes.ts';
import { openStory } from '#person/keep/stories.ts';
import { startNeedsWorker } from '#person/ask/needs-worker.ts';
import { fill, type Labels } from '#strings/fill.ts';
import { beginAt } from '#ui/begin-at.ts';

/** Says beside each Topic how much of it was said: some of its Questions, or all. */
async function sayHowMuch(place: HTMLElement, labels: Labels): Promise<void> {
  const story = await openStory();
  const answered = new Set(story ? (await answersOf(story.id)).map((a) => a.question) : []);
  for (const door of place.querySelectorAll<HTMLElement>('[data-questions]')) {
    const note = door.querySelector<HTMLElement>('[data-note]');
    const questions = (door.dataset['questions'] ?? '').split(' ');
    const n = questions.filter((q) => answered.has(q)).length;
    if (!note) continue;
    note.hidden = n === 0;
    note.toggleAttribute('data-whole', n === questions.length);
    note.textContent =
      n === questions.length
        ? (labels['say.all-said'] ?? '')
        : fill(labels['say.some-said'] ?? '', { n, of: questions.length });
  }
}

/** Shows one group of Topics at a time. Which one stands in the address, so that coming back finds it again. */
export function startTopicDoors(): void {
  const place = document.querySelector<HTMLElement>('[data-topic-groups]');
  const more = place?.querySelector<HTMLElement>('[data-more-topics]');
  if (!place || !more) return;
  const labels = JSON.parse(place.dataset['labels'] ?? '{}') as Labels;
  const groups = [...place.querySelectorAll<HTMLElement>('[data-topic-group]')];
  const at = () =>
    Math.max(
      groups.findIndex((g) => g.id === location.hash.slice(1)),
      0,
    );
  const show = () => {
    groups.forEach((group, i) => {
      group.toggleAttribute('data-shown', i === at());
    });
    const said = more.querySelector('[data-at]');
    if (said) said.textContent = fill(labels['say.of-groups'] ?? '', { n: at() + 1, of: groups.length });
  };
  more.addEventListener('click', () => {
    const next = groups[(at() + 1) % groups.length];
    history.replaceState(history.state, '', `#${next?.id ?? ''}`);
    show();
    beginAt(next?.querySelector('h2') ?? null);
  });
  addEventListener('hashchange', show);
  show();
  // Where nothing can be read, nothing was said.
  const look = () => void sayHowMuch(place, labels).catch(() => undefined);
  look();
  onChange(look);
  startNeedsWorker();
}
