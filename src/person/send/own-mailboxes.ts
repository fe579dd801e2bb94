import type { MyWorker } from '#model/my-worker.ts';
import { newToken, nowHere, newMailboxTokens } from '#model/token.ts';
import { listStories } from '#person/keep/stories.ts';
import { beginAnew, serverWentBack } from '#person/keep/went-back.ts';
import { changeWorker, workersOf } from '#person/keep/workers.ts';
import { lastMark } from '#post/mark.ts';
import { openMailbox } from '#post/mailbox.ts';
import { Ended, NotThere, Refused } from '#post/mailbox-errors.ts';
import { newIdentity } from '#sealing/seal.ts';

/** A Mailbox and a key of one's own, for the Replies of one worker. */
export const newBox = async (): Promise<MyWorker['box']> => ({
  ...newMailboxTokens(),
  ...(await newIdentity()),
  opened: false,
  after: 0,
});

/** The same worker in a new thread: their photo and voice stay the same pieces. */
async function anewWith({ story, card, secret, photo, voice, checkIn }: MyWorker): Promise<MyWorker> {
  return {
    id: newToken(),
    story,
    card,
    secret,
    since: nowHere(),
    box: await newBox(),
    ...(photo ? { photo } : {}),
    ...(voice ? { voice } : {}),
    ...(checkIn ? { checkIn } : {}),
  };
}

async function openOwn(worker: MyWorker): Promise<void> {
  const { read, drop } = worker.box;
  await openMailbox(worker.card.box.drop, { read, drop });
  const epoch = lastMark()?.epoch;
  if (worker.box.lost) await serverWentBack(worker, true);
  await changeWorker(worker.id, (w) => ({ ...w, box: { ...w.box, opened: true, ...(epoch ? { epoch } : {}) } }));
}

const isRefusal = (why: unknown): boolean => why instanceof NotThere || why instanceof Ended || why instanceof Refused;

/** These tokens had their Mailbox, and this person closed it for good: another is opened, if the worker is still there. */
async function openAnew(worker: MyWorker, why: unknown): Promise<void> {
  if (!worker.box.lost || !isRefusal(why)) throw why;
  const anew = await anewWith(worker);
  await openMailbox(worker.card.box.drop, { read: anew.box.read, drop: anew.box.drop });
  await beginAnew(worker, { ...anew, box: { ...anew.box, opened: true } });
}

/** Opens the person's own Mailbox with each worker that has none yet: Replies come there. */
export async function openOwnMailboxes(): Promise<void> {
  for (const story of await listStories()) {
    for (const worker of await workersOf(story.id)) {
      if (worker.box.opened || worker.until) continue;
      try {
        await openOwn(worker).catch((why: unknown) => openAnew(worker, why));
      } catch (why) {
        // This worker is not here any more; what waits for them says so.
        if (!isRefusal(why)) throw why;
      }
    }
  }
}
