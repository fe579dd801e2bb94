import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { aRoom, newKeys, sealed } from '#tests/mailbox/a-room.ts';
import { large, type Here } from './here.ts';

/** Story boxes: a Story that a person keeps for their own devices. */
export function stories({ room, ask, worker, code, envelope, list, used }: Here): void {
  describe('a Story box', () => {
    const make = (keys = newKeys()) => ask('POST', 'story', { token: keys.read, body: { drop: keys.drop } });
    const put = (keys: ReturnType<typeof newKeys>, bytes: Uint8Array, id = newToken()) =>
      ask('POST', 'envelopes', { token: keys.read, body: bytes, headers: { 'x-envelope': id } });

    it('is made by whoever asks, and says the same when asked again', async () => {
      const keys = newKeys();
      for (const _ of [1, 2]) {
        const made = await make(keys);
        expect([made.status, made.json]).toEqual([201, { role: 'story' }]);
      }
      expect((await ask('GET', 'mailbox', { token: keys.read })).json).toEqual({
        role: 'story',
        bytes: 0,
        limit: 2 ** 29,
      });
    });

    it('takes no token that means something already, and gives none of its own another meaning', async () => {
      const [keys, other] = [newKeys(), await worker()];
      await make(keys);
      for (const body of [
        { read: keys.read, drop: newToken() },
        { read: newToken(), drop: keys.drop },
        { read: other.read, drop: newToken() },
        { read: other.drop, drop: newToken() },
        { read: newToken(), drop: other.read },
      ]) {
        expect(await code(make(body as ReturnType<typeof newKeys>))).toEqual([409, 'different']);
      }
      // What opens a person's Mailbox beside a worker is the worker's to give.
      for (const token of [keys.drop, keys.read])
        expect(await code(ask('POST', 'mailbox', { token, body: newKeys() }))).toEqual([404, 'not-found']);
      for (const body of [{}, { drop: 'x' }, { drop: newToken(), read: newToken() }])
        expect(await code(ask('POST', 'story', { token: newToken(), body }))).toEqual([400, 'bad-request']);
      expect(await code(ask('POST', 'story', { body: { drop: newToken() } }))).toEqual([400, 'bad-request']);
    });

    it('holds what its owner puts in, its sealed keys and whose it is', async () => {
      const [keys, id, vault, card] = [newKeys(), newToken(), newToken(), newToken()];
      await make(keys);
      const bytes = sealed(large);
      expect((await put(keys, bytes, id)).status).toBe(201);
      expect((await envelope(keys.read, id)).bytes.equals(bytes)).toBe(true);
      expect(
        (
          await ask('PUT', 'vault', {
            token: keys.read,
            body: sealed(500),
            headers: { 'x-vault': vault, 'x-way': 'passphrase' },
          })
        ).status,
      ).toBe(204);
      expect(
        (await ask('PUT', 'card', { token: keys.read, body: sealed(900), headers: { 'x-card': card } })).status,
      ).toBe(204);
      expect([
        (await ask('GET', 'vault', { token: vault })).bytes.length,
        (await ask('GET', 'card', { token: card })).bytes.length,
      ]).toEqual([500, 900]);
      expect((await envelope(keys.read, id, 'DELETE')).status).toBe(204);
      expect([await list(keys), await used(keys.read)]).toEqual([[], 1400]);
    });

    it('says that it ended, to all who come by its tokens or its words', async () => {
      const [keys, vault] = [newKeys(), newToken()];
      await make(keys);
      await put(keys, sealed(50));
      await ask('PUT', 'vault', {
        token: keys.read,
        body: sealed(500),
        headers: { 'x-vault': vault, 'x-way': 'passphrase' },
      });
      expect((await ask('DELETE', 'mailbox', { token: keys.read })).status).toBe(204);
      for (const told of [
        ask('GET', 'mailbox', { token: keys.read }),
        ask('GET', 'envelopes', { token: keys.read }),
        put(keys, sealed(5)),
        ask('GET', 'vault', { token: vault }),
        make(keys),
        ask('DELETE', 'mailbox', { token: keys.read }),
      ])
        expect(await code(told)).toEqual([410, 'ended']);
    });

    it('has a size and a number of its own, and none are made where the owner of the copy wants none', async () => {
      const there = Number(
        (await room().db.read("SELECT COUNT(*) AS n FROM mailboxes WHERE role = 'story' AND state = 0"))[0]?.['n'],
      );
      const small = await aRoom(room().db, {
        caps: { mailbox: 2 ** 31, drop: 2 ** 28, story: { bytes: 1000, boxes: there + 1 } },
      });
      const off = await aRoom(room().db, {
        caps: { mailbox: 2 ** 31, drop: 2 ** 28, story: { bytes: 1000, boxes: 0 } },
      });
      const [keys, next] = [newKeys(), newKeys()];
      const makeIn = (where: typeof small, { read, drop }: typeof keys) =>
        where.ask('POST', 'story', { token: read, body: { drop } });
      for (const _ of [1, 2]) expect((await makeIn(small, keys)).status).toBe(201);
      expect(await code(makeIn(small, next))).toEqual([507, 'mailbox-full']);
      expect(await code(makeIn(off, next))).toEqual([404, 'not-found']);
      const into = (bytes: Uint8Array) =>
        off.ask('POST', 'envelopes', { token: keys.read, body: bytes, headers: { 'x-envelope': newToken() } });
      expect((await into(sealed(900))).status).toBe(201);
      expect(await code(into(sealed(200)))).toEqual([507, 'mailbox-full']);
    });

    it('lets thirty tablets behind one address make cards, and a flood of them not', async () => {
      const hall = await aRoom(room().db, { limits: { requests: 600, notFound: 60 } });
      const make30 = () =>
        Promise.all(
          Array.from({ length: 30 }, () =>
            hall.ask('POST', 'story', { token: newToken(), body: { drop: newToken() } }),
          ),
        );
      for (let n = 0; n < 3; n += 1) for (const { status } of await make30()) expect(status).toBe(201);
      for (let n = 0; n < 2; n += 1) await make30();
      const told = await hall.ask('POST', 'story', { token: newToken(), body: { drop: newToken() } });
      expect([told.status, told.json['code'], Number(told.headers.get('retry-after')) > 0]).toEqual([
        429,
        'slow-down',
        true,
      ]);
    });
  });
}
