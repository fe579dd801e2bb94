import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { StaffAsk } from '#mailbox/staff/staff.ts';
import type { Database } from './database.ts';

/** Somebody may take so long over showing who they are, and over joining after that: in ms. */
const [atTheLogin, toJoin] = [900_000, 3_600_000];

/** Keeps what was asked with an invite, in place of what was asked before. */
export const keepStaffAsk = (
  db: Database,
  invite: TokenSum,
  { state, nonce, verifier }: StaffAsk,
  now: number,
): Promise<void> =>
  db.write(async (run) => {
    await run('DELETE FROM staff_asks WHERE invite = ? OR until < ?', [invite, now]);
    await run('INSERT INTO staff_asks (invite, state, nonce, verifier, until) VALUES (?, ?, ?, ?, ?)', [
      invite,
      state,
      nonce,
      verifier,
      now + atTheLogin,
    ]);
  });

/** Takes what was asked with an invite: it is answered once. @returns undefined where nothing was asked, or too long ago. */
export const takeStaffAsk = (db: Database, invite: TokenSum, now: number): Promise<StaffAsk | undefined> =>
  db.write(async (run) => {
    const [found] = await run('SELECT state, nonce, verifier, until FROM staff_asks WHERE invite = ?', [invite]);
    await run('DELETE FROM staff_asks WHERE invite = ?', [invite]);
    return found && Number(found['until']) >= now
      ? { state: String(found['state']), nonce: String(found['nonce']), verifier: String(found['verifier']) }
      : undefined;
  });

/** Whoever holds this invite showed who they are: for an hour it can be used for this Mailbox. Who they are is not kept. */
export const noteShown = (db: Database, invite: TokenSum, read: TokenSum, now: number): Promise<void> =>
  db.write(async (run) => {
    await run('UPDATE invites SET shown = ?, shown_for = ? WHERE sum = ?', [now + toJoin, read, invite]);
  });
