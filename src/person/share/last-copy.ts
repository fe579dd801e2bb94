import { keptOfStory } from '#device/kept-names.ts';
import type { Answer, Token } from '#model/answer.ts';
import { latestFirst, momentOf, type Moment } from '#model/moment.ts';

/** When this Story was last copied on this device, in milliseconds since 1970; undefined when never, or not known. */
export function lastCopy(story: Token): number | undefined {
  const at = Number(localStorage.getItem(keptOfStory.copied(story)));
  return at > 0 ? at : undefined;
}

/** The moment up to which all was in the last copy taken here; undefined when never, or not known. */
export function copiedUpTo(story: Token): Moment | undefined {
  const at = lastCopy(story);
  // Copies from before there were moments are known by their day alone.
  return (
    localStorage.getItem(keptOfStory.copiedTo(story)) ??
    (at === undefined ? undefined : momentOf({ at: new Date(at).toISOString() }))
  );
}

/** Remembers that a copy was taken now, with all these Answers. */
export function copiedNow(story: Token, answers: readonly Answer[]): void {
  try {
    localStorage.setItem(keptOfStory.copied(story), String(Date.now()));
    const [newest] = [...answers].sort(latestFirst);
    if (newest) localStorage.setItem(keptOfStory.copiedTo(story), momentOf(newest));
  } catch {
    /* Then a copy is offered again. */
  }
}
