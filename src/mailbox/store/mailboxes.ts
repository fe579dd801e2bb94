import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database, Row, Run } from './database.ts';
import { isFurtherDrop } from './drops.ts';

/** Whose a Mailbox is. It says who opened it, and nothing of who they are. */
export type Role = 'worker' | 'lead' | 'team' | 'person' | 'story';

/** A Mailbox as it stands in the database: its tokens only by their sums. */
export interface Mailbox extends Row {
  read_sum: TokenSum;
  drop_sum: TokenSum;
  role: Role;
  /** 0 open, 1 ended, 2 deleted by its owner. */
  state: number;
  /** Bytes of all that it holds. */
  used: number;
  /** Of these, what came by its own drop token: from whoever has the card. */
  first_used: number;
  next_seq: number;
}

/** What the state of a Mailbox or of a further drop token says. */
export const open = 0;
/** Ended by a lead, or by who runs this copy: it says so to whoever comes. */
export const ended = 1;
/** Deleted by its owner: it is not there. */
export const deleted = 2;

const columns = 'read_sum, drop_sum, role, state, used, first_used, next_seq';

const first = (rows: Row[]) => rows[0] as Mailbox | undefined;

/** The Mailbox that a read token opens, in whatever state. */
export const mailboxRead = async (run: Run, sum: TokenSum) =>
  first(await run(`SELECT ${columns} FROM mailboxes WHERE read_sum = ?`, [sum]));

/** The Mailbox that a drop token puts into, in whatever state. */
export const mailboxDrop = async (run: Run, sum: TokenSum) =>
  first(await run(`SELECT ${columns} FROM mailboxes WHERE drop_sum = ?`, [sum]));

/**
 * Holds a Mailbox for the rest of a write, so that two servers never give one seq twice and never count past its limit.
 * @throws {Refusal} when it was ended or deleted since the token was looked at.
 */
export async function holdMailbox(run: Run, key: TokenSum): Promise<Mailbox> {
  const box = first(await run(`SELECT ${columns} FROM mailboxes WHERE read_sum = ? FOR UPDATE`, [key]));
  if (!box || box.state === deleted) throw new Refusal('not-found');
  if (box.state === ended) throw new Refusal('ended');
  return box;
}

/**
 * Makes a Mailbox inside a write. Made before with the same two tokens: nothing changes.
 * @throws {Refusal} `different` when one of the tokens already opens another; `ended` when this one was ended or deleted.
 */
export async function makeMailbox(run: Run, readSum: TokenSum, dropSum: TokenSum, role: Role): Promise<void> {
  const made = await run(
    'INSERT INTO mailboxes (read_sum, drop_sum, role, state, used, next_seq) VALUES (?, ?, ?, 0, 0, 1) ON CONFLICT DO NOTHING RETURNING role',
    [readSum, dropSum, role],
  );
  if (made.length > 0) {
    // Inside the same write: where a further drop token is one of the two, nothing was made.
    if ((await isFurtherDrop(run, readSum)) || (await isFurtherDrop(run, dropSum))) throw new Refusal('different');
    return;
  }
  const there = await mailboxRead(run, readSum);
  if (!there || there.role !== role || !Buffer.from(there.drop_sum).equals(dropSum)) throw new Refusal('different');
  if (there.state !== open) throw new Refusal('ended');
}

/**
 * Makes a Story box. Made before with the same two tokens: nothing changes.
 * @param most how many there may be. @throws {Refusal} `mailbox-full` where there are so many; `different`, `ended`
 */
export const makeStoryBox = (db: Database, readSum: TokenSum, dropSum: TokenSum, most: number): Promise<void> =>
  db.write(async (run) => {
    // A token that puts into another Mailbox must not read this one, and the other way about.
    if ((await mailboxDrop(run, readSum)) ?? (await mailboxRead(run, dropSum))) throw new Refusal('different');
    const [row] = await run(
      "SELECT CAST(COUNT(*) AS BIGINT) AS there FROM mailboxes WHERE role = 'story' AND state = 0 AND read_sum <> ?",
      [readSum],
    );
    if (Number(row?.['there']) >= most) throw new Refusal('mailbox-full');
    await makeMailbox(run, readSum, dropSum, 'story');
  });

/** Bytes taken away in one step of emptying: other requests have their turn between two steps. */
const stepBytes = 4_000_000;

/** Takes away some Envelopes of a Mailbox that is no longer open. @returns whether there are more. */
async function emptySome(run: Run, key: TokenSum): Promise<boolean> {
  const some = (await run('SELECT id, size, pieces_key FROM envelopes WHERE mailbox = ? ORDER BY seq LIMIT 100', [
    key,
  ])) as { id: string; size: number; pieces_key: Uint8Array }[];
  let bytes = 0;
  for (const { id, size, pieces_key } of some) {
    if (bytes >= stepBytes) return true;
    bytes += size;
    await run('DELETE FROM pieces WHERE key = ?', [pieces_key]);
    await run('DELETE FROM envelopes WHERE mailbox = ? AND id = ?', [key, id]);
  }
  return some.length === 100;
}

/** Takes away all that a Mailbox holds which is no longer open. May be asked again after a crash. */
export async function emptyMailbox(db: Database, key: TokenSum): Promise<void> {
  while (await db.write((run) => emptySome(run, key)));
  await db.write(
    async (run) => {
      await run('DELETE FROM pieces WHERE key IN (SELECT key FROM arriving WHERE mailbox = ?)', [key]);
      await run('DELETE FROM arriving WHERE mailbox = ?', [key]);
      await run('DELETE FROM gone WHERE mailbox = ?', [key]);
    },
    { wipes: true },
  );
}

/**
 * Inside a write: closes a Mailbox for ever. Cards and vaults go at once; of an ended Mailbox the sum of a vault's token
 * stays, so that its owner's other device can be told. `emptyMailbox` must follow.
 */
export async function closeMailbox(run: Run, key: TokenSum, state: typeof ended | typeof deleted): Promise<void> {
  const [box] = await run('SELECT state FROM mailboxes WHERE read_sum = ? FOR UPDATE', [key]);
  if (box?.['state'] !== open) return;
  await run('UPDATE mailboxes SET state = ?, used = 0, first_used = 0 WHERE read_sum = ?', [state, key]);
  await run(
    'INSERT INTO kept_gone (token_sum, mailbox) SELECT token_sum, mailbox FROM kept WHERE mailbox = ? ON CONFLICT DO NOTHING',
    [key],
  );
  await run('DELETE FROM pieces WHERE key IN (SELECT pieces_key FROM kept WHERE mailbox = ?)', [key]);
  await run(`DELETE FROM kept WHERE mailbox = ?${state === ended ? " AND way = 'card'" : ''}`, [key]);
  await run('UPDATE kept SET size = 0 WHERE mailbox = ?', [key]);
  await run('DELETE FROM notices WHERE mailbox = ?', [key]);
  await run('UPDATE invites SET void = 1 WHERE made_by = ? AND mailbox IS NULL', [key]);
}

/** Closes a Mailbox and takes away all that it holds. */
export async function shutMailbox(db: Database, key: TokenSum, state: typeof ended | typeof deleted): Promise<void> {
  await db.write((run) => closeMailbox(run, key, state), { wipes: true });
  await emptyMailbox(db, key);
}
