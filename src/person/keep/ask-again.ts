import type { Token } from '#model/answer.ts';
import { dayFromNow, isSensibleDay } from '#model/calendar.ts';
import { latestFirst, momentAfter, type Timed } from '#model/moment.ts';
import { nowHere } from '#model/token.ts';
import { tellChange } from '#person/keep/changes.ts';
import { durable, openKeep, writing, type AskAgain } from '#person/keep/keep.ts';

/** One wish a Question and Story. */
export const wishId = (story: Token, question: string): string => `${story} ${question}`;

/** A wish as it stands in the order of wishes. */
export const wishedAt = ({ wished, moment }: Pick<AskAgain, 'wished' | 'moment'>): Timed => ({ at: wished, moment });

/**
 * What is kept of a wish that another device has too: the later one. Made at the same moment on two devices, the one that stands, and the later day, counts on both: where it is kept already it is of now, so that
 * it goes to the others. @returns undefined where nothing changes.
 */
export function laterWish(kept: AskAgain, came: Omit<AskAgain, 'id' | 'story'>): AskAgain | undefined {
  const { id, story } = kept;
  const by = latestFirst(wishedAt(came), wishedAt(kept));
  const day = ({ on, over }: Pick<AskAgain, 'on' | 'over'>) => (over ? '' : on);
  if (by > 0 || (by === 0 && day(came) === day(kept))) return undefined;
  if (by < 0 || day(came) > day(kept)) return { id, story, ...came };
  return { ...kept, moment: momentAfter([wishedAt(kept)]) };
}

/**
 * Keeps the wish to be asked a Question again from a day on; without a day, the wish is over. Throws RangeError for a day that nobody means,
 * and Full.
 */
export async function askAgain(story: Token, question: string, on: string | undefined): Promise<void> {
  if (on !== undefined && !isSensibleDay(on)) throw new RangeError(`${on} is no day to be asked again.`);
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction('askAgain', 'readwrite', durable);
    const before = await tx.store.get(wishId(story, question));
    const moment = momentAfter(before ? [wishedAt(before)] : []);
    if (on) await tx.store.put({ id: wishId(story, question), story, question, on, wished: nowHere(), moment });
    else if (before) await tx.store.put({ ...before, wished: nowHere(), moment, over: true });
    await tx.done;
  });
  tellChange();
}

/** Every such wish of a Story, the earliest day first. */
export async function toAskAgain(story: Token): Promise<AskAgain[]> {
  return (await (await openKeep()).getAllFromIndex('askAgain', 'by-story', story))
    .filter((one) => !one.over)
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** Those whose day has come. */
export const due = (all: readonly AskAgain[], today = dayFromNow(0)): AskAgain[] =>
  all.filter((one) => one.on <= today);
