import type { Story, Token } from '#model/answer.ts';
import { isSettled } from '#model/further.ts';
import type { Heard } from '#model/my-worker.ts';
import { momentAfter } from '#model/moment.ts';
import type { AnswerOrOffer } from '#model/offer.ts';
import { isAnswer, isOffer } from '#model/offers.ts';
import type { SharedHelper } from '#model/helping.ts';
import type { Held, InBox, StoryBox, StoryNews } from '#model/story-box.ts';
import { nowHere } from '#model/token.ts';
import { piecesOf } from '#model/ways-of-saying.ts';
import { piece } from '#person/keep/answers.ts';
import { joinHelpers, sharedOf } from '#person/keep/asked-to-help.ts';
import { tellChange } from '#person/keep/changes.ts';
import { joinStory } from '#person/keep/copying.ts';
import { durable, openKeep, writing, type AskAgain } from '#person/keep/keep.ts';
import { flagErrands, tellHasBox } from '#person/keep/waits.ts';

/**
 * A thing of a Story by its kind and its id, and where it can change by what it is now: `a<id>` an Answer or an Offer, `x<id>` one that was rubbed out, `h<id>` something heard,
 * `p<id> <change>` a Helper from afar, `w<question> <moment>` a wish to be asked again, `k<id> <until>` a worker, `g<id> <state>` something given, `s<moment>` the Story's name and photo. What is here
 * and in no parcel of the box is to be sent.
 */
export type RecordKey = string;

const ofAnswer = (id: Token): RecordKey => `a${id}`;
const rubbed = (id: Token): RecordKey => `x${id}`;
const ofHeard = (id: Token): RecordKey => `h${id}`;
const ofWish = ({ question, moment, wished }: Pick<AskAgain, 'question' | 'moment' | 'wished'>): RecordKey =>
  `w${question} ${moment ?? wished}`;
const ofWorker = ({ id, until = '' }: StoryNews['workers'][number]): RecordKey => `k${id} ${until}`;
const ofGiven = ({ id, state }: StoryNews['given'][number]): RecordKey => `g${id} ${state}`;
const ofHelper = ({ id, v, stopped }: Pick<SharedHelper, 'id' | 'v' | 'stopped'>): RecordKey =>
  `p${id} ${stopped ? 'stopped' : String(v)}`;
const ofStory = (called: string): RecordKey => `s${called}`;

/** Whether news say what the Story is called: then its photo is among their pieces, where it has one. */
const saysCalled = ({ story, pieces }: StoryNews): boolean =>
  !story.photo || pieces.some(({ id }) => id === story.photo);

/** All that some news hold. */
export const recordsOf = (news: StoryNews): RecordKey[] => {
  const { called, answers, rubbedOut, askAgain, workers, given, heard } = news;
  return [
    ...(saysCalled(news) ? [ofStory(called)] : []),
    ...[...answers, ...(news.offers ?? [])].map(({ id }) => ofAnswer(id)),
    ...rubbedOut.map(rubbed),
    ...askAgain.map(ofWish),
    ...workers.map(ofWorker),
    ...given.map(ofGiven),
    ...heard.map((h) => ofHeard(h.id)),
    ...(news.helpers ?? []).map(ofHelper),
  ];
};

/** How a Story is kept safe; undefined where it is not. */
export const boxOf = async (story: Token): Promise<StoryBox | undefined> => (await openKeep()).get('boxes', story);

/** Every Story of this device that is kept safe. */
export const allBoxes = async (): Promise<StoryBox[]> => (await openKeep()).getAll('boxes');

/**
 * From now on a Story is kept safe in this box. A box that it had before is ended, and nothing is known to be in the new one: all in one step.
 * @param story put here where it is not yet: it comes from its box.
 */
export async function keepBox(box: StoryBox, story?: Story): Promise<void> {
  tellHasBox();
  flagErrands();
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction(['boxes', 'inBox', 'errands', 'stories'], 'readwrite', durable);
    const before = await tx.objectStore('boxes').get(box.id);
    if (before && before.keys.read !== box.keys.read) {
      if (before.stopped !== 'ended' && !story)
        await tx.objectStore('errands').add({ does: 'close', read: before.keys.read });
      for (const key of await tx.objectStore('inBox').index('by-story').getAllKeys(box.id))
        await tx.objectStore('inBox').delete(key);
    }
    if (story && !(await tx.objectStore('stories').get(story.id))) await tx.objectStore('stories').add(story);
    await tx.objectStore('boxes').put(box);
    await tx.done;
  });
  tellChange();
}

/** Changes what is known of a box, in one step with reading it; nothing where it is another box by now, or gone. */
export async function changeBox(
  { id, keys }: StoryBox,
  change: (box: StoryBox) => StoryBox,
  how: IDBTransactionOptions = {},
): Promise<void> {
  const tx = (await openKeep()).transaction('boxes', 'readwrite', how);
  const kept = await tx.store.get(id);
  if (kept?.keys.read === keys.read) await tx.store.put(change(kept));
  await tx.done;
}

/** Notes who holds the halves of a box's card, durable when this resolves; nothing where another window noted some already: theirs may be on paper. Throws Full. */
export const keepHeld = (box: StoryBox, held: Held): Promise<void> =>
  writing(() => changeBox(box, (kept) => (kept.held?.halves ? kept : { ...kept, held }), durable));

/** Whether a parcel holds an Answer that was rubbed out since. */
export const holdsRubbedOut = ({ records }: InBox, here: ReadonlySet<RecordKey>): boolean =>
  records.some((key) => key.startsWith('a') && here.has(rubbed(key.slice(1))));

/** The parcels that a Story's box is known to hold. */
export const parcelsOf = async (story: Token): Promise<InBox[]> =>
  (await openKeep()).getAllFromIndex('inBox', 'by-story', story);

/** Notes parcels that came into a box and takes away those that are not there any more, in one step; nothing where it is another box by now, or gone. */
export async function noteParcels(
  { id: story, keys }: StoryBox,
  came: readonly InBox[],
  gone: readonly Token[] = [],
): Promise<void> {
  const tx = (await openKeep()).transaction(['boxes', 'inBox'], 'readwrite', durable);
  if ((await tx.objectStore('boxes').get(story))?.keys.read === keys.read) {
    for (const parcel of came) await tx.objectStore('inBox').put(parcel);
    for (const id of gone) await tx.objectStore('inBox').delete(id);
  }
  await tx.done;
}

/** Joins what came from the box with what is here. Of a later name and photo the Story is called by them. Throws Full. */
export async function joinNews(box: StoryBox, news: StoryNews, pieces: ReadonlyMap<Token, Blob>): Promise<void> {
  const { kind: _kind, called, pieces: _pieces, helpers = [], ...whole } = news;
  if (news.story.id !== box.id) return;
  await joinStory({ ...whole, pieces: [...pieces].map(([id, blob]) => ({ id, blob })) }, true);
  await joinHelpers(box.id, helpers);
  const kept = await boxOf(box.id);
  if (kept?.keys.read !== box.keys.read || !saysCalled(news)) return;
  const mine = kept.called;
  // Called at the same moment on two devices, the larger counts on both: where it is kept already it is of now, so that it goes to the others.
  const [its, theirs] = [mine, news.story].map((is) => `${is?.name ?? ''} ${is?.photo ?? ''}`) as [string, string];
  if (called > (mine?.moment ?? '') || (called === mine?.moment && theirs > its))
    await callStory(kept, news.story, called);
  else if (mine && called === mine.moment && theirs < its)
    await changeBox(kept, (now) => ({
      ...now,
      called: { ...mine, moment: momentAfter([{ at: nowHere(), moment: mine.moment }]), shown: false },
    }));
}

/** A Story is called as another device of the person called it, in one step with the note that it is. */
async function callStory(box: StoryBox, { name, photo }: Story, moment: string): Promise<void> {
  const tx = (await openKeep()).transaction(['stories', 'boxes'], 'readwrite', durable);
  const [story, now] = [await tx.objectStore('stories').get(box.id), await tx.objectStore('boxes').get(box.id)];
  if (story && now?.keys.read === box.keys.read) {
    const { photo: _photo, ...rest } = story;
    await tx.objectStore('stories').put({ ...rest, name, ...(photo ? { photo } : {}) });
    await tx.objectStore('boxes').put({ ...now, called: { name, photo, moment } });
  }
  await tx.done;
  tellChange();
}

/** What the Story is called by now; where that is new, it has a moment from here on. */
export async function calledNow(box: StoryBox, { name, photo }: Story): Promise<NonNullable<StoryBox['called']>> {
  const { called } = box;
  if (called && called.name === name && called.photo === photo) return called;
  const next = { name, photo, moment: momentAfter(called ? [{ at: nowHere(), moment: called.moment }] : []) };
  await changeBox(box, (kept) => ({ ...kept, called: next }));
  return next;
}

/** What of a Story is here and would go to its box, without reading an Answer: the keys of all of it. */
export async function recordsHere(story: Token, called: string): Promise<Set<RecordKey>> {
  const keep = await openKeep();
  const tx = keep.transaction(['answers', 'rubbedOut', 'heard', 'askAgain', 'workers', 'given', 'helpers']);
  const [answers, gone, heard, wishes, workers, given, helpers] = await Promise.all([
    tx.objectStore('answers').index('by-story').getAllKeys(story),
    tx.objectStore('rubbedOut').index('by-story').getAllKeys(story),
    tx.objectStore('heard').index('by-story').getAllKeys(story),
    tx.objectStore('askAgain').index('by-story').getAll(story),
    tx.objectStore('workers').index('by-story').getAll(story),
    tx.objectStore('given').index('by-story').getAll(story),
    tx.objectStore('helpers').index('by-story').getAll(story),
  ]);
  return new Set([
    ofStory(called),
    ...answers.map(ofAnswer),
    ...gone.map(rubbed),
    ...heard.map(ofHeard),
    ...wishes.map(ofWish),
    ...workers.map(ofWorker),
    ...given.filter(isSettled).map(ofGiven),
    ...helpers.map(ofHelper),
  ]);
}

/** So many Answers go in one parcel at most. */
const together = 500;

/** Something that is to go, and the pieces it points to. */
interface Loose {
  part: Partial<
    Pick<StoryNews, 'answers' | 'rubbedOut' | 'askAgain' | 'workers' | 'given' | 'heard' | 'helpers' | 'offers'>
  >;
  pieces: Token[];
  large?: boolean;
}

const heardPieces = ({ reply }: Heard): Token[] => reply.pieces.map((p) => p.id);

/** Answers and Offers, each in their own list. */
const listed = (some: readonly AnswerOrOffer[]): Loose['part'] => ({
  answers: some.filter(isAnswer),
  ...(some.some(isOffer) ? { offers: some.filter(isOffer) } : {}),
});

/** The records of these keys as they stand here: what is without pieces together, and what has some by itself. */
async function loose(story: Story, called: string, keys: ReadonlySet<RecordKey>): Promise<Loose[]> {
  const keep = await openKeep();
  const ids = (kind: string) => [...keys].filter((key) => key.startsWith(kind)).map((key) => key.slice(1));
  const found = async <T>(all: readonly string[], get: (id: string) => Promise<T | undefined>) =>
    (await Promise.all(all.map(get))).filter((one) => one !== undefined);
  const answers: AnswerOrOffer[] = [];
  for (let from = 0, all = ids('a'); from < all.length; from += together)
    answers.push(...(await found(all.slice(from, from + together), (id) => keep.get('answers', id))));
  const [workers, given, wishes, heard, helpers] = [
    (await keep.getAllFromIndex('workers', 'by-story', story.id))
      .filter((w) => keys.has(ofWorker(w)))
      .map(({ sent: _sent, tag: _tag, ...worker }) => worker),
    (await keep.getAllFromIndex('given', 'by-story', story.id)).filter((g) => isSettled(g) && keys.has(ofGiven(g))),
    (await keep.getAllFromIndex('askAgain', 'by-story', story.id))
      .filter((w) => keys.has(ofWish(w)))
      .map(({ id: _id, story: _story, ...wish }) => wish),
    await found(ids('h'), (id) => keep.get('heard', id)),
    (await keep.getAllFromIndex('helpers', 'by-story', story.id))
      .map(sharedOf)
      .filter((one) => keys.has(ofHelper(one))),
  ];
  const plain = answers.filter((a) => piecesOf(a.said).length === 0);
  const quiet = heard.filter((h) => heardPieces(h).length === 0);
  const parcels: Loose[] = [
    {
      part: {
        rubbedOut: ids('x'),
        askAgain: wishes,
        given,
        heard: quiet,
        ...listed(plain.slice(0, together)),
        ...(helpers.length > 0 ? { helpers } : {}),
      },
      pieces: story.photo && keys.has(ofStory(called)) ? [story.photo] : [],
    },
  ];
  for (let from = together; from < plain.length; from += together)
    parcels.push({ part: listed(plain.slice(from, from + together)), pieces: [] });
  for (const worker of workers)
    parcels.push({
      part: { workers: [worker] },
      pieces: [worker.photo, worker.voice].filter((id) => id !== undefined),
    });
  for (const one of heard) if (!quiet.includes(one)) parcels.push({ part: { heard: [one] }, pieces: heardPieces(one) });
  for (const one of answers)
    if (!plain.includes(one))
      parcels.push({ part: listed([one]), pieces: [...new Set(piecesOf(one.said))], large: true });
  return parcels;
}

/** Some news that are ready to be sealed, with the bytes of their pieces. */
export interface ReadyNews {
  news: StoryNews;
  blobs: Blob[];
}

/**
 * The news of these records, one parcel after the other: words first, then each thing that has pieces by itself. A record that is not here any more is in none.
 * @param goes whether an Answer with pieces goes too.
 */
export async function* newsOf(
  story: Story,
  called: string,
  keys: ReadonlySet<RecordKey>,
  goes: (answer: RecordKey) => boolean,
): AsyncGenerator<ReadyNews> {
  for (const { part, pieces, large: isLarge } of await loose(story, called, keys)) {
    const isEmpty = Object.values(part).every((list) => (list ?? []).length === 0);
    if (
      (isLarge && ![...(part.answers ?? []), ...(part.offers ?? [])].every(({ id }) => goes(ofAnswer(id)))) ||
      (isEmpty && !keys.has(ofStory(called)))
    )
      continue;
    const all = [];
    for (const id of pieces) {
      const blob = await piece(id);
      if (blob) all.push({ id, blob });
    }
    const news: StoryNews = {
      kind: 'story-news',
      story,
      called,
      answers: [],
      rubbedOut: [],
      askAgain: [],
      workers: [],
      given: [],
      heard: [],
      ...part,
      pieces: all.map(({ id, blob }) => ({ id, type: blob.type, length: blob.size })),
    };
    yield { news, blobs: all.map(({ blob }) => blob) };
  }
}

/** What of a Story waits to go into its box: how many things, and of these the Answers with photos or recordings, with their bytes. */
export interface Waiting {
  things: number;
  large: number;
  bytes: number;
}

/** Bytes of pieces that were counted: a piece never changes, and to read it again each time costs a slow tablet much. */
const sizes = new Map<Token, number>();

/** Counts what waits. */
export async function waitingIn(box: StoryBox): Promise<Waiting> {
  const [here, parcels] = [await recordsHere(box.id, box.called?.moment ?? ''), await parcelsOf(box.id)];
  const there = new Set(parcels.flatMap((parcel) => parcel.records));
  const wait = [...here].filter((key) => !there.has(key) && !key.startsWith('s'));
  const keep = await openKeep();
  let [large, bytes] = [0, 0];
  for (const key of wait) {
    const answer = key.startsWith('a') ? await keep.get('answers', key.slice(1)) : undefined;
    const pieces = answer ? piecesOf(answer.said) : [];
    if (pieces.length > 0) large += 1;
    for (const id of pieces) {
      const size = sizes.get(id) ?? (await piece(id))?.size ?? 0;
      sizes.set(id, size);
      bytes += size;
    }
  }
  return { things: wait.length, large, bytes };
}
