import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database } from './database.ts';
import { findInvite } from './invites.ts';
import { ended, holdMailbox, mailboxRead, makeMailbox } from './mailboxes.ts';

/** Every table whose rows belong to a Mailbox. */
const belonging = ['envelopes', 'arriving', 'drops', 'gone', 'kept', 'kept_gone'] as const;

/**
 * Gives a Mailbox two other tokens: all that it holds, its numbers and its further drop tokens stay. Those before say `ended` from then on,
 * and never open anything else.
 * @throws {Refusal} `different` when one of the tokens already means something; `ended`, `not-found` when it was closed meanwhile.
 */
export const changeTokens = (db: Database, key: TokenSum, readSum: TokenSum, dropSum: TokenSum): Promise<void> =>
  db.write(
    async (run) => {
      const { role, used, first_used: firstUsed, next_seq: nextSeq } = await holdMailbox(run, key);
      if (await mailboxRead(run, readSum)) throw new Refusal('different');
      await makeMailbox(run, readSum, dropSum, role);
      await run('UPDATE mailboxes SET used = ?, first_used = ?, next_seq = ? WHERE read_sum = ?', [
        used,
        firstUsed,
        nextSeq,
        readSum,
      ]);
      // Whoever reads it from now on chooses anew how they are told.
      await run('DELETE FROM notices WHERE mailbox = ?', [key]);
      for (const table of belonging) await run(`UPDATE ${table} SET mailbox = ? WHERE mailbox = ?`, [readSum, key]);
      await run('UPDATE mailboxes SET state = ?, used = 0, first_used = 0 WHERE read_sum = ?', [ended, key]);
    },
    { wipes: true },
  );

/**
 * Makes a worker the lead in the place of the lead who asked them: her invites are theirs, and she is a worker from then on. Again by the
 * same worker: nothing changes.
 * @param by the worker's Mailbox. @param now ms since 1970.
 * @throws {Refusal} `not-found` where nobody asked so, it ran out, was taken back, or was for whoever came first and somebody did.
 */
export const takeOverLead = (db: Database, by: TokenSum, sum: TokenSum, now: number): Promise<void> =>
  db.write(async (run) => {
    const asked = await findInvite(run, sum, ' FOR UPDATE');
    const again = asked?.mailbox && Buffer.from(asked.mailbox).equals(by);
    if (asked?.role !== 'hand-over' || !asked.made_by || (!again && (asked.void === 1 || asked.until < now)))
      throw new Refusal('not-found');
    if (again) return;
    const [before, next] = [await holdMailbox(run, asked.made_by), await holdMailbox(run, by)];
    if (before.role !== 'lead' || Buffer.from(before.read_sum).equals(next.read_sum)) throw new Refusal('not-found');
    await run("UPDATE mailboxes SET role = 'lead' WHERE read_sum = ?", [by]);
    await run("UPDATE mailboxes SET role = 'worker' WHERE read_sum = ?", [asked.made_by]);
    // Others whom she asked before are asked no more: it is not hers to give.
    await run("UPDATE invites SET void = 1 WHERE made_by = ? AND role = 'hand-over'", [asked.made_by]);
    await run('UPDATE invites SET made_by = ? WHERE made_by = ?', [by, asked.made_by]);
    await run('UPDATE invites SET void = 1, mailbox = ? WHERE sum = ?', [by, sum]);
  });
