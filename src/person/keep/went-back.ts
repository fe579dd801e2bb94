import type { Errand, Given, MyWorker } from '#model/my-worker.ts';
import { nowHere } from '#model/token.ts';
import { tellChange } from '#person/keep/changes.ts';
import { toForget } from '#person/keep/forget-errands.ts';
import { durable, openKeep } from '#person/keep/keep.ts';
import { flagErrands } from '#person/keep/waits.ts';
import { changeWorker } from '#person/keep/workers.ts';

const noReceipt = new Set<Given['state']>(['sent', 'not-taken']);

/**
 * The server went back in time: it may have lost what it had. The person's own Mailbox is opened anew, and everything goes again for
 * which no receipt came, and every wish to forget, all in one step: the very bytes where they are here, else sealed anew. What is there still stays one Envelope.
 * @param reopened whether the own Mailbox is open again already.
 */
export async function serverWentBack(worker: MyWorker, reopened: boolean): Promise<void> {
  flagErrands();
  const tx = (await openKeep()).transaction(['workers', 'given', 'errands', 'sent'], 'readwrite', durable);
  const [errands, sent] = [tx.objectStore('errands'), tx.objectStore('sent')];
  const kept = await tx.objectStore('workers').get(worker.id);
  if (kept) {
    const { epoch: _epoch, last: _last, lost: _lost, ...box } = kept.box;
    const { drop: _drop, ...rest } = kept;
    const now: MyWorker = { ...rest, box: { ...box, opened: reopened, after: 0 }, wentBack: nowHere() };
    await tx.objectStore('workers').put(now);
    // What was forgotten there may be there again.
    const forget = (team: boolean, what: { letters: string[]; answers: string[] }) =>
      Promise.all(toForget(now, team, what).map((errand) => errands.add(errand)));
    if (now.forgot) await forget(now.forgot.team, { letters: [], answers: now.forgot.answers });
    for (const one of (await tx.objectStore('given').index('by-story').getAll(kept.story)).filter(
      (g) => g.worker === kept.id,
    )) {
      if (one.state === 'asked-to-forget' || one.state === 'forgotten')
        await forget(one.team, { letters: [one.id], answers: [] });
      if (!noReceipt.has(one.state) || one.late) continue;
      const bytes = await sent.index('by-given').getAll(one.id);
      const again: Errand[] =
        bytes.length > 0 ? bytes.map((sealed) => ({ does: 'put', ...sealed })) : [{ does: 'seal', given: one.id }];
      for (const errand of again) await errands.add(errand);
      await tx.objectStore('given').put({ ...one, state: 'waiting' });
    }
  }
  await tx.done;
  tellChange();
}

/** The server does not know the person's own Mailbox with a worker: it is opened again when there is a way. */
export async function mailboxLost(worker: MyWorker): Promise<void> {
  flagErrands();
  // Numbers begin anew there: what a team said by an earlier key is not believed any more.
  await changeWorker(worker.id, ({ teamBefore: _before, ...w }) => ({
    ...w,
    box: { ...w.box, opened: false, after: 0, lost: true },
  }));
}

/**
 * The person's own Mailbox with a worker was closed for good, by this person: the Story had been rubbed out, and is back from a copy.
 * The worker was asked to forget all of it; from here on it is a new thread with them, and everything can be given again.
 * @param anew the same worker under a new thread, with a key and a Mailbox of its own.
 */
export async function beginAnew(worker: MyWorker, anew: MyWorker): Promise<void> {
  flagErrands();
  const tx = (await openKeep()).transaction(['workers', 'given', 'errands', 'sent'], 'readwrite', durable);
  const [errands, given, sent] = [tx.objectStore('errands'), tx.objectStore('given'), tx.objectStore('sent')];
  const kept = await tx.objectStore('workers').get(worker.id);
  if (kept && !kept.until) {
    await tx.objectStore('workers').put({ ...kept, until: anew.since });
    await tx.objectStore('workers').add(anew);
    for (const one of (await given.index('by-story').getAll(kept.story)).filter((g) => g.worker === kept.id)) {
      for (const key of await sent.index('by-given').getAllKeys(one.id)) await sent.delete(key);
      if (one.state === 'sent' || one.state === 'came' || one.state === 'read')
        await given.put({ ...one, state: 'asked-to-forget' });
      if (one.state !== 'waiting') continue;
      // What waited when the copy was taken went with the Story; only what was given since then waits here.
      if ((await errands.index('by-given').count(one.id)) === 0) {
        await given.put({ ...one, state: 'taken-back' });
        continue;
      }
      for (let at = await errands.index('by-given').openCursor(one.id); at; at = await at.continue()) await at.delete();
      const { place: _place, ...fresh } = one;
      await given.put({ ...fresh, worker: anew.id, envelopes: [] });
      await errands.add({ does: 'seal', given: one.id });
    }
  }
  await tx.done;
  tellChange();
}
