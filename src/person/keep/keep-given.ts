import type { Token } from '#model/answer.ts';
import { keepPiece } from '#person/keep/answers.ts';
import { openStory, startStory } from '#person/keep/stories.ts';

/** Keeps a photo, a recording or a drawing for the open Story; begins a Story where there is none. @returns its id. Throws Full, CannotKeep. */
export async function keepGiven(blob: Blob): Promise<Token> {
  const story = (await openStory()) ?? (await startStory());
  return keepPiece(story.id, blob);
}
