import type { IDBPTransaction, StoreNames } from 'idb';
import { endNow } from '#device/end-now.ts';
import type { Answer, Token } from '#model/answer.ts';
import { momentAfter } from '#model/moment.ts';
import type { AnswerOrOffer } from '#model/offer.ts';
import { isAnswer } from '#model/offers.ts';
import type { Given } from '#model/my-worker.ts';
import { newToken } from '#model/token.ts';
import { piecesOf } from '#model/ways-of-saying.ts';
import { tellChange } from '#person/keep/changes.ts';
import { fillIn, type Filling } from '#person/keep/fill-in.ts';
import { flagErrands } from '#person/keep/waits.ts';
import { forgetErrands } from '#person/keep/forget-errands.ts';
import { askToStay, durable, openKeep, writing, type Draft, type Kept } from '#person/keep/keep.ts';
import { setAside } from '#person/keep/last-words.ts';
import { fromStore, toStore } from '#person/keep/stored-piece.ts';

/** A transaction in which Answers are written, whatever else it writes. */
type Writing = Pick<IDBPTransaction<Kept, StoreNames<Kept>[], 'readwrite'>, 'objectStore'>;

/** All that stands to one Question here within a step, what is still being typed in any window among it. */
export async function allTo(tx: Writing, story: Token, question: string): Promise<AnswerOrOffer[]> {
  const [settled, drafts] = await Promise.all([
    tx.objectStore('answers').index('by-question').getAll([story, question]),
    tx.objectStore('drafts').index('by-story').getAll(story),
  ]);
  return [...settled, ...drafts.map((d) => d.answer).filter((a) => a.question === question)];
}

/** An Answer with its moment: just after all that is said to its Question here, in any window, whatever the clocks said. */
export async function inOrder(tx: Writing, answer: Answer): Promise<Answer> {
  const known = await allTo(tx, answer.story, answer.question);
  return { ...answer, moment: momentAfter([...known.filter(({ id }) => id !== answer.id), answer]) };
}

/**
 * Adds an Answer, and gives it its moment in the same step. Nothing that is kept is ever written over. Throws Full, CannotKeep.
 * @returns the Answer as it is kept.
 */
export async function keepAnswer(answer: Answer): Promise<Answer> {
  const keep = await openKeep();
  const kept = await writing(async () => {
    const tx = keep.transaction(['answers', 'drafts'], 'readwrite', durable);
    const ordered = await inOrder(tx, answer);
    await Promise.all([tx.objectStore('answers').add(ordered), tx.done]);
    return ordered;
  });
  askToStay();
  tellChange();
  return kept;
}

/** Every Answer of a Story, in no order; what is still being typed, here or in another window, stands among them. */
export const answersOf = async (story: Token): Promise<Answer[]> => (await allOf(story)).filter(isAnswer);

/** The same, with the Offers that the person has not decided on: for copies, which leave out nothing. */
export async function allOf(story: Token): Promise<AnswerOrOffer[]> {
  const keep = await openKeep();
  const tx = keep.transaction(['answers', 'drafts']);
  const byQuestion = tx.objectStore('answers').index('by-question');
  // Question by Question: a Story of years in one go would hold a slow tablet's screen still.
  const parts: Promise<AnswerOrOffer[]>[] = [];
  for (
    let at = await byQuestion.openKeyCursor(IDBKeyRange.bound([story], [story, []]), 'nextunique');
    at;
    at = await at.continue()
  )
    parts.push(byQuestion.getAll(at.key));
  const [drafts, settled] = await Promise.all([
    tx.objectStore('drafts').index('by-story').getAll(story),
    Promise.all(parts),
    tx.done,
  ]);
  return [...settled.flat(), ...drafts.map((d) => d.answer)];
}

/** Whether anything of a Story is here, said or offered, without reading it. */
export const hasSaid = async (story: Token): Promise<boolean> =>
  (await (await openKeep()).countFromIndex('answers', 'by-story', story)) > 0;

/** Every Answer to one Question, in no order, what is still being typed among them. */
export async function answersTo(story: Token, question: string): Promise<Answer[]> {
  const keep = await openKeep();
  const [settled, drafts] = await Promise.all([
    keep.getAllFromIndex('answers', 'by-question', [story, question]),
    keep.getAllFromIndex('drafts', 'by-story', story),
  ]);
  return [...settled.filter(isAnswer), ...drafts.map((d) => d.answer).filter((a) => a.question === question)];
}

/** This window's drafts have this window's mark. */
const here = newToken();

const draftId = (answer: Answer) => `${here} ${answer.question} ${answer.speaker.whose}`;

const draftOf = (answer: Answer): Draft => ({
  id: draftId(answer),
  story: answer.story,
  question: answer.question,
  answer,
  touched: Date.now(),
});

/**
 * Keeps words while they are typed, half a second behind at most. Throws Full, CannotKeep.
 * @param known all that is said to its Question here, where that was read already: then one step without looking is enough, which also a page that
 * goes has time for, and the browser is told that this is all. Left out, it is read within the step.
 * @returns the Answer with its moment.
 */
export async function keepDraft(answer: Answer, known?: readonly Answer[]): Promise<Answer> {
  const keep = await openKeep();
  return writing(async () => {
    if (known) {
      const ordered = { ...answer, moment: momentAfter([...known, answer]) };
      const tx = keep.transaction('drafts', 'readwrite');
      void tx.store.put(draftOf(ordered)).catch(() => undefined);
      endNow(tx);
      await tx.done;
      return ordered;
    }
    const tx = keep.transaction(['answers', 'drafts'], 'readwrite');
    const ordered = await inOrder(tx, answer);
    await Promise.all([tx.objectStore('drafts').put(draftOf(ordered)), tx.done]);
    return ordered;
  });
}

/** Keeps the last words of a page that goes or is put aside, also where the browser breaks off what it asks of the keep. They are later than the Answer as it is. Throws Full, CannotKeep. */
export async function keepLastWords(answer: Answer, known?: readonly Answer[]): Promise<void> {
  const isKept = setAside(draftOf({ ...answer, moment: momentAfter([...(known ?? []), answer]) }));
  await keepDraft(answer, known);
  isKept();
}

/** The draft's words become an Answer, in one step: never both, never neither. */
async function settle(draft: Draft): Promise<void> {
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction(['answers', 'drafts'], 'readwrite', durable);
    const still = await tx.objectStore('drafts').get(draft.id);
    if (still) {
      await tx.objectStore('answers').put(still.answer);
      await tx.objectStore('drafts').delete(draft.id);
    }
    await tx.done;
  });
}

/** Settles what was being typed here. Called when the person goes on, leaves the box, or the page is hidden. */
export async function settleHere(answer: Answer): Promise<void> {
  const keep = await openKeep();
  const draft = await keep.get('drafts', draftId(answer));
  if (!draft) return;
  await settle(draft);
  tellChange();
}

/** Settles what an earlier, closed or crashed window left. A window still typing (touched within `quiet` ms, also where the clock was set back since) is left alone. */
export async function settleLeftOver(story: Token, quiet = 5000): Promise<void> {
  const keep = await openKeep();
  const left = (await keep.getAllFromIndex('drafts', 'by-story', story)).filter(
    (d) => d.id.startsWith(here) || Math.abs(Date.now() - d.touched) > quiet,
  );
  for (const draft of left) await settle(draft);
  if (left.length > 0) tellChange();
}

/** Keeps a photo, a recording or a drawing. @returns its id, for an Answer or a Story to point to. */
export async function keepPiece(story: Token, blob: Blob): Promise<Token> {
  const keep = await openKeep();
  const piece = await toStore({ id: newToken(), story, blob });
  await writing(async () => {
    const tx = keep.transaction('pieces', 'readwrite', durable);
    await Promise.all([tx.store.add(piece), tx.done]);
  });
  return piece.id;
}

/** A kept piece, or undefined when it was rubbed out. */
export async function piece(id: Token): Promise<Blob | undefined> {
  const stored = await (await openKeep()).get('pieces', id);
  return stored && fromStore(stored);
}

/** A store of a transaction in which something is being written, as far as its Story's records are read from it. */
interface OfStory<T> {
  index: (name: 'by-story') => { getAll: (story: Token) => Promise<T[]> };
}

/** The pieces that a Story's Answers and drafts point to, as they stand within a transaction. */
export async function piecesWanted(
  answers: OfStory<AnswerOrOffer>,
  drafts: OfStory<Draft>,
  story: Token,
): Promise<Set<Token>> {
  const all = [
    ...(await answers.index('by-story').getAll(story)),
    ...(await drafts.index('by-story').getAll(story)).map((d) => d.answer),
  ];
  return new Set(all.flatMap((a) => piecesOf(a.said)));
}

/** Lets go of a piece that nothing points to any more: an earlier state of a drawing that is still being drawn. */
export async function letGoOfPiece(id: Token): Promise<void> {
  const keep = await openKeep();
  const tx = keep.transaction(['answers', 'drafts', 'pieces'], 'readwrite');
  const piece = await tx.objectStore('pieces').get(id);
  if (piece && !(await piecesWanted(tx.objectStore('answers'), tx.objectStore('drafts'), piece.story)).has(id))
    await tx.objectStore('pieces').delete(id);
  await tx.done;
}

/** What was given no longer names an Answer. Sealed bytes that hold it go nowhere any more: what had not gone is sealed anew without it. */
async function withoutAnswer(tx: Writing, given: Given, gone: Token): Promise<void> {
  const [errands, sent] = [tx.objectStore('errands'), tx.objectStore('sent')];
  const answers = given.answers.filter((id) => id !== gone);
  for (const key of await sent.index('by-given').getAllKeys(given.id)) await sent.delete(key);
  if (given.state !== 'waiting') {
    await tx.objectStore('given').put({ ...given, answers });
    return;
  }
  for (let at = await errands.index('by-given').openCursor(given.id); at; at = await at.continue())
    if (at.value.does === 'put' || at.value.does === 'seal') await at.delete();
  for (const { takeBack } of given.envelopes) await errands.add({ does: 'take-back', takeBack });
  if (answers.length > 0) await errands.add({ does: 'seal', given: given.id });
  await tx
    .objectStore('given')
    .put({ ...given, answers, envelopes: [], state: answers.length > 0 ? 'waiting' : 'taken-back' });
  if (answers.length === 0) await fillIn(tx as unknown as Filling, given);
}

/** The stores that rubbing out an Answer touches. */
export const rubbing = [
  'answers',
  'drafts',
  'pieces',
  'rubbedOut',
  'workers',
  'given',
  'errands',
  'sent',
] as const satisfies readonly StoreNames<Kept>[];

/**
 * Rubs out one Answer or Offer, with the pieces only it has. Its bare id is remembered, so that an old copy cannot bring it back
 * and a newer copy takes it away on other devices too.
 */
export async function rubOut(answer: AnswerOrOffer): Promise<void> {
  const keep = await openKeep();
  // Before anything: flagged in vain is no harm, kept and not flagged would wait for ever.
  flagErrands();
  const tx = keep.transaction(rubbing, 'readwrite', durable);
  await rubOutIn(tx, answer);
  await tx.done;
  tellChange();
}

/** Rubs out one Answer or Offer within a transaction: of its own device, or because another device of the person said so. */
export async function rubOutIn(tx: Writing, answer: AnswerOrOffer): Promise<void> {
  await tx.objectStore('answers').delete(answer.id);
  await tx.objectStore('rubbedOut').put({ id: answer.id, story: answer.story });
  // Whoever was given it is told to forget it, in the same step: it cannot be rubbed out here and stay there.
  const given = await tx.objectStore('given').index('by-story').getAll(answer.story);
  const workers = await tx.objectStore('workers').index('by-story').getAll(answer.story);
  const forget = forgetErrands([answer], given, workers);
  for (const errand of forget) await tx.objectStore('errands').add(errand);
  for (const worker of workers) {
    const asked = forget.filter((errand) => errand.thread === worker.id);
    const { answers = [], team = false } = worker.forgot ?? {};
    if (asked.length > 0)
      await tx
        .objectStore('workers')
        .put({
          ...worker,
          forgot: { answers: [...new Set([...answers, answer.id])].slice(-20_000), team: team || asked.length > 1 },
        });
  }
  for (const one of given) if (one.answers.includes(answer.id)) await withoutAnswer(tx, one, answer.id);
  const mine = piecesOf(answer.said);
  if (mine.length > 0) {
    const wanted = await piecesWanted(tx.objectStore('answers'), tx.objectStore('drafts'), answer.story);
    for (const id of mine) if (!wanted.has(id)) await tx.objectStore('pieces').delete(id);
  }
}
