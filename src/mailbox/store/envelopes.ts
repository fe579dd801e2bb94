import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database, Row, Run } from './database.ts';
import { holdMailbox } from './mailboxes.ts';
import { beginArriving, settle, type Received } from './pieces.ts';
import { addUsed, byOwner, makeRoom, type Caps, type Via } from './room.ts';

/** What can be seen of an Envelope from outside. `at`: ms since 1970, a full minute. */
export interface Outside {
  id: string;
  seq: number;
  size: number;
  at: number;
  /** The id of the further drop token it came by; null: the Mailbox's own, or the owner's. */
  drop: string | null;
}

interface Envelope extends Row {
  seq: number;
  at: number;
  size: number;
  sum: Uint8Array;
  was_read: number;
  pieces_key: Uint8Array;
}

const find = async (run: Run, mailbox: TokenSum, id: string) =>
  (
    await run('SELECT seq, at, size, sum, was_read, pieces_key FROM envelopes WHERE mailbox = ? AND id = ?', [
      mailbox,
      id,
    ])
  )[0] as Envelope | undefined;

const isGone = async (run: Run, mailbox: TokenSum, id: string) =>
  (await run('SELECT id FROM gone WHERE mailbox = ? AND id = ?', [mailbox, id])).length > 0;

/** An Envelope on its way in. */
export interface Coming {
  mailbox: TokenSum;
  via: Via;
  id: string;
  takeBackSum: TokenSum | null;
  /** ms since 1970. */
  now: number;
}

/** Before a large Envelope is received. @throws {Refusal} `mailbox-full` when there is no room even for it alone, unless it is a repeated one. */
export const announce = (db: Database, { mailbox, via, id, now }: Coming, key: Uint8Array, size: number, caps: Caps) =>
  db.write(async (run) => {
    const box = await holdMailbox(run, mailbox);
    if (!(await find(run, mailbox, id)) && !(await isGone(run, mailbox, id))) await makeRoom(run, box, via, size, caps);
    await beginArriving(run, key, mailbox, via, now);
  });

/** What came of putting an Envelope in. `at`: ms since 1970, a full minute. `sum`: SHA-256 of its bytes. `gone`: it was there, and was taken back or deleted. */
export type PutOutcome = { kind: 'new' | 'again'; seq: number; at: number; sum: Uint8Array } | { kind: 'gone' };

/** A further drop token that was ended while the bytes came. */
async function stillOpen(run: Run, mailbox: TokenSum, via: Via): Promise<void> {
  if (via === null || via === byOwner) return;
  const [drop] = await run('SELECT state FROM drops WHERE mailbox = ? AND id = ?', [mailbox, via]);
  if (drop?.['state'] !== 0) throw new Refusal('ended');
}

/**
 * Puts an Envelope into its Mailbox: wholly, or not at all. Anything but `new` leaves the pieces of a large one behind, to be abandoned.
 * @throws {Refusal} `different`, `mailbox-full`, `ended`
 */
export const putEnvelope = (
  db: Database,
  { mailbox, via, id, takeBackSum, now }: Coming,
  received: Received,
  caps: Caps,
): Promise<PutOutcome> =>
  db.write(async (run) => {
    const box = await holdMailbox(run, mailbox);
    await stillOpen(run, mailbox, via);
    const there = await find(run, mailbox, id);
    if (there) {
      if (there.size !== received.size || !Buffer.from(there.sum).equals(received.sum)) throw new Refusal('different');
      return { kind: 'again', seq: there.seq, at: there.at, sum: there.sum };
    }
    if (await isGone(run, mailbox, id)) return { kind: 'gone' };
    if (takeBackSum !== null && (await wasTakenBack(run, takeBackSum))) throw new Refusal('different');
    await settle(run, received);
    await makeRoom(run, box, via, received.size, caps);
    const at = now - (now % 60_000);
    const put = await run(
      'INSERT INTO envelopes (mailbox, id, seq, size, at, sum, take_back_sum, was_read, pieces_key, via) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING RETURNING seq',
      [mailbox, id, box.next_seq, received.size, at, received.sum, takeBackSum, received.key, via],
    );
    // Its take-back token already belongs to another Envelope.
    if (put.length === 0) throw new Refusal('different');
    await run('UPDATE mailboxes SET next_seq = next_seq + 1 WHERE read_sum = ?', [mailbox]);
    await addUsed(run, mailbox, via, received.size);
    return { kind: 'new', seq: box.next_seq, at, sum: received.sum };
  });

/** At most `most` Envelopes after `after`, in order. */
export const listEnvelopes = async (db: Database, mailbox: TokenSum, after: number, most: number): Promise<Outside[]> =>
  (await db.read(
    `SELECT id, seq, size, at, CASE WHEN via = '${byOwner}' THEN NULL ELSE via END AS "drop" FROM envelopes WHERE mailbox = ? AND seq > ? ORDER BY seq LIMIT ?`,
    [mailbox, after, most],
  )) as unknown as Outside[];

/** Says where an Envelope's bytes lie, and marks it as read: from now on it cannot be taken back. undefined: it is not there. */
export async function fetchEnvelope(
  db: Database,
  mailbox: TokenSum,
  id: string,
): Promise<{ key: Uint8Array; size: number } | undefined> {
  const there = await find(db.read, mailbox, id);
  if (!there) return undefined;
  if (there.was_read === 0) {
    // Whoever takes it back at this moment either deleted the row before this, or finds it read.
    const marked = await db.write((run) =>
      run('UPDATE envelopes SET was_read = 1 WHERE mailbox = ? AND id = ? RETURNING id', [mailbox, id]),
    );
    if (marked.length === 0) return undefined;
  }
  return { key: there.pieces_key, size: there.size };
}

/** Whether an Envelope was taken back with this token before. */
const wasTakenBack = async (run: Run, sum: TokenSum): Promise<boolean> =>
  (await run('SELECT id FROM gone WHERE take_back_sum = ?', [sum])).length > 0;

/** Inside a write: what follows when an Envelope's row was deleted. */
async function wipe(run: Run, mailbox: TokenSum, row: Row, takeBackSum: TokenSum | null): Promise<void> {
  await run('DELETE FROM pieces WHERE key = ?', [row['pieces_key'] ?? null]);
  const known = takeBackSum !== null && (await wasTakenBack(run, takeBackSum));
  await run('INSERT INTO gone (mailbox, id, take_back_sum) VALUES (?, ?, ?)', [
    mailbox,
    row['id'] ?? null,
    known ? null : takeBackSum,
  ]);
  await addUsed(run, mailbox, row['via'] as Via, -Number(row['size']));
}

/** Deletes an Envelope, for its reader; there or not. */
export const deleteEnvelope = (db: Database, mailbox: TokenSum, id: string): Promise<void> =>
  db.write(
    async (run) => {
      await holdMailbox(run, mailbox);
      const [row] = await run(
        'DELETE FROM envelopes WHERE mailbox = ? AND id = ? RETURNING id, size, pieces_key, via',
        [mailbox, id],
      );
      if (row) await wipe(run, mailbox, row, null);
    },
    { wipes: true },
  );

/** Where an Envelope stands for whoever may take it back. undefined: no such token, or its reader deleted it. */
export async function takeBackState(
  run: Run,
  sum: TokenSum,
): Promise<{ state: 'waiting' | 'read' | 'taken-back'; sum: TokenSum } | undefined> {
  const [there] = await run('SELECT take_back_sum, was_read FROM envelopes WHERE take_back_sum = ?', [sum]);
  const [gone] = await run('SELECT take_back_sum FROM gone WHERE take_back_sum = ?', [sum]);
  const found = (there ?? gone)?.['take_back_sum'];
  if (!(found instanceof Uint8Array)) return undefined;
  return { sum: found, state: !there ? 'taken-back' : there['was_read'] === 0 ? 'waiting' : 'read' };
}

/** Takes an Envelope back before it is read. Done before: nothing changes. @throws {Refusal} `already-read`, `not-found` */
export const takeBack = (db: Database, sum: TokenSum): Promise<void> =>
  db.write(
    async (run) => {
      const [where] = await run('SELECT mailbox FROM envelopes WHERE take_back_sum = ?', [sum]);
      const mailbox = where?.['mailbox'];
      if (mailbox instanceof Uint8Array) {
        await run('SELECT state FROM mailboxes WHERE read_sum = ? FOR UPDATE', [mailbox]);
        const [row] = await run(
          'DELETE FROM envelopes WHERE take_back_sum = ? AND was_read = 0 RETURNING id, size, pieces_key, via',
          [sum],
        );
        if (row) return wipe(run, mailbox, row, sum);
      }
      const now = await takeBackState(run, sum);
      if (now?.state === 'read') throw new Refusal('already-read');
      if (!now) throw new Refusal('not-found');
    },
    { wipes: true },
  );
