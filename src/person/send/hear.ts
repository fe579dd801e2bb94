import type { Story, Token } from '#model/answer.ts';
import type { Heard, MyWorker } from '#model/my-worker.ts';
import { fromWorker, type FromWorker } from '#model/reply.ts';
import { collect, type Came } from '#envelopes/open-envelopes.ts';
import { tellChange } from '#person/keep/changes.ts';
import { changeGiven, changeWorker, givenFrom, keepHeard, workersOf } from '#person/keep/workers.ts';
import { Ended, NotThere } from '#post/mailbox-errors.ts';

/** What some Replies change here by themselves: the check-in goes on or off, a Letter is forgotten. */
async function obey(worker: MyWorker, reply: FromWorker): Promise<void> {
  if (reply.kind === 'check-in') await changeWorker(worker.id, ({ checkIn: _before, ...w }) => (reply.on ? { ...w, checkIn: reply.at } : w));
  // Only of what was given to this worker: nobody speaks for another.
  const given = (await givenFrom(worker.story)).filter((g) => g.worker === worker.id);
  if (reply.kind === 'forgotten') for (const { id } of given) if (reply.letters.includes(id)) await changeGiven(id, { state: 'forgotten' });
  if (reply.kind === 'seen' && given.some((g) => g.id === reply.of.letter && g.state === 'sent')) await changeGiven(reply.of.letter, { state: 'read' });
}

async function hearOne(worker: MyWorker): Promise<number> {
  if (!worker.box.opened) return 0;
  const found = await collect({ read: worker.box.read, identity: worker.box.identity }, worker.box.after, fromWorker);
  // Somebody else's thread under this Mailbox is a mistake or a trick: it is not shown.
  const mine = found.came.filter((c) => c.what.thread === worker.id);
  const pieces = new Map<Token, Blob>(mine.flatMap((c) => [...c.pieces]));
  const heard = mine.map((c: Came<FromWorker>): Heard => ({ id: c.what.id, story: worker.story, worker: worker.id, reply: c.what, came: c.at, seen: false }));
  if (found.after === worker.box.after && heard.length === 0) return 0;
  const added = await keepHeard(worker, heard, pieces, found.after);
  if (added > 0) for (const { reply } of heard) await obey(worker, reply);
  return added;
}

/** Fetches what the person's workers said. @returns how much is new. Throws what `post` throws. */
export async function hearFromWorkers(story: Story): Promise<number> {
  let added = 0;
  for (const worker of await workersOf(story.id)) {
    try {
      added += await hearOne(worker);
    } catch (why) {
      // The Mailbox with an earlier worker may be gone.
      if (!(why instanceof NotThere || why instanceof Ended)) throw why;
    }
  }
  if (added > 0) tellChange();
  return added;
}
