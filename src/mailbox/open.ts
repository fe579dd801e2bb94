import { addresses } from './addresses/all-addresses.ts';
import type { Address, Room } from './addresses/address.ts';
import type { Asked } from './gate/asked.ts';
import { Refusal, tellRefusal } from './gate/codes.ts';
import { countOne } from './gate/counts.ts';
import { openGate, type Limits } from './gate/limits.ts';
import { codeOf, logCode } from './gate/log.ts';
import { mark } from './gate/mark.ts';
import { bearerOf } from './gate/shapes.ts';
import { sumOf } from './gate/token-sum.ts';
import type { Database } from './store/database.ts';
import { openLiveRooms, type Rooms } from './live/live-rooms.ts';
import { shareRooms } from './live/shared-rooms.ts';
import { watchHealth, type Health } from './health.ts';
import { openTelling, type Ways } from './notice/round.ts';
import type { Staff } from './staff/staff.ts';
import { lastOf, watchDisk } from './store/disk.ts';
import { epochOf } from './store/epoch.ts';
import type { Caps } from './store/room.ts';
import { sweep } from './store/sweep.ts';

export interface Mailboxes {
  /** Answers one request under `/api/`. Never throws. @param from the client's internet address: counted for a minute, never kept. */
  handle: (request: Asked, from: string) => Promise<Response>;
  /** How what it stands on is. Never throws. */
  health: () => Promise<Health>;
  /** Finishes what is being written and closes the database. */
  close: () => Promise<void>;
}

export interface MailboxesOptions {
  db: Database;
  limits: Limits;
  caps: Caps;
  /** Bytes that are kept free on the disk for those who are known. */
  diskReserve?: number;
  /** How owners can be told that something came, where who runs this copy set it up. */
  ways?: Ways;
  /** Where staff show who they are before they join. */
  staff?: Staff | undefined;
  /** Whether groups may answer by own phones: so it is where nobody says. */
  liveRooms?: boolean;
  /** For tests: the time in ms. */
  now?: () => number;
}

const [hour, tenSeconds] = [3_600_000, 10_000];

/** @throws {Refusal} `not-found` where there is no such address, `method` where it is asked in another way. */
function addressFor(method: string, path: string): Address {
  const there = addresses.filter((address) => address.path === path);
  if (there.length === 0) throw new Refusal('not-found');
  const found = there.find((address) => address.method === method);
  if (!found) throw new Refusal('method');
  return found;
}

async function answer(room: Room, { method, url: said, headers, body }: Asked, from: string): Promise<Response> {
  const tokenSum = sumOf(bearerOf(headers));
  room.gate.letIn(from, tokenSum);
  const { line, leave } = room.gate.hold(from);
  try {
    const url = new URL(said);
    return await addressFor(method, url.pathname).answer({
      room,
      request: { method, url: said, headers, body: line.watch(body), line },
      url,
      from,
      tokenSum,
      rest: leave,
    });
  } finally {
    leave();
  }
}

/** Turns whatever was thrown into an answer; what the client may not know becomes `try-later` and a code in the log. */
function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  logCode(codeOf(thrown));
  return new Refusal('try-later');
}

/** Live rooms: of this process, or of all that share its database. */
function roomsOf(db: Database, now: () => number): Rooms {
  const rooms = openLiveRooms(now);
  return db.wire ? shareRooms(rooms, db.wire) : rooms;
}

/** Opens the Mailboxes of a database whose tables are up to date. Sweeps at once and every hour. */
export async function openMailboxes({
  db,
  limits,
  caps,
  diskReserve = 0,
  ways = {},
  staff,
  liveRooms = true,
  now = Date.now,
}: MailboxesOptions): Promise<Mailboxes> {
  const telling = openTelling(db, ways, now);
  const live = liveRooms ? roomsOf(db, now) : undefined;
  const room: Room = {
    db,
    gate: openGate(limits, now),
    caps,
    disk: watchDisk(db, diskReserve),
    telling,
    staff,
    live,
    now,
  };
  const tidy = (atStart: boolean) => sweep(db, atStart, now());
  await tidy(true);
  let epoch = await epochOf(db.read);
  // A restore by another process is told to devices soon, also where nobody stopped this one. A database that is away is said by the requests.
  const looking = setInterval(() => {
    epochOf(db.read).then(
      (found) => {
        epoch = found;
      },
      () => undefined,
    );
  }, tenSeconds).unref();
  const hourly = setInterval(() => {
    tidy(false).catch((why: unknown) => {
      logCode(codeOf(why));
    });
  }, hour).unref();
  async function answerOrRefuse(request: Asked, from: string): Promise<Response> {
    try {
      return await answer(room, request, from);
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      return tellRefusal(refusal.code === 'not-found' ? room.gate.foundNothing(from) : refusal);
    }
  }
  return {
    health: watchHealth(db, lastOf(diskReserve)),
    async handle(request, from) {
      const told = await answerOrRefuse(request, from);
      countOne('answered', `${String(Math.floor(told.status / 100))}xx`);
      return mark(told, request.headers.get('x-ask'), { epoch, now: now() });
    },
    async close() {
      clearInterval(hourly);
      clearInterval(looking);
      await live?.stop();
      await telling.stop();
      await db.close();
    },
  };
}
