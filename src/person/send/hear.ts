import type { Story, Token } from '#model/answer.ts';
import type { Heard, MyWorker } from '#model/my-worker.ts';
import { fromWorker, type FromWorker } from '#model/reply.ts';
import { momentAfter } from '#model/moment.ts';
import { collect, type Came } from '#envelopes/open-envelopes.ts';
import { answersTo } from '#person/keep/answers.ts';
import { tellChange } from '#person/keep/changes.ts';
import { changeGiven, changeWorker, givenFrom, heardIn, keepHeard, workersOf } from '#person/keep/workers.ts';
import { Ended, NotThere } from '#post/mailbox-errors.ts';

/**
 * What some Replies change here by themselves: the check-in goes on or off, work ends, a Letter is read or forgotten. It is made from all
 * that was heard, each time: a window that closed between hearing and doing loses nothing.
 */
async function obey(worker: MyWorker): Promise<void> {
  const replies = (await heardIn(worker.story)).filter((h) => h.worker === worker.id).map((h) => h.reply);
  const checkIn = replies.find((r) => r.kind === 'check-in');
  const since = checkIn?.on ? checkIn.at : undefined;
  const ending = replies.find((r) => r.kind === 'ending');
  if (worker.checkIn !== since || (ending && !worker.until)) {
    // Beside what the person said of who their worker is: what they say of it from now on is later than the end.
    const untilMoment = momentAfter(await answersTo(worker.story, 'my-worker/who'));
    await changeWorker(worker.id, ({ checkIn: _before, ...w }) => ({ ...w, ...(since ? { checkIn: since } : {}), ...(ending && !w.until ? { until: ending.at, untilMoment } : {}) }));
  }
  // Only of what was given to this worker: nobody speaks for another.
  for (const given of (await givenFrom(worker.story)).filter((g) => g.worker === worker.id)) {
    if (given.state !== 'forgotten' && replies.some((r) => r.kind === 'forgotten' && r.letters.includes(given.id))) await changeGiven(given.id, { state: 'forgotten' });
    else if (given.state === 'sent' && replies.some((r) => r.kind === 'seen' && r.of.letter === given.id)) await changeGiven(given.id, { state: 'read' });
  }
}

async function hearOne(worker: MyWorker): Promise<number> {
  if (!worker.box.opened) return 0;
  const found = await collect({ read: worker.box.read, identity: worker.box.identity }, worker.box.after, fromWorker);
  // Somebody else's thread under this Mailbox is a mistake or a trick: it is not shown.
  const mine = found.came.filter((c) => c.what.thread === worker.id);
  const pieces = new Map<Token, Blob>(mine.flatMap((c) => [...c.pieces]));
  // A receipt is a device's and no word of the worker: it is never shown as one.
  const heard = mine.filter((c) => c.what.kind !== 'came').map((c: Came<FromWorker>): Heard => ({ id: c.what.id, story: worker.story, worker: worker.id, reply: c.what, came: c.at, seen: false }));
  if (found.after === worker.box.after && heard.length === 0) return 0;
  const added = await keepHeard(worker, heard, pieces, found.after);
  return added;
}

/** Fetches what the person's workers said. @returns how much is new. Throws what `post` throws. */
export async function hearFromWorkers(story: Story): Promise<number> {
  let added = 0;
  for (const worker of await workersOf(story.id)) {
    try {
      added += await hearOne(worker);
      await obey(worker);
    } catch (why) {
      // The Mailbox with an earlier worker may be gone.
      if (!(why instanceof NotThere || why instanceof Ended)) throw why;
    }
  }
  if (added > 0) tellChange();
  return added;
}
