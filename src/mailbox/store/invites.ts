import { Refusal } from '#mailbox/gate/codes.ts';
import { sameSum, sumOf, type TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database, Row, Run } from './database.ts';
import { findDrop } from './drops.ts';
import { closeMailbox, emptyMailbox, ended, mailboxDrop, makeMailbox, mailboxRead } from './mailboxes.ts';

/** What somebody joins as. `hand-over`, in an invite: who is a worker already takes the lead over (`hand-on.ts`). */
export type InvitedRole = 'worker' | 'lead';

/** An invite as it stands in the database. */
export interface Invite extends Row {
  sum: TokenSum;
  role: InvitedRole | 'hand-over';
  /** ms since 1970 */
  until: number;
  /** The lead's Mailbox; null when the owner of this copy made it. */
  made_by: TokenSum | null;
  void: number;
  /** The Mailbox made with it. */
  mailbox: TokenSum | null;
  /** Until when it may be used by who showed who they are, ms since 1970, and for which Mailbox: theirs, and no other window's that has the invite too. 0: nobody did. */
  shown: number;
  shown_for: TokenSum | null;
  /** Who alone may use it (`staffSum`); null: whoever holds it. */
  staff: TokenSum | null;
}

const day = 86_400_000;
const minute = 60_000;

/** The end of an invite made `now` for `days` days: ms since 1970, a full minute. */
export const goodUntil = (now: number, days: number): number => now - (now % minute) + days * day;

const columns = 'sum, role, until, made_by, void, mailbox, shown, shown_for, staff';

/** Whether a Mailbox can still be made with it. */
export const isOpen = ({ role, void: isVoid, mailbox, until }: Invite, now: number): boolean =>
  role !== 'hand-over' && isVoid === 0 && mailbox === null && until >= now;

/** Whether who showed who they are uses it now, for the Mailbox that they showed it for. */
export const isShown = ({ shown, shown_for: shownFor }: Invite, read: TokenSum, now: number): boolean =>
  shown >= now && sameSum(shownFor ?? undefined, read);

/** Who an invite is for, told apart by their e-mail address at the council: only whoever has the invite can tell whether it is theirs. */
export const staffSum = (invite: string, email: string): TokenSum => sumOf(`${invite} ${email.trim().toLowerCase()}`);

/** An invite by its token, also one that ran out or is void. @param hold what is put behind the statement: ` FOR UPDATE` holds it for the rest of a write. */
export const findInvite = async (run: Run, sum: TokenSum, hold = '') =>
  (await run(`SELECT ${columns} FROM invites WHERE sum = ?${hold}`, [sum]))[0] as Invite | undefined;

/**
 * Makes an invite inside a write. Made before by the same lead for the same role: the first one stands.
 * @returns until when it is good, ms since 1970. @throws {Refusal} `different` when the token is already another's, for another role, or a Mailbox's.
 */
export async function makeInvite(
  run: Run,
  invite: Pick<Invite, 'sum' | 'role' | 'until' | 'made_by'> & { staff?: TokenSum },
): Promise<number> {
  // What is asked with a token is looked up among invites first: a Worker card's must not become one.
  if ((await mailboxRead(run, invite.sum)) ?? (await mailboxDrop(run, invite.sum)) ?? (await findDrop(run, invite.sum)))
    throw new Refusal('different');
  await run(
    'INSERT INTO invites (sum, role, until, made_by, void, shown, staff) VALUES (?, ?, ?, ?, 0, 0, ?) ON CONFLICT DO NOTHING',
    [invite.sum, invite.role, invite.until, invite.made_by, invite.staff ?? null],
  );
  const there = await findInvite(run, invite.sum);
  const same =
    there?.role === invite.role && Buffer.from(there.made_by ?? []).equals(invite.made_by ?? new Uint8Array());
  if (!same) throw new Refusal('different');
  return there.until;
}

/**
 * Makes the Mailbox that an invite is for. The same tokens again: nothing changes, even when the invite has run out since.
 * @param asksWho whether whoever uses it must have shown who they are.
 * @throws {Refusal} `used` when it was used with other tokens; `not-found` when it ran out or is void; `who-first`; and what `makeMailbox` throws.
 */
export const acceptInvite = (
  db: Database,
  sum: TokenSum,
  readSum: TokenSum,
  dropSum: TokenSum,
  now: number,
  asksWho: boolean,
): Promise<InvitedRole> =>
  db.write(async (run) => {
    const invite = await findInvite(run, sum, ' FOR UPDATE');
    if (!invite || invite.role === 'hand-over' || invite.void === 1 || (invite.mailbox === null && invite.until < now))
      throw new Refusal('not-found');
    if (invite.mailbox !== null) {
      const made = await mailboxRead(run, invite.mailbox);
      if (!made || !Buffer.from(made.read_sum).equals(readSum) || !Buffer.from(made.drop_sum).equals(dropSum))
        throw new Refusal('used');
      if (made.state !== 0) throw new Refusal('ended');
      return invite.role;
    }
    if (asksWho && !isShown(invite, readSum, now)) throw new Refusal('who-first');
    if (await mailboxRead(run, readSum)) throw new Refusal('different');
    await makeMailbox(run, readSum, dropSum, invite.role);
    await run('UPDATE invites SET mailbox = ? WHERE sum = ?', [readSum, sum]);
    return invite.role;
  });

/**
 * Makes an invite void and ends the Mailbox made with it.
 * @param by the lead's Mailbox, who can only take back her own invites; undefined: the owner of this copy, who can take back any.
 * @returns false where there is no such invite, or it is another lead's.
 */
export async function takeBackInvite(db: Database, sum: TokenSum, by?: TokenSum): Promise<boolean> {
  const invite = await db.write(
    async (run) => {
      const there = await findInvite(run, sum, ' FOR UPDATE');
      if (!there || (by && !Buffer.from(there.made_by ?? []).equals(by))) return undefined;
      await run('UPDATE invites SET void = 1 WHERE sum = ?', [sum]);
      if (there.mailbox) await closeMailbox(run, there.mailbox, ended);
      return there;
    },
    { wipes: true },
  );
  if (invite?.mailbox) await emptyMailbox(db, invite.mailbox);
  return invite !== undefined;
}
