import type { Answer, Story, Token } from '#model/answer.ts';
import type { Given, Heard, MyWorker } from '#model/my-worker.ts';
import { furtherGiven, furtherWorker } from '#model/further.ts';
import type { Offer } from '#model/offer.ts';
import { isAnswer, isOffer } from '#model/offers.ts';
import { tellChange } from '#person/keep/changes.ts';
import { flagErrands, tellHasWorker } from '#person/keep/waits.ts';
import { laterWish, wishId } from '#person/keep/ask-again.ts';
import { askToStay, durable, Full, openKeep, writing, type AskAgain, type Keep } from '#person/keep/keep.ts';
import { toStore } from '#person/keep/stored-piece.ts';
import { allOf, piece, piecesWanted, rubbing, rubOutIn, settleLeftOver } from '#person/keep/answers.ts';

/** A whole Story as it stands in the keep. */
export interface WholeStory {
  story: Story;
  answers: Answer[];
  offers?: Offer[] | undefined;
  pieces: { id: Token; blob: Blob }[];
  rubbedOut: Token[];
  askAgain?: Omit<AskAgain, 'id' | 'story'>[] | undefined;
  workers?: MyWorker[] | undefined;
  given?: Given[] | undefined;
  heard?: Heard[] | undefined;
}

/** The pieces of a Story. One at a time: two hundred megabytes of recordings at once are too much for an old tablet. */
async function piecesIn(keep: Keep, story: Token): Promise<WholeStory['pieces']> {
  const all: WholeStory['pieces'] = [];
  for (const id of await keep.getAllKeysFromIndex('pieces', 'by-story', story)) {
    const blob = await piece(id);
    if (blob) all.push({ id, blob });
  }
  return all;
}

/**
 * Keeps the pieces of a Story that is about to be joined, one at a time, before what points to them: so what points to one that is not there
 * never stands. Where the device goes out in between they wait, seen nowhere, for the copy to be brought back again.
 * @param into the ids of those that are new here, as they come.
 */
async function keepPiecesOf({ story, pieces }: WholeStory, into: Set<Token>): Promise<void> {
  const keep = await openKeep();
  for (const { id, blob } of pieces) {
    if (await keep.getKey('pieces', id)) continue;
    const stored = await toStore({ id, story: story.id, blob });
    await writing(() => keep.add('pieces', stored));
    into.add(id);
  }
}

/** Everything of one Story. What was still being typed is settled first. */
export async function wholeStory(story: Story): Promise<WholeStory> {
  // On a full device it stays a draft, which is read as well.
  await settleLeftOver(story.id, 0).catch((why: unknown) => {
    if (!(why instanceof Full)) throw why;
  });
  const keep = await openKeep();
  const [all, rubbedOut, again, workers, given, heard] = await Promise.all([
    allOf(story.id),
    keep.getAllFromIndex('rubbedOut', 'by-story', story.id),
    keep.getAllFromIndex('askAgain', 'by-story', story.id),
    keep.getAllFromIndex('workers', 'by-story', story.id),
    keep.getAllFromIndex('given', 'by-story', story.id),
    keep.getAllFromIndex('heard', 'by-story', story.id),
  ]);
  return {
    story,
    answers: all.filter(isAnswer),
    offers: all.filter(isOffer),
    pieces: await piecesIn(keep, story.id),
    rubbedOut: rubbedOut.map((r) => r.id),
    askAgain: again.filter((wish) => !wish.over).map(({ id: _id, story: _story, ...wish }) => wish),
    workers,
    given,
    heard,
  };
}

/**
 * Joins a Story with what is here: a union. Nothing here is written over; what was rubbed out on either side is gone on both.
 * All of it or nothing: one transaction; its pieces are kept before it, and taken away again where it fails.
 * @param onlyHere only where the Story is here already: what comes from its box must not bring back a Story that was just rubbed out.
 * @returns how many Answers are new here, and whether the Story itself is. Throws Full.
 */
export async function joinStory(whole: WholeStory, onlyHere = false): Promise<{ added: number; newStory: boolean }> {
  const fresh = new Set<Token>();
  try {
    await keepPiecesOf(whole, fresh);
    return await join(whole, fresh, onlyHere);
  } catch (why) {
    const keep = await openKeep();
    for (const id of fresh) await keep.delete('pieces', id);
    throw why;
  }
}

/** The stores that a Story is joined in. */
const joining = [...rubbing, 'stories', 'askAgain', 'heard'] as const;

/** Joins what is no piece. @param freshPieces those that came with it: what nothing points to is let go of. */
async function join(
  whole: WholeStory,
  freshPieces: ReadonlySet<Token>,
  onlyHere: boolean,
): Promise<{ added: number; newStory: boolean }> {
  const keep = await openKeep();
  // Before anything: flagged in vain is no harm, kept and not flagged would wait for ever.
  if (whole.rubbedOut.length > 0) flagErrands();
  const counted = await writing(async () => {
    const tx = keep.transaction(joining, 'readwrite', durable);
    const stories = tx.objectStore('stories');
    const answers = tx.objectStore('answers');
    const drafts = tx.objectStore('drafts');
    const pieces = tx.objectStore('pieces');
    const rubbedOut = tx.objectStore('rubbedOut');
    const here = await stories.get(whole.story.id);
    if (!here && onlyHere) {
      for (const id of freshPieces) await pieces.delete(id);
      await tx.done;
      return { added: 0, newStory: false };
    }
    if (!here) await stories.add(whole.story);
    else if (!here.name && whole.story.name) await stories.put({ ...here, name: whole.story.name });
    for (const id of whole.rubbedOut) {
      const there = await answers.get(id);
      // A copy speaks of its own Story only, whatever it says.
      if (there && there.story !== whole.story.id) continue;
      const before = await rubbedOut.get(id);
      if (before && before.story !== whole.story.id) continue;
      // What was given of it from here, and waits or went, is to be forgotten too.
      if (there) await rubOutIn(tx, there);
      else if (!before) await rubbedOut.put({ id, story: whole.story.id });
    }
    const gone = new Set((await rubbedOut.index('by-story').getAll(whole.story.id)).map((r) => r.id));
    const had = new Set(await answers.getAllKeys());
    const fresh = [
      ...new Map(
        [...whole.answers, ...(whole.offers ?? [])]
          .filter((a) => !gone.has(a.id) && !had.has(a.id))
          .map((a) => [a.id, a]),
      ).values(),
    ];
    // Some at a time: all in one go would hold the screen, one by one takes many times longer.
    for (let from = 0; from < fresh.length; from += 100)
      await Promise.all(fresh.slice(from, from + 100).map((answer) => answers.add(answer)));
    const added = fresh.filter(isAnswer).length;
    const wanted = (await piecesWanted(answers, drafts, whole.story.id)).add(here?.photo ?? whole.story.photo ?? '');
    for (const id of [
      ...(whole.workers ?? []).flatMap((w) => [w.photo, w.voice]),
      ...(whole.heard ?? []).flatMap((h) => h.reply.pieces.map((p) => p.id)),
    ])
      if (id) wanted.add(id);
    // Another device counts what it sends for itself.
    const lists = {
      workers: whole.workers?.map(({ sent: _sent, tag: _tag, ...worker }): MyWorker => worker),
      given: whole.given,
      heard: whole.heard,
    };
    for (const name of ['workers', 'given', 'heard'] as const) {
      const store = tx.objectStore(name);
      for (const one of lists[name] ?? []) if (!(await store.getKey(one.id))) await store.add(one);
    }
    for (const came of lists.given ?? []) {
      const kept = await tx.objectStore('given').get(came.id);
      const further = kept && furtherGiven(kept, came);
      if (further) await tx.objectStore('given').put(further);
    }
    for (const came of lists.workers ?? []) {
      const kept = await tx.objectStore('workers').get(came.id);
      const further = kept && furtherWorker(kept, came);
      if (further) await tx.objectStore('workers').put(further);
    }
    for (const wish of whole.askAgain ?? []) {
      const id = wishId(whole.story.id, wish.question);
      const kept = await tx.objectStore('askAgain').get(id);
      const later = kept ? laterWish(kept, wish) : { id, story: whole.story.id, ...wish };
      if (later) await tx.objectStore('askAgain').put(later);
    }
    for (const id of freshPieces) if (!wanted.has(id)) await pieces.delete(id);
    await tx.done;
    return { added, newStory: !here };
  });
  askToStay();
  if ((whole.workers ?? []).length > 0) tellHasWorker();
  tellChange();
  return counted;
}
