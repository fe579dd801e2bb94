import { isDevices, type FromWorker } from '#model/reply.ts';
import type { Token } from '#model/answer.ts';
import type { WorkerRecord } from '#model/worker-record.ts';
import type { DropToken } from '#model/mailbox-token.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { Ended, NoInternet, NotThere, Refused, TryLater } from '#post/mailbox-errors.ts';
import { openDrop } from '#post/mailbox.ts';
import { derivedId } from '#sealing/stretch.ts';
import { allOwed, blobOf, owe, paid, type Owed, type OwedReply } from '#worker/keep/drafts.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { newNote, note } from '#worker/keep/log.ts';
import { report } from './net.ts';

/** What the device says by itself. Where nobody is there to hear it, it is done. */
const byItself = (reply: FromWorker): boolean => reply.kind === 'forgotten' || isDevices(reply);

/** The way in that is one thread's alone: all devices of the worker make the same. */
export const dropOf = ({ identity }: WorkerKeys, thread: string): { drop: DropToken; id: Token } => ({
  drop: derivedId(identity, `drop ${thread}`) as DropToken,
  id: derivedId(identity, `drop-id ${thread}`),
});

/** Who signs a Reply: the worker, or their team where the person gave it to the team only. */
const signerOf = (keys: WorkerKeys, as: OwedReply['as']): { identity: string } => ({
  identity: (as === 'team' && keys.team?.identity) || keys.identity,
});

/**
 * Sends a Reply, and owes the note of it from then on.
 * @returns why it can never go, where somebody else's Mailbox is gone or it was refused. Throws what is worth trying again.
 */
export async function sendOwed(
  keys: WorkerKeys,
  { reply, to, as, pieces = [], counts }: OwedReply,
): Promise<Owed['failed']> {
  const blobs = pieces.map((text, n) => blobOf(text, reply.pieces[n]?.type ?? ''));
  try {
    if (reply.kind === 'came' && reply.drop) await openDrop(keys.box.read, reply.drop, dropOf(keys, reply.thread).id);
    await sendNow(reply, blobs, to, { ...signerOf(keys, as), ...counts });
  } catch (why) {
    const gone = why instanceof NotThere || why instanceof Ended;
    if (!gone && !(why instanceof Refused)) throw why;
    if (!byItself(reply)) return gone ? 'box-gone' : 'not-sent';
  }
  const record: WorkerRecord = { ...newNote(), kind: 'sent', reply };
  await owe(keys, { id: record.id, record });
  await paid(keys, reply.id);
  await note(keys, record);
  await paid(keys, record.id);
  return undefined;
}

async function payOne(keys: WorkerKeys, owed: Owed): Promise<void> {
  if ('record' in owed) {
    await note(keys, owed.record);
    await paid(keys, owed.id);
    return;
  }
  const failed = await sendOwed(keys, owed);
  if (failed) await owe(keys, { ...owed, failed });
  else await paid(keys, owed.id);
}

let paying: Promise<unknown> = Promise.resolve();

async function payAll(keys: WorkerKeys): Promise<void> {
  let trouble: unknown;
  for (const owed of await allOwed(keys)) {
    if (owed.failed) continue;
    try {
      await payOne(keys, owed);
    } catch (why) {
      trouble ??= why;
      // Without a way there is none for the others; whatever else one debt meets is its own.
      if (why instanceof NoInternet || why instanceof TryLater) break;
      if ('reply' in owed) report(why);
    }
  }
  if (trouble instanceof Error && !(trouble instanceof TypeError)) throw trouble;
}

/**
 * Sends what is owed, one at a time in this window: notes whose line broke, Replies, receipts. One that cannot go stops no other.
 * Throws what `post` throws where something stays owed.
 */
export function payOwed(keys: WorkerKeys): Promise<void> {
  const now = paying.then(() => payAll(keys));
  paying = now.catch(() => undefined);
  return now;
}
