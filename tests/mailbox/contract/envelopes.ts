import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { aRoom, sealed } from '#tests/mailbox/a-room.ts';
import { large, type Here } from './here.ts';

/** Envelopes: put in, fetched, taken back. */
export function envelopes({ room, ask, worker, drop, list, code, envelope, withoutTime, used }: Here): void {
  describe('an Envelope', () => {
    it.each([1, 100_000, 262_144, 262_145, large])('of %i bytes comes out as it went in', async (size) => {
      const [keys, id, bytes] = [await worker(), newToken(), sealed(size)];
      const put = await drop(keys, bytes, id);
      expect([put.status, put.json['seq']]).toEqual([201, 1]);
      expect(put.json['at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
      expect(await list(keys)).toEqual([{ id, seq: 1, size, at: put.json['at'], drop: null }]);
      expect(put.json['sum']).toBe(createHash('sha256').update(bytes).digest('hex'));
      const got = await envelope(keys.read, id);
      expect([
        got.status,
        got.headers.get('content-type'),
        got.headers.get('content-length'),
        got.headers.get('cache-control'),
      ]).toEqual([200, 'application/octet-stream', String(size), 'no-store']);
      expect(got.bytes.equals(bytes)).toBe(true);
      expect(await used(keys.read)).toBe(size);
    });

    it.each([100, large])(
      'of %i bytes sent again is one Envelope; other bytes under its id are refused',
      async (size) => {
        const [keys, id, bytes] = [await worker(), newToken(), sealed(size)];
        const first = await drop(keys, bytes, id);
        const again = await drop(keys, bytes, id);
        expect([again.status, again.json]).toEqual([200, first.json]);
        expect(await code(drop(keys, sealed(size), id))).toEqual([409, 'different']);
        expect(await code(drop(keys, sealed(size + 1), id))).toEqual([409, 'different']);
        expect((await list(keys)).length).toBe(1);
        expect((await envelope(keys.read, id)).bytes.equals(bytes)).toBe(true);
        expect(await used(keys.read)).toBe(size);
        expect(await room().db.read('SELECT key FROM arriving')).toEqual([]);
      },
    );

    it.each([100, large])('of %i bytes sent twenty times at once is one Envelope', async (size) => {
      const [keys, id, bytes] = [await worker(), newToken(), sealed(size)];
      const told = await Promise.all(Array.from({ length: 20 }, () => drop(keys, bytes, id)));
      expect(told.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
      expect(new Set(told.map(({ json }) => json['seq'])).size).toBe(1);
      expect(await used(keys.read)).toBe(size);
    });

    it('that is gone does not come back when it is sent again, and its number is never used again', async () => {
      const [keys, id, bytes] = [await worker(), newToken(), sealed(50)];
      await drop(keys, bytes, id);
      for (const _ of [1, 2]) expect((await envelope(keys.read, id, 'DELETE')).status).toBe(204);
      const again = await drop(keys, bytes, id);
      expect([again.status, again.json]).toEqual([200, { gone: true }]);
      expect(await list(keys)).toEqual([]);
      expect((await drop(keys, bytes)).json['seq']).toBe(2);
      expect(await used(keys.read)).toBe(50);
    });

    it('gets its own number when many come at once, and they are listed in order, 500 at a time', async () => {
      const keys = await worker();
      const wave = (size: number) => Promise.all(Array.from({ length: size }, () => drop(keys, sealed(10))));
      for (const size of [100, 100, 100, 100, 103]) await wave(size);
      const first = await ask('GET', 'envelopes', { token: keys.read });
      const [all, rest] = [await list(keys), await list(keys, 500)];
      expect([first.json['more'], all.map(({ seq }) => seq)]).toEqual([
        true,
        Array.from({ length: 500 }, (_, n) => n + 1),
      ]);
      expect(rest.map(({ seq }) => seq)).toEqual([501, 502, 503]);
    }, 60_000);

    it('is seen only by its own reader, and nobody can tell whether it is there', async () => {
      const [keys, other, id] = [await worker(), await worker(), newToken()];
      await drop(keys, sealed(10), id);
      const notYours = await envelope(other.read, id);
      const notThere = await envelope(other.read, newToken());
      expect([notYours.status, notYours.json, withoutTime(notYours)]).toEqual([
        notThere.status,
        notThere.json,
        withoutTime(notThere),
      ]);
      expect((await envelope(other.read, id, 'DELETE')).status).toBe(204);
      expect((await list(keys)).length).toBe(1);
    });

    it('is not taken where the Mailbox would be past its limit, large or small', async () => {
      const small = await aRoom(room().db, {
        caps: { mailbox: 2 * (large + 100), drop: large, story: { bytes: large, boxes: 1 } },
      });
      const keys = await small.worker();
      expect((await small.drop(keys, sealed(200))).status).toBe(201);
      expect(await code(small.drop(keys, sealed(large)))).toEqual([507, 'mailbox-full']);
      const [id, bytes] = [newToken(), sealed(large - 100)];
      expect((await small.drop(keys, bytes, id)).status).toBe(201);
      expect(await code(small.drop(keys, sealed(1)))).toEqual([507, 'mailbox-full']);
      expect((await small.drop(keys, bytes, id)).status).toBe(200);
      expect((await small.list(keys)).length).toBe(2);
    });
  });

  describe('taking back', () => {
    it.each([100, large])('works until it is read (%i bytes), and again afterwards', async (size) => {
      const [keys, id, takeBack, bytes] = [await worker(), newToken(), newToken(), sealed(size)];
      await drop(keys, bytes, id, takeBack);
      expect((await ask('GET', 'take-back', { token: takeBack })).json).toEqual({ state: 'waiting' });
      for (const _ of [1, 2]) expect((await ask('POST', 'take-back', { token: takeBack })).status).toBe(204);
      expect(await code(ask('GET', 'take-back', { token: takeBack }))).toEqual([404, 'not-found']);
      expect(await code(envelope(keys.read, id))).toEqual([404, 'not-found']);
      expect((await drop(keys, bytes, id, takeBack)).json).toEqual({ gone: true });
      expect([await list(keys), await used(keys.read)]).toEqual([[], 0]);
    });

    it('does not work once it was read, and says so; once its reader deleted it nothing is known of it', async () => {
      const [keys, id, takeBack] = [await worker(), newToken(), newToken()];
      await drop(keys, sealed(10), id, takeBack);
      await envelope(keys.read, id);
      expect((await ask('GET', 'take-back', { token: takeBack })).json).toEqual({ state: 'read' });
      expect(await code(ask('POST', 'take-back', { token: takeBack }))).toEqual([409, 'already-read']);
      await envelope(keys.read, id, 'DELETE');
      for (const method of ['GET', 'POST'])
        expect(await code(ask(method, 'take-back', { token: takeBack }))).toEqual([404, 'not-found']);
    });

    it('with a token that was used before is not given: its Envelope is refused, and nothing breaks', async () => {
      const [keys, other, takeBack] = [await worker(), await worker(), newToken()];
      await drop(keys, sealed(10), newToken(), takeBack);
      for (const size of [10, large])
        expect(await code(drop(other, sealed(size), newToken(), takeBack))).toEqual([409, 'different']);
      expect((await ask('POST', 'take-back', { token: takeBack })).status).toBe(204);
      for (const size of [10, large])
        expect(await code(drop(other, sealed(size), newToken(), takeBack))).toEqual([409, 'different']);
      // One that an earlier version took all the same.
      const id = newToken();
      await drop(keys, sealed(10), id);
      await room().db.write((run) => run('UPDATE envelopes SET take_back_sum = ? WHERE id = ?', [sumOf(takeBack), id]));
      for (const _ of [1, 2]) expect((await ask('POST', 'take-back', { token: takeBack })).status).toBe(204);
      expect(await list(keys)).toEqual([]);
    });

    it('and reading at the same moment: exactly one of the two gets the Envelope', async () => {
      const keys = await worker();
      for (let n = 0; n < 60; n += 1) {
        const [id, takeBack] = [newToken(), newToken()];
        await drop(keys, sealed(20), id, takeBack);
        const take = () => ask('POST', 'take-back', { token: takeBack });
        const asked = n % 2 === 0 ? [envelope(keys.read, id), take()] : [take(), envelope(keys.read, id)].reverse();
        const [got = 0, taken = 0] = (await Promise.all(asked)).map(({ status }) => status);
        expect([
          [200, 409],
          [404, 204],
        ]).toContainEqual([got, taken]);
      }
    });
  });
}
