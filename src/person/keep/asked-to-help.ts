import type { Answer, Story, Token } from '#model/answer.ts';
import { personsOwn, byQuestion } from '#model/answers.ts';
import type { MyHelper, SharedHelper } from '#model/helping.ts';
import type { AnswerOrOffer, Offer } from '#model/offer.ts';
import { nowHere } from '#model/token.ts';
import { isEmpty, piecesOf } from '#model/ways-of-saying.ts';
import { piece } from '#person/keep/answers.ts';
import { tellChange } from '#person/keep/changes.ts';
import { durable, openKeep, writing, type StoredPiece } from '#person/keep/keep.ts';
import { flagErrands, tellHasHelper } from '#person/keep/waits.ts';

/** Who was asked to help with a Story from afar, also those whose help was stopped: the newest first. */
export const askedOf = async (story: Token): Promise<MyHelper[]> =>
  (await (await openKeep()).getAllFromIndex('helpers', 'by-story', story)).sort((a, b) => (a.since < b.since ? 1 : -1));

/** Every Helper from afar of this device, of any Story. */
export const allAsked = async (): Promise<MyHelper[]> => (await openKeep()).getAll('helpers');

/** Remembers who was asked. Throws Full. */
export async function keepAsked(helper: MyHelper): Promise<void> {
  tellHasHelper();
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction('helpers', 'readwrite', durable);
    await Promise.all([tx.store.add(helper), tx.done]);
  });
  tellChange();
}

/** Changes what is known of a Helper, in one step with reading it; nothing where their help was stopped meanwhile. @returns what is known then. */
export async function changeAsked(id: Token, change: (helper: MyHelper) => MyHelper): Promise<MyHelper | undefined> {
  const tx = (await openKeep()).transaction('helpers', 'readwrite', durable);
  const kept = await tx.store.get(id);
  const changed = kept?.keys ? change(kept) : kept;
  // What other devices know of them has a number.
  const next =
    changed && kept && (changed.topics !== kept.topics || changed.sees !== kept.sees)
      ? { ...changed, v: kept.v + 1 }
      : changed;
  if (next && next !== kept) await tx.store.put(next);
  await tx.done;
  if (next !== kept) tellChange();
  return next;
}

/** The person was told that Helpers said something. */
export async function toldOfNews(story: Token): Promise<void> {
  for (const { id, news } of await askedOf(story)) if (news) await changeAsked(id, ({ news: _told, ...rest }) => rest);
}

/** The person was told that Helpers offer something. */
export async function toldOfOffers(story: Token): Promise<void> {
  for (const { id, offered } of await askedOf(story))
    if (offered) await changeAsked(id, ({ offered: _told, ...rest }) => rest);
}

/** A Helper whose help is over: who they were stays, and nothing that opens. */
const stoppedAt = (
  { keys: _keys, elsewhere: _elsewhere, put: _put, ...rest }: MyHelper,
  stopped: string,
): MyHelper => ({ ...rest, topics: [], shown: [], stopped });

/** What goes to the person's other devices of a Helper. */
export const sharedOf = ({
  id,
  name,
  photo,
  since,
  topics,
  sees,
  v,
  keys,
  elsewhere,
  stopped,
}: MyHelper): SharedHelper => {
  const read = keys?.read ?? elsewhere;
  return {
    id,
    name,
    ...(photo ? { photo } : {}),
    since,
    topics,
    sees,
    v,
    ...(read ? { read } : {}),
    ...(stopped ? { stopped } : {}),
  };
};

/** Joins what another device of the person says of their Helpers, in one step: whoever was stopped anywhere is stopped here, and their box is ended by whoever comes first. */
export async function joinHelpers(story: Token, came: readonly SharedHelper[]): Promise<void> {
  if (came.length === 0) return;
  tellHasHelper();
  flagErrands();
  const tx = (await openKeep()).transaction(['helpers', 'errands', 'stories'], 'readwrite', durable);
  const helpers = tx.objectStore('helpers');
  if (await tx.objectStore('stories').getKey(story)) {
    for (const { read, stopped, ...one } of came) {
      const kept = await helpers.get(one.id);
      if (kept && (kept.story !== story || kept.stopped)) continue;
      if (stopped) {
        const ends = kept?.keys?.read ?? kept?.elsewhere;
        if (ends) await tx.objectStore('errands').add({ does: 'close', read: ends });
        await helpers.put(stoppedAt(kept ?? { ...one, story, everAsked: [], shown: [], n: 0, after: 0 }, stopped));
      } else if (read && (!kept || (kept.elsewhere && kept.v < one.v)))
        await helpers.put({ ...one, story, elsewhere: read, everAsked: [], shown: [], n: 0, after: 0 });
    }
  }
  await tx.done;
  tellChange();
}

/**
 * Stops somebody's help: the keys of their box go, and that it is to be ended is noted, in one step. From here on nothing goes to them, whatever breaks; who they were and what they said stays.
 */
export async function stopHelp(id: Token): Promise<void> {
  // Before anything: flagged in vain is no harm, kept and not flagged would wait for ever.
  flagErrands();
  const tx = (await openKeep()).transaction(['helpers', 'errands'], 'readwrite', durable);
  const kept = await tx.objectStore('helpers').get(id);
  const read = kept?.keys?.read ?? kept?.elsewhere;
  if (kept && read) {
    await tx.objectStore('errands').add({ does: 'close', read });
    await tx.objectStore('helpers').put(stoppedAt(kept, nowHere()));
  }
  await tx.done;
  tellChange();
}

const topicOf = (question: string): string => question.split('/')[0] ?? '';

/** What the person says now in some Topics: what a Helper who may see it would be let see. */
export const saidNow = (answers: readonly Answer[], topics: readonly string[]): Answer[] =>
  [...byQuestion(answers.filter((a) => topics.includes(topicOf(a.question)) && !a.said.thinksToo)).values()].flatMap(
    (all) => {
      const newest = personsOwn(all)?.newest;
      return newest && !isEmpty(newest.said) ? [newest] : [];
    },
  );

/** Of these Answers those that a Helper may see: what was rubbed out, and what is of a Topic that was taken away, is not among them. */
const letSee = (
  { sees, shown, topics }: Pick<MyHelper, 'sees' | 'shown' | 'topics'>,
  answers: readonly Answer[],
): Answer[] => {
  const ids = new Set(shown);
  return sees
    ? answers.filter((a) => ids.has(a.id) && topics.includes(topicOf(a.question)) && a.speaker.whose !== 'helper')
    : [];
};

/** So many bytes of photos and recordings a Helper sees at most: it goes as one part. */
const mostSeen = 5_000_000;

/** What of a Story a Helper may see, with its own numbers still, and the pieces it points to. */
export interface Seen {
  answers: Answer[];
  photo: Token | undefined;
  pieces: Map<Token, Blob>;
}

/** What a Helper would see: as the screen shows it to the person. An Answer whose photos and recordings have no room any more is not among it: it never stands without them. */
export async function seenBy(
  helper: Pick<MyHelper, 'sees' | 'shown' | 'topics'>,
  story: Story,
  answers: readonly Answer[],
): Promise<Seen> {
  const pieces = new Map<Token, Blob>();
  let bytes = 0;
  const take = async (ids: readonly Token[]): Promise<boolean> => {
    const found = await Promise.all(
      ids.filter((id) => !pieces.has(id)).map(async (id) => ({ id, blob: await piece(id) })),
    );
    const size = found.reduce((sum, { blob }) => sum + (blob?.size ?? Infinity), 0);
    if (bytes + size > mostSeen) return false;
    bytes += size;
    for (const { id, blob } of found) if (blob) pieces.set(id, blob);
    return true;
  };
  const photo = story.photo && (await take([story.photo])) ? story.photo : undefined;
  const seen: Answer[] = [];
  for (const one of letSee(helper, answers)) if (await take([...new Set(piecesOf(one.said))])) seen.push(one);
  return { answers: seen, photo, pieces };
}

/** What came from a Helper, ready to be kept: the words as Answers of the Story, what they offer with its photo, and what is known of the Helper then. */
export interface CameFromHelper {
  answers: readonly Answer[];
  offers: { offer: Offer; piece?: StoredPiece | undefined }[];
  helper: MyHelper;
}

/**
 * Keeps what came from a Helper, in one step. A word that is here, or was rubbed out, adds nothing. Throws Full.
 * @param take reckons it from what is known of the Helper when the step begins; undefined where their help was stopped.
 */
export async function keepFromHelper(
  id: Token,
  take: (helper: MyHelper) => CameFromHelper,
): Promise<MyHelper | undefined> {
  const keep = await openKeep();
  const after = await writing(async () => {
    const tx = keep.transaction(['helpers', 'answers', 'pieces', 'rubbedOut', 'stories'], 'readwrite', durable);
    const kept = await tx.objectStore('helpers').get(id);
    if (!kept?.keys || !(await tx.objectStore('stories').getKey(kept.story))) {
      await tx.done;
      return undefined;
    }
    const { answers, offers, helper } = take(kept);
    const isHere = async ({ id }: AnswerOrOffer): Promise<boolean> =>
      ((await tx.objectStore('answers').getKey(id)) ?? (await tx.objectStore('rubbedOut').getKey(id))) !== undefined;
    let { news = false, offered = false } = helper;
    for (const answer of answers) {
      if (await isHere(answer)) continue;
      await tx.objectStore('answers').add(answer);
      news = true;
    }
    for (const { offer, piece: photo } of offers) {
      if (await isHere(offer)) continue;
      await tx.objectStore('answers').add(offer);
      if (photo) await tx.objectStore('pieces').put(photo);
      offered = true;
    }
    const next = { ...helper, ...(news ? { news } : {}), ...(offered ? { offered } : {}) };
    await tx.objectStore('helpers').put(next);
    await tx.done;
    return next;
  });
  tellChange();
  return after;
}
