import { z } from 'zod';
import type { Gate } from '#mailbox/gate/limits.ts';
import { expectNoBody, queryOf, shaped, type Held } from '#mailbox/gate/reading.ts';
import type { Rooms } from '#mailbox/live/live-rooms.ts';
import type { Staff } from '#mailbox/staff/staff.ts';
import type { Telling } from '#mailbox/notice/round.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database } from '#mailbox/store/database.ts';
import type { Disk } from '#mailbox/store/disk.ts';
import type { Caps } from '#mailbox/store/room.ts';

/** What every address works with. */
export interface Room {
  db: Database;
  gate: Gate;
  caps: Caps;
  /** Whether there is room on the disk. */
  disk: Disk;
  /** How owners are told that something came. */
  telling: Telling;
  /** Where staff show who they are before they join, where this copy wants it. */
  staff: Staff | undefined;
  /** The live rooms of groups; undefined where this copy has none. */
  live: Rooms | undefined;
  /** ms since 1970. */
  now: () => number;
}

/** A request whose token is summed up, but not yet known. */
export interface Knock {
  room: Room;
  request: Held;
  /** The client's internet address. */
  from: string;
  url: URL;
  tokenSum: TokenSum;
  /** From now on it only waits: it no longer counts among the requests of its address that are going on. */
  rest: () => void;
}

export interface Address {
  method: string;
  path: string;
  answer: (knock: Knock) => Promise<Response>;
}

interface Parts<Opened, H extends z.ZodType, Q extends z.ZodType> {
  /** Those headers of ours that it reads, and what may stand in the query. Not said: none. */
  headers?: H;
  query?: Q;
  /** Whether a body belongs to it; `act` then reads it. */
  takesBody?: boolean;
  /** Finds what the token opens. @throws {Refusal} `not-found` after the same work, whatever is wrong with the token */
  opens: (knock: Knock) => Promise<Opened>;
  act: (asked: Knock & { opened: Opened; headers: z.infer<H>; query: z.infer<Q> }) => Promise<Response>;
}

const nothing = z.strictObject({});

/** One address. First its token is looked at; only then whether the rest of the request is as it should be. */
export function address<Opened, H extends z.ZodType = z.ZodObject, Q extends z.ZodType = z.ZodObject>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  parts: Parts<Opened, H, Q>,
): Address {
  return {
    method,
    path,
    async answer(knock) {
      const opened = await parts.opens(knock);
      const query = shaped(parts.query ?? nothing, queryOf(knock.url)) as z.infer<Q>;
      const headers = shaped(parts.headers ?? z.object({}), Object.fromEntries(knock.request.headers)) as z.infer<H>;
      if (!parts.takesBody) expectNoBody(knock.request);
      return parts.act({ ...knock, opened, headers, query });
    },
  };
}
