import type { Answer, Token } from '#model/answer.ts';
import type { Errand, Given, MyWorker } from '#model/my-worker.ts';
import { momentAfter } from '#model/moment.ts';
import { inOrder } from '#person/keep/answers.ts';
import { tellChange } from '#person/keep/changes.ts';
import { durable, openKeep, writing, type Piece } from '#person/keep/keep.ts';
import { toStore } from '#person/keep/stored-piece.ts';
import { flagErrands, tellHasWorker } from '#person/keep/waits.ts';

/** Something the person wants to be done with a worker: all of it is kept, or nothing. */
export interface Wish {
  /** A new named worker; whoever was it before stays known, with an end. */
  worker?: MyWorker;
  /** The worker's photo and voice. */
  pieces?: readonly Piece[];
  /** What is said of it in the Story. */
  answer?: Answer;
  /** What is given, to be sealed and sent afterwards. */
  given?: readonly Given[];
  errands?: readonly Errand[];
}

const sameCard = (one: MyWorker, other: MyWorker) =>
  one.card.worker === other.card.worker && one.card.box.recipient === other.card.box.recipient;

/**
 * Keeps a wish in one step, durable before this resolves; what is to be done for it goes on from there, also after the window was closed
 * or the device went out. Once: where it is kept already, by a second press or another window, nothing is added. Throws Full.
 * @returns whether it was new.
 */
export async function keepWish({ worker, pieces = [], answer, given = [], errands = [] }: Wish): Promise<boolean> {
  flagErrands();
  const keep = await openKeep();
  const kept = await Promise.all(pieces.map(toStore));
  const isNew = await writing(async () => {
    const tx = keep.transaction(
      ['workers', 'pieces', 'answers', 'drafts', 'given', 'heard', 'errands'],
      'readwrite',
      durable,
    );
    const [workers, stored] = [tx.objectStore('workers'), tx.objectStore('given')];
    for (const one of given) if (await stored.getKey(one.id)) return false;
    if (worker) {
      const known = await workers.index('by-story').getAll(worker.story);
      if (known.some((one) => !one.until && sameCard(one, worker))) return false;
      for (const before of known) if (!before.until) await workers.put({ ...before, until: worker.since });
      await workers.add({ ...worker, moment: momentAfter(known.map((w) => ({ ...w, at: w.since }))) });
    }
    for (const piece of kept) await tx.objectStore('pieces').add(piece);
    if (answer) await tx.objectStore('answers').add(await inOrder(tx, answer));
    for (const one of given) {
      // After all that went and came in its thread, whatever the clocks said.
      const [went, came] = await Promise.all([
        stored.index('by-story').getAll(one.story),
        tx.objectStore('heard').index('by-story').getAll(one.story),
      ]);
      const moment = momentAfter([
        ...went.filter((g) => g.worker === one.worker),
        ...came.flatMap((h) => (h.worker === one.worker ? [h.reply] : [])),
      ]);
      await stored.add({ ...one, moment, ...(one.what ? { what: { ...one.what, moment } } : {}) });
      await tx.objectStore('errands').add({ does: 'seal', given: one.id });
    }
    for (const one of errands) await tx.objectStore('errands').add(one);
    await tx.done;
    return true;
  });
  if (worker) tellHasWorker();
  tellChange();
  return isNew;
}

/** Something given, as it is kept for the worker whom it is for; undefined where it was rubbed out meanwhile. */
export async function givenOf(id: Token): Promise<Given | undefined> {
  return (await openKeep()).get('given', id);
}
