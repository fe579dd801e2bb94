import type { Story } from '#model/answer.ts';
import type { Held, StoryBox, StoryKeys } from '#model/story-box.ts';
import { nowHere } from '#model/token.ts';
import { faceOf, makeStoryBox, openStoryCard } from '#envelopes/story-boxes.ts';
import { boxOf, keepBox } from '#person/keep/boxes.ts';
import { lastMark } from '#post/mark.ts';
import { runErrands } from './run-errands.ts';
import { keepSafe, type Safe } from './keep-safe.ts';

/** Called with how far it is, from 0 to 1. */
export type Far = (far: number) => void;

/** Who holds halves when a card takes the place of another: the halves end with the words they were made of, and who held them stays known. */
const heldAfter = (before: StoryBox | undefined, words: string): { held?: Held } =>
  !before?.held
    ? {}
    : { held: before.words === words ? before.held : { people: before.held.people, at: before.held.at } };

/**
 * Makes a Story's card, or a new one: then the old box is ended, and all of the Story is sealed anew. Nothing changes before the new box is there.
 * @param words those of the card. Throws NotThere where this website keeps no Stories, MailboxFull, Full, and what `post` throws.
 */
export async function makeCard(story: Story, words: string, tell: Far): Promise<void> {
  const keys = await makeStoryBox(story.id, words, tell);
  const before = await boxOf(story.id);
  await keepBox({
    id: story.id,
    keys,
    words,
    since: nowHere(),
    large: before?.large ?? 'by-themselves',
    epoch: lastMark()?.epoch,
    ...heldAfter(before, words),
  });
  // The old card stops now; where there is no way just then, by itself as soon as there is.
  if (before) await runErrands().catch(() => undefined);
}

/** What a card opened: its keys, and whose Story it is. */
export interface OpenedStoryCard {
  keys: StoryKeys;
  words: string;
  story: Story;
  photo: Blob | undefined;
}

/** Looks whose Story a card opens; nothing is brought yet. Throws NotThere, Ended, CannotOpen, NotWhole, and what `post` throws. */
export async function lookAtCard(words: string, tell: Far): Promise<OpenedStoryCard> {
  const keys = await openStoryCard(words, tell);
  const { face, photo } = await faceOf(keys);
  return { keys, words, story: face.story, photo };
}

/** Brings a Story to this device, and keeps it together with its other devices from now on. @returns how it went; what is missing comes by itself. Throws Full. */
export async function bringStory({ keys, words, story }: OpenedStoryCard, tell: Far): Promise<Safe | undefined> {
  const { photo: _photo, ...called } = story;
  const before = await boxOf(story.id);
  await keepBox(
    {
      id: story.id,
      keys,
      words,
      since: nowHere(),
      large: before?.large ?? 'by-themselves',
      ...heldAfter(before, words),
    },
    called,
  );
  return keepSafe(true, (done, of) => {
    tell(done / of);
  });
}
