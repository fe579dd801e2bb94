import type { Given, MyWorker } from '#model/my-worker.ts';
import { addErrands, dropErrands } from '#person/keep/errands.ts';
import { changeGiven } from '#person/keep/workers.ts';
import { stateOfEnvelope, takeEnvelopeBack } from '#post/mailbox.ts';

/**
 * Takes something back that nobody read yet. What still waits to go is taken back by errands: run them afterwards.
 * @returns false where somebody read it: then only asking to forget it is left. Throws what `post` throws.
 */
export async function takeBack(given: Given): Promise<boolean> {
  if (given.state === 'waiting') {
    // Some of it may be gone, or be on its way at this moment: that is taken back when it is there, also without internet now.
    await changeGiven(given.id, { state: 'taken-back' });
    await dropErrands(given.id);
    await addErrands(given.envelopes.map(({ takeBack: by }) => ({ does: 'take-back', given: given.id, takeBack: by })));
    return true;
  }
  let all = true;
  // It came there for certain: where it is not there now, its reader had it and deleted it.
  for (const { takeBack: by } of given.envelopes) all = (await takeEnvelopeBack(by)) === 'taken-back' && all;
  await changeGiven(given.id, { state: all ? 'taken-back' : 'read' });
  return all;
}

/** Looks whether something that was sent has been read. Does nothing where it is known already. */
export async function lookWhetherRead(given: Given): Promise<void> {
  if (given.state !== 'sent' || given.envelopes.length === 0) return;
  const [first] = given.envelopes;
  // `gone` means that its reader deleted it after reading: nobody else can.
  if (first && (await stateOfEnvelope(first.takeBack)) !== 'waiting') await changeGiven(given.id, { state: 'read' });
}

/** Asks a worker to forget a Letter that they read. It goes as soon as there is a way. */
export async function askToForget(given: Given, worker: MyWorker): Promise<void> {
  const team = worker.card.team;
  await addErrands([{ does: 'forget', to: [worker.card.box, ...(given.team && team ? [{ recipient: team.recipient, drop: team.drop }] : [])], thread: worker.id, letters: [given.id], answers: [] }]);
  await changeGiven(given.id, { state: 'asked-to-forget' });
}
