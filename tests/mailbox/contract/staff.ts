import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import type { Staff } from '#mailbox/staff/staff.ts';
import { aRoom, newKeys } from '#tests/mailbox/a-room.ts';
import type { Here } from './here.ts';

/** Staff who show who they are before they join. With a real log-in, and a bad one: `staff.test.ts`. */
export function staff({ room, ask, askIn, code }: Here): void {
  /** A log-in that lets in whoever brings *good*, and says nothing of anybody else. */
  const login: Staff = {
    begin: () =>
      Promise.resolve({
        address: 'https://login.example/',
        state: newToken(),
        nonce: newToken(),
        verifier: newToken(),
      }),
    end: (answer) => Promise.resolve(answer === 'good' ? { name: 'Jo Field', email: null } : undefined),
  };

  describe('staff who join', () => {
    it('are asked nothing where this copy has no log-in', async () => {
      const token = await room().invited();
      expect(await code(ask('POST', 'staff', { token }))).toEqual([404, 'not-found']);
      expect(await code(ask('PUT', 'staff', { token, body: { answer: 'good', read: newToken() } }))).toEqual([
        404,
        'not-found',
      ]);
    });

    it('show who they are first, each answer once, and it counts for the Mailbox they make', async () => {
      const there = askIn(await aRoom(room().db, { staff: login }));
      const [token, keys] = [await room().invited(), newKeys()];
      const joins = (mine = keys) => there('POST', 'mailbox', { token, body: mine });
      const begins = (by: string = token) => there('POST', 'staff', { token: by });
      const shows = (answer: string) => there('PUT', 'staff', { token, body: { answer, read: keys.read } });
      expect(await code(joins())).toEqual([403, 'who-first']);
      expect(await code(shows('good')), 'nobody asked').toEqual([403, 'not-shown']);
      expect((await begins()).status).toBe(201);
      expect(await code(shows('bad'))).toEqual([403, 'not-shown']);
      expect(await code(shows('good')), 'answered once').toEqual([403, 'not-shown']);
      await begins();
      expect([(await shows('good')).json, (await shows('good')).json]).toEqual([{ name: 'Jo Field' }, { name: null }]);
      expect(await code(joins(newKeys())), 'another window').toEqual([403, 'who-first']);
      expect([(await joins()).status, (await joins()).status]).toEqual([201, 201]);
      for (const none of [token, newToken(), keys.read]) expect(await code(begins(none))).toEqual([404, 'not-found']);
    });
  });
}
