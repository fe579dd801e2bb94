import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '#mailbox/addresses/all-addresses.ts';
import type { Database } from '#mailbox/store/database.ts';
import { aRoom, type TheRoom } from './a-room.ts';
import { answers } from './contract/answers.ts';
import { envelopes } from './contract/envelopes.ts';
import { hereIn } from './contract/here.ts';
import { kept } from './contract/kept.ts';
import { liveRooms } from './contract/live-rooms.ts';
import { mailboxes } from './contract/mailboxes.ts';
import { notices } from './contract/notices.ts';
import { staff } from './contract/staff.ts';
import { stories } from './contract/stories.ts';
import { ways } from './contract/ways-in.ts';

/** Everything that docs/mailbox.md promises, whichever database holds it. */
export function contract(name: string, open: () => Promise<Database>): void {
  let room: TheRoom;
  const asked = new Set<string>();
  const here = hereIn(
    () => room,
    (what) => asked.add(what),
  );

  describe(`the Mailbox on ${name}`, () => {
    beforeAll(async () => {
      room = await aRoom(await open());
    }, 60_000);
    afterAll(() => room.mailboxes.close());

    for (const part of [mailboxes, stories, envelopes, ways, kept, notices, staff, liveRooms, answers]) part(here);

    it('was asked at every address that it has, in every way', () => {
      // What the room itself asks: an Envelope is put in, all are listed.
      const all = new Set([...asked, 'POST envelopes', 'GET envelopes']);
      expect(
        addresses.map(({ method, path }) => `${method} ${path.replace('/api/', '')}`).filter((one) => !all.has(one)),
      ).toEqual([]);
    });
  });
}
