import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database, Row, Run } from './database.ts';
import { holdMailbox } from './mailboxes.ts';
import { beginArriving, settle, type Received } from './pieces.ts';
import { addUsed, byOwner, makeRoom, type Caps } from './room.ts';

/** A Worker card, or a vault opened in one of two ways. */
export type Way = 'card' | 'passphrase' | 'recovery';

/** A card or a vault as it stands in the database. `size` in bytes, sealed. */
export interface Kept extends Row {
  token_sum: TokenSum;
  way: Way;
  size: number;
  pieces_key: Uint8Array;
  /** Of its Mailbox. */
  state: number;
}

/** What a card's or a vault's own token opens. */
export const findKept = async (run: Run, sum: TokenSum): Promise<Kept | undefined> =>
  (
    await run(
      'SELECT kept.token_sum, kept.way, kept.size, kept.pieces_key, mailboxes.state FROM kept JOIN mailboxes ON mailboxes.read_sum = kept.mailbox WHERE kept.token_sum = ?',
      [sum],
    )
  )[0] as Kept | undefined;

const ofWay = async (run: Run, mailbox: TokenSum, way: Way) =>
  (await run('SELECT size, pieces_key FROM kept WHERE mailbox = ? AND way = ?', [mailbox, way]))[0];

/** Before a large card is received. @throws {Refusal} `mailbox-full` */
export const announceKept = (
  db: Database,
  mailbox: TokenSum,
  way: Way,
  key: Uint8Array,
  size: number,
  caps: Caps,
  now: number,
) =>
  db.write(async (run) => {
    const box = await holdMailbox(run, mailbox);
    await makeRoom(run, box, byOwner, size - Number((await ofWay(run, mailbox, way))?.['size'] ?? 0), caps);
    await beginArriving(run, key, mailbox, byOwner, now);
  });

async function remove(run: Run, mailbox: TokenSum, way: Way): Promise<void> {
  const [old] = await run('DELETE FROM kept WHERE mailbox = ? AND way = ? RETURNING token_sum, size, pieces_key', [
    mailbox,
    way,
  ]);
  if (!old) return;
  await run('INSERT INTO kept_gone (token_sum, mailbox) VALUES (?, ?) ON CONFLICT DO NOTHING', [
    old['token_sum'] ?? null,
    mailbox,
  ]);
  await run('DELETE FROM pieces WHERE key = ?', [old['pieces_key'] ?? null]);
  await addUsed(run, mailbox, byOwner, -Number(old['size']));
}

/** Keeps a card or a vault in the place of the one before. @throws {Refusal} `different` when its token opens something else, or did; `mailbox-full` */
export const putKept = (
  db: Database,
  mailbox: TokenSum,
  way: Way,
  tokenSum: TokenSum,
  received: Received,
  caps: Caps,
): Promise<void> =>
  db.write(
    async (run) => {
      await holdMailbox(run, mailbox);
      await remove(run, mailbox, way);
      const [gone] = await run('SELECT mailbox FROM kept_gone WHERE token_sum = ?', [tokenSum]);
      if (gone && !Buffer.from(gone['mailbox'] as TokenSum).equals(mailbox)) throw new Refusal('different');
      await settle(run, received);
      await makeRoom(run, await holdMailbox(run, mailbox), byOwner, received.size, caps);
      const put = await run(
        'INSERT INTO kept (mailbox, way, token_sum, size, pieces_key) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING way',
        [mailbox, way, tokenSum, received.size, received.key],
      );
      if (put.length === 0) throw new Refusal('different');
      await addUsed(run, mailbox, byOwner, received.size);
    },
    { wipes: true },
  );

/** There or not. */
export const deleteKept = (db: Database, mailbox: TokenSum, way: Way): Promise<void> =>
  db.write(
    async (run) => {
      await holdMailbox(run, mailbox);
      await remove(run, mailbox, way);
    },
    { wipes: true },
  );
