import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { aRoom, fetchFrom, type TheRoom } from './a-room.ts';

/**
 * A real Mailbox for the tests of one file, which what runs on a person's or a worker's device reaches by `fetch`, as in a browser.
 * @returns the room, once a test runs.
 */
export function roomForDevices(): () => TheRoom {
  const folder = mkdtempSync(join(tmpdir(), 'room-'));
  const fetchBefore = globalThis.fetch;
  let room: TheRoom | undefined;
  const here = () => {
    if (!room) throw new Error('The room opens with the first test.');
    return room;
  };
  beforeAll(async () => {
    const db = openSqlite(join(folder, 'mailbox.sqlite'));
    await migrate(db);
    room = await aRoom(db);
  });
  // Anew each time: a test may put something else in its place.
  beforeEach(() => {
    globalThis.fetch = fetchFrom(here());
  });
  afterAll(async () => {
    globalThis.fetch = fetchBefore;
    await here().mailboxes.close();
    rmSync(folder, { recursive: true });
  });
  return here;
}
