import { ourAddress } from '#model/our-address.ts';
import { due, toAskAgain } from '#person/keep/ask-again.ts';
import { openStory } from '#person/keep/stories.ts';

interface Asked {
  id: string;
  prompt: { words: string; picture: { address: string } };
}

/** Shows the Questions that the person wished to be asked again, from their day on. */
export function startDue(): void {
  const place = document.querySelector<HTMLElement>('[data-due]');
  const list = place?.querySelector('[data-due-list]');
  if (!place || !list) return;
  void (async () => {
    const story = await openStory();
    const now = story ? due(await toAskAgain(story.id)) : [];
    if (now.length === 0) return;
    const { topics } = (await (await fetch(ourAddress('/say/questions.json'))).json()) as {
      topics: { questions: Asked[] }[];
    };
    const questions = topics.flatMap((t) => t.questions);
    for (const { question } of now) {
      const found = questions.find((q) => q.id === question);
      if (!found) continue;
      const link = document.createElement('a');
      link.className = 'press';
      link.href = ourAddress(`/say/${found.id}/`);
      const picture = new Image(42, 42);
      picture.alt = '';
      picture.src = found.prompt.picture.address;
      link.append(picture, found.prompt.words);
      const row = document.createElement('li');
      row.append(link);
      list.append(row);
    }
    place.hidden = list.children.length === 0;
    // Where nothing can be read, nothing is due.
  })().catch(() => {
    place.hidden = true;
  });
}
