import type { Token } from '#model/answer.ts';
import type { FromPerson } from '#model/letter.ts';
import type { Errand, MyWorker } from '#model/my-worker.ts';
import { newToken, nowHere } from '#model/token.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { errandDone, nextErrand } from '#person/keep/errands.ts';
import { allDone, errandsFlag } from '#person/keep/waits.ts';
import { changeWorker, workersOf } from '#person/keep/workers.ts';
import { listStories } from '#person/keep/stories.ts';
import { closeMailbox, openMailbox, putEnvelope, takeEnvelopeBack } from '#post/mailbox.ts';
import { Ended, MailboxFull, NoInternet, NotThere, Refused, TryLater } from '#post/mailbox-errors.ts';

/** How it went: all is gone; some waits for the internet or for the server; a worker's Mailbox is not there any more. */
export type Went = 'all-gone' | 'no-internet' | 'later';

/** Opens the person's own Mailbox with each worker that has none yet: Replies come there. */
async function openOwnMailboxes(): Promise<void> {
  for (const story of await listStories()) {
    for (const worker of await workersOf(story.id)) {
      if (worker.box.opened || worker.until) continue;
      try {
        await openMailbox(worker.card.box.drop, { read: worker.box.read, drop: worker.box.drop });
        await changeWorker(worker.id, (w): MyWorker => ({ ...w, box: { ...w.box, opened: true } }));
      } catch (why) {
        // This worker is not here any more; what waits for them says so.
        if (!(why instanceof NotThere || why instanceof Ended)) throw why;
      }
    }
  }
}

async function forget(errand: Extract<Errand, { does: 'forget' }>): Promise<void> {
  const what: FromPerson = { kind: 'forget', id: newToken(), thread: errand.thread, at: nowHere(), pieces: [], letters: errand.letters, answers: errand.answers };
  for (const box of errand.to) {
    try {
      await sendNow(what, [], box);
    } catch (why) {
      // The Mailbox is gone, and with it all that it held.
      if (!(why instanceof Ended || why instanceof NotThere)) throw why;
    }
  }
}

/** Does one errand. @returns what the errand's Envelope met, where it is refused for good. */
async function run(errand: Errand): Promise<'done' | 'not-taken' | 'read'> {
  try {
    if (errand.does === 'put') await putEnvelope(errand.drop, errand.envelope, errand.sealed, errand.takeBack);
    else if (errand.does === 'forget') await forget(errand);
    else if (errand.does === 'take-back') return (await takeEnvelopeBack(errand.takeBack)) === 'read' ? 'read' : 'done';
    else await closeMailbox(errand.read);
    return 'done';
  } catch (why) {
    if (why instanceof Ended || why instanceof NotThere || why instanceof MailboxFull || why instanceof Refused) return 'not-taken';
    throw why;
  }
}

async function runAll(tell: (left: number) => void): Promise<Went> {
  const seen = errandsFlag();
  try {
    await openOwnMailboxes();
    const refused = new Set<Token>();
    for (let next = await nextErrand(); next; next = await nextErrand()) {
      const { given } = next;
      const went = given && next.does === 'put' && refused.has(given) ? 'not-taken' : await run(next);
      const left = await errandDone(next, went);
      if (given && went === 'not-taken') refused.add(given);
      if (given) tell(left);
    }
    allDone(seen);
    return 'all-gone';
  } catch (why) {
    if (why instanceof NoInternet) return 'no-internet';
    if (why instanceof TryLater) return 'later';
    throw why;
  }
}

/**
 * Does all that waits, in order. One window at a time: two would only do the same twice, which is safe but slow.
 * @param tell called with how many Envelopes of the same thing still wait.
 */
export async function runErrands(tell: (left: number) => void = () => undefined): Promise<Went> {
  const locks = (navigator as Navigator & { locks?: LockManager }).locks;
  return locks ? await locks.request('errands', () => runAll(tell)) : runAll(tell);
}
