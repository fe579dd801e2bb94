import { nowHere, newToken } from '#model/token.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { NotThere } from '#post/mailbox-errors.ts';
import { allOwed, owe, paid } from '#worker/keep/drafts.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { forget, isToForget, logHere, newNote, note, type LogEntry } from '#worker/keep/log.ts';
import type { WorkerRecord } from '#model/worker-record.ts';
import { askedToForget, forgetsToAnswer } from './people.ts';

/** Sends what is owed: notes whose line broke, and *forgotten* that could not go. Throws what `post` throws; the rest stays owed. */
export async function payOwed(keys: WorkerKeys): Promise<void> {
  for (const owed of await allOwed(keys)) {
    if ('record' in owed) {
      await note(keys, owed.record);
    } else {
      try {
        await sendNow(owed.reply, [], owed.to);
      } catch (why) {
        // The person has no Mailbox any more: there is nobody to tell.
        if (!(why instanceof NotThere)) throw why;
      }
      const record: WorkerRecord = { ...newNote(), kind: 'sent', reply: owed.reply };
      await owe(keys, { id: record.id, record });
      await note(keys, record);
      await paid(keys, record.id);
    }
    await paid(keys, owed.id);
  }
}

/**
 * Does what people asked to forget: their *forgotten* is owed first, so that it goes even when this breaks in the middle; then it
 * goes from the Mailbox and from this device. @returns all that is left.
 */
export async function obey(keys: WorkerKeys, entries: LogEntry[]): Promise<LogEntry[]> {
  const gone = askedToForget(entries);
  const still = entries.some((e) => e.from === 'person' && e.what.kind === 'letter' && isToForget(e.what, gone));
  const known = new Set((await allOwed(keys)).map((o) => o.id));
  for (const { forget: wish, reply } of forgetsToAnswer(entries)) {
    if (!reply || known.has(wish.id)) continue;
    await owe(keys, { id: wish.id, to: reply, reply: { id: newToken(), thread: wish.thread, at: nowHere(), from: keys.name, pieces: [], kind: 'forgotten', letters: wish.letters, answers: wish.answers } });
  }
  if (still) await forget(keys, gone);
  await payOwed(keys);
  return logHere(keys);
}
