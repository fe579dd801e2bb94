import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Run } from './database.ts';
import type { Mailbox } from './mailboxes.ts';

/**
 * By what bytes come into a Mailbox: null its own drop token (first contact: whoever has the card), `owner` its read
 * token, else the id of a further drop token.
 */
export type Via = string | null;
/** What came by the owner's read token. */
export const byOwner = 'owner';

/** How many bytes there is room for. */
export interface Caps {
  /** In one Mailbox. */
  mailbox: number;
  /** By one further drop token. */
  drop: number;
  /** In one Story box, and how many of these there may be: 0 where no new ones are made. */
  story: { bytes: number; boxes: number };
}

/** How many bytes there is room for in one Mailbox. */
export const mostIn = ({ role }: Pick<Mailbox, 'role'>, caps: Caps): number =>
  role === 'story' ? caps.story.bytes : caps.mailbox;

/** What nobody but the owner fills: their own notes, card and vaults go on when others filled the rest. */
const ownersPart = 32;

/** Bytes of what is still arriving in a Mailbox, and of these by `via`. */
async function stillArriving(run: Run, mailbox: TokenSum, via: Via): Promise<[all: number, same: number]> {
  const [row] = await run(
    "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) AS every, CAST(COALESCE(SUM(CASE WHEN COALESCE(via, '') = ? THEN size ELSE 0 END), 0) AS BIGINT) AS same FROM arriving WHERE mailbox = ?",
    [via ?? '', mailbox],
  );
  return [Number(row?.['every']), Number(row?.['same'])];
}

/** @throws {Refusal} `mailbox-full` when `size` more bytes by `via`, beside those that came of others still arriving, are too many. */
export async function makeRoom(run: Run, box: Mailbox, via: Via, size: number, caps: Caps): Promise<void> {
  const [every, same] = await stillArriving(run, box.read_sum, via);
  const all = mostIn(box, caps);
  const most = via === byOwner ? all : all - Math.floor(all / ownersPart);
  if (box.used + every + size > most) throw new Refusal('mailbox-full');
  if (via === byOwner) return;
  const share = via === null ? Math.floor(all / 2) : caps.drop;
  const used =
    via === null
      ? box.first_used
      : Number((await run('SELECT used FROM drops WHERE mailbox = ? AND id = ?', [box.read_sum, via]))[0]?.['used']);
  if (used + same + size > share) throw new Refusal('mailbox-full');
}

/** Inside a write: counts bytes that are there now, or with a minus are gone. */
export async function addUsed(run: Run, key: TokenSum, via: Via, size: number): Promise<void> {
  await run('UPDATE mailboxes SET used = used + ?, first_used = first_used + ? WHERE read_sum = ?', [
    size,
    via === null ? size : 0,
    key,
  ]);
  if (via !== null && via !== byOwner)
    await run('UPDATE drops SET used = used + ? WHERE mailbox = ? AND id = ?', [size, key, via]);
}
