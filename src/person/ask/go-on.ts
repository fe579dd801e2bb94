import { newestFirst } from '#model/answers.ts';
import { ourAddress } from '#model/our-address.ts';
import { answersOf } from '#person/keep/answers.ts';
import { openStory } from '#person/keep/stories.ts';

/**
 * The Question where somebody goes on: the next one without an Answer after the one answered last; after the last Question, from the first.
 * @param order every Question, in order. @param answered the Questions with an Answer, the one answered last first.
 * @returns undefined where nothing of them was answered, or everything.
 */
export function goesOnAt(order: readonly string[], answered: readonly string[]): string | undefined {
  const last = order.indexOf(answered.find((one) => order.includes(one)) ?? '');
  if (last < 0) return undefined;
  const done = new Set(answered);
  return [...order.slice(last + 1), ...order.slice(0, last)].find((one) => !done.has(one));
}

/** Lets the way to a Question lead to where the person left off, once something was said. */
export function startGoOn(): void {
  const row = document.querySelector<HTMLElement>('[data-go-on]');
  const way = row?.querySelector('a');
  const words = row?.querySelector('strong');
  if (!row || !way || !words) return;
  way.href = ourAddress(`/say/${row.dataset['first'] ?? ''}/`);
  void (async () => {
    const story = await openStory();
    const answered = story ? (await answersOf(story.id)).sort(newestFirst).map((a) => a.question) : [];
    const at = goesOnAt((row.dataset['goOn'] ?? '').split(' '), answered);
    if (!at) return;
    way.href = ourAddress(`/say/${at}/`);
    words.textContent = row.dataset['words'] ?? '';
    row.dataset['sound'] = row.dataset['wordsSound'] ?? '';
    const heard = document.getElementById(row.dataset['line'] ?? '');
    if (heard) heard.textContent = words.textContent;
    // Where nothing can be read it leads to the first Question.
  })().catch(() => undefined);
}
