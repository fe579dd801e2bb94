import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { newToken } from '#model/token.ts';
import { openDatabase } from '#mailbox/the-mailboxes.ts';
import { sweep } from '#mailbox/store/sweep.ts';
import { aRoom, type Keys, type TheRoom } from './a-room.ts';
import { theServer, type Running, type Where } from './the-server.ts';

const senders = 6;
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Sends one Envelope after the other until the server is gone. Writes down those it was told are kept. */
async function send(
  base: string,
  keys: Keys,
  keep: (id: string, sum: string) => void,
  gone: () => boolean,
): Promise<void> {
  while (!gone()) {
    // Small ones, and every few a large one, that goes to the disk in pieces.
    const [id, bytes] = [
      newToken(),
      randomBytes(
        Math.random() < 0.25 ? 300_000 + Math.floor(Math.random() * 500_000) : 1 + Math.floor(Math.random() * 60_000),
      ),
    ];
    try {
      const told = await fetch(`${base}/envelopes`, {
        method: 'POST',
        body: bytes,
        headers: { authorization: `Bearer ${keys.drop}`, 'x-envelope': id, 'content-type': 'application/octet-stream' },
      });
      if (told.status === 201) keep(id, sum(bytes));
    } catch {
      return;
    }
  }
}

async function allIn(room: TheRoom, keys: Keys): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let after = 0, more = true; more;) {
    const listed = await room.list(keys, after);
    for (const { id, size, seq } of listed) {
      const { bytes } = await room.ask('GET', 'envelope', { token: keys.read, headers: { 'x-envelope': id } });
      if (bytes.length !== size)
        throw new Error(`Envelope ${id} has ${String(bytes.length)} bytes and is said to have ${String(size)}.`);
      found.set(id, sum(bytes));
      after = seq;
    }
    more = listed.length === 500;
  }
  return found;
}

/** What stands after the kills. `kept`: acknowledged, by id and sum; `found`: what is there; `sums`: as the database says them; `left`: what was on its way and should be gone. */
export interface AfterKills {
  kept: Map<string, string>;
  found: Map<string, string>;
  sums: Map<string, string>;
  left: number;
}

/** Lets six senders write to it, and kills it at any moment after the first of them was told that something is kept. */
async function killOnce(
  { child, port }: Running,
  keys: Keys,
  kept: Map<string, string>,
): Promise<() => Promise<unknown>> {
  const dead = once(child, 'exit');
  let gone = false;
  let first: () => void = () => undefined;
  const acknowledged = new Promise<void>((done) => {
    first = done;
  });
  const sending = Array.from({ length: senders }, () =>
    send(
      `http://127.0.0.1:${String(port)}/api`,
      keys,
      (id, bytes) => {
        kept.set(id, bytes);
        first();
      },
      () => gone,
    ),
  );
  await Promise.race([acknowledged, dead]);
  await new Promise((done) => {
    setTimeout(done, Math.random() * 120);
  });
  child.kill('SIGKILL');
  gone = true;
  await dead;
  return () => Promise.all(sending);
}

/** Kills a server again and again while six senders write to it, then looks at what is there. */
export async function killServer(kills: number, where: Where): Promise<AfterKills> {
  const first = await openDatabase(where);
  const keys = await (await aRoom(first)).worker();
  await first.close();
  const kept = new Map<string, string>();
  const server = theServer();
  try {
    let next = server.start(where.DATA_DIR, where);
    for (let n = 0; n < kills; n += 1) {
      const over = await killOnce(await next, keys, kept);
      if (n < kills - 1) next = server.start(where.DATA_DIR, where);
      await over();
    }
  } finally {
    server.remove();
  }
  const db = await openDatabase(where);
  const room = await aRoom(db);
  const found = await allIn(room, keys);
  const sums = new Map(
    (await db.read('SELECT id, sum FROM envelopes')).map(({ id, sum: said }) => [
      String(id),
      Buffer.from(said as Uint8Array).toString('hex'),
    ]),
  );
  // A database that several servers share is swept of what stood still for a quarter of an hour: it is then.
  await sweep(db, true, Date.now() + 16 * 60_000);
  const arriving = await db.read('SELECT key FROM arriving');
  const pieces = await db.read('SELECT DISTINCT key FROM pieces WHERE key NOT IN (SELECT pieces_key FROM envelopes)');
  await room.mailboxes.close();
  return { kept, found, sums, left: arriving.length + pieces.length };
}

/** Everything that must not be after the kills, in words; none where all held. */
export function wrongAfter({ kept, found, sums, left }: AfterKills): string[] {
  return [
    ...[...kept]
      .filter(([id, bytes]) => found.get(id) !== bytes)
      .map(([id]) => `${id} was acknowledged and is not there whole`),
    ...[...sums]
      .filter(([id, said]) => found.get(id) !== said)
      .map(([id]) => `${id} is not what the database says of it`),
    ...(left > 0 ? [`${String(left)} pieces of what was on its way are left`] : []),
  ];
}
