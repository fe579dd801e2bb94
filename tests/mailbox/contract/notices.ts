import { describe, expect, it, vi } from 'vitest';
import { newToken } from '#model/token.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { tellAll, type Sent } from '#mailbox/notice/round.ts';
import { newKeys, sealed, waysThatNote, type WasTold } from '#tests/mailbox/a-room.ts';
import type { Here } from './here.ts';

const minutes = (n: number) => n * 60_000;
const day = minutes(24 * 60);
let anybody = 0;
/** An address that nobody else of these tests has. */
const newAddress = () => `jo${String((anybody += 1))}@council.example`;
const newEndpoint = () => `https://push.example/${newToken()}`;

/** Knowing that something came: who may be told, when, and how often. */
export function notices({ room, ask, worker, drop, list, code }: Here): void {
  const put = (read: string, body: object) => ask('PUT', 'notice', { token: read, body });
  const get = async (read: string) => (await ask('GET', 'notice', { token: read })).json;
  const off = (read: string, way: string) => ask('DELETE', 'notice', { token: read, headers: { 'x-way': way } });
  /** The code that came to an address, once it came. */
  const codeFor = (address: string) =>
    vi.waitFor(() => {
      const found = room().told.findLast(([to, digits]) => to === address && digits !== undefined)?.[1];
      if (found === undefined) throw new Error('no code came');
      return found;
    });
  const other = (digits: string) => (digits === '111111' ? '222222' : '111111');
  async function byEmail(): Promise<{ read: string; drop: string; address: string }> {
    const [keys, address] = [await worker(), newAddress()];
    expect((await put(keys.read, { way: 'email', address })).status).toBe(204);
    expect((await put(keys.read, { way: 'email', code: await codeFor(address) })).status).toBe(204);
    return { ...keys, address };
  }
  /** One round at a time of this test's own. @returns what went to `mine`. */
  async function round(mine: string, at: number, came?: () => Sent): Promise<WasTold> {
    const told: WasTold = [];
    const ways = waysThatNote(told);
    if (came)
      for (const way of [ways.email, ways.push])
        way.send = (to: string) => {
          told.push([to, undefined]);
          return Promise.resolve(to === mine ? came() : 'sent');
        };
    await tellAll(room().db, ways, () => at);
    return told.filter(([to]) => to === mine);
  }

  describe('knowing that something came', () => {
    it('is off, and an address is told of nothing until the code that came to it was typed', async () => {
      const [keys, address] = [await worker(), newAddress()];
      expect(await get(keys.read)).toEqual({
        email: { domains: ['council.example'], state: 'off', address: null },
        push: { key: 'a-key', endpoint: null },
      });
      await put(keys.read, { way: 'email', address });
      const digits = await codeFor(address);
      expect(digits).toMatch(/^\d{6}$/);
      expect((await get(keys.read))['email']).toMatchObject({ state: 'asked', address });
      await drop(keys, sealed(9));
      expect(await round(address, Date.now())).toEqual([]);
      expect(await code(put(keys.read, { way: 'email', code: other(digits) }))).toEqual([409, 'different']);
      expect((await put(keys.read, { way: 'email', code: digits })).status).toBe(204);
      expect((await put(keys.read, { way: 'email', code: digits })).status).toBe(204);
      expect((await get(keys.read))['email']).toMatchObject({ state: 'on', address });
      expect(await round(address, Date.now())).toEqual([[address, undefined]]);
    });

    it('tries of a code are few, and it runs out', async () => {
      const [keys, address] = [await worker(), newAddress()];
      await put(keys.read, { way: 'email', address });
      const digits = await codeFor(address);
      for (let n = 0; n < 5; n += 1)
        expect(await code(put(keys.read, { way: 'email', code: other(digits) }))).toEqual([409, 'different']);
      expect(await code(put(keys.read, { way: 'email', code: digits }))).toEqual([409, 'used']);
      const [late, to] = [await worker(), newAddress()];
      await put(late.read, { way: 'email', address: to });
      await room().db.write((run) => run('UPDATE notices SET until = 1 WHERE target = ?', [to]));
      expect(await code(put(late.read, { way: 'email', code: await codeFor(to) }))).toEqual([409, 'used']);
    });

    it('nobody’s address is flooded: 3 codes a day for a Mailbox, and 3 for an address whoever asks', async () => {
      const [keys, address] = [await worker(), newAddress()];
      for (let n = 0; n < 3; n += 1) expect((await put(keys.read, { way: 'email', address })).status).toBe(204);
      await off(keys.read, 'email');
      expect(await code(put(keys.read, { way: 'email', address: newAddress() }))).toEqual([429, 'slow-down']);
      expect(await code(put((await worker()).read, { way: 'email', address: address.toUpperCase() }))).toEqual([
        429,
        'slow-down',
      ]);
      await room().db.write((run) => run('UPDATE notice_asks SET at = at - ?', [day]));
      expect((await put(keys.read, { way: 'email', address })).status).toBe(204);
    });

    it('goes only where it may, and to no person’s Mailbox', async () => {
      const keys = await worker();
      for (const address of [
        'jo@other.example',
        'jo@council.example.other',
        'jo@council.example\r\nbcc: a@council.example',
        'a@council.example, b@council.example',
        'jo',
      ]) {
        expect([address, ...(await code(put(keys.read, { way: 'email', address })))]).toEqual([
          address,
          400,
          'bad-request',
        ]);
      }
      for (const endpoint of [
        'http://push.example/a',
        'https://push.example:444/a',
        'https://a@push.example/a',
        'https://notpush.example/a',
        'https://push.example.other/a',
        'https://127.0.0.1/a',
        'https://push.example@127.0.0.1/a',
      ]) {
        expect([endpoint, ...(await code(put(keys.read, { way: 'push', endpoint })))]).toEqual([
          endpoint,
          400,
          'bad-request',
        ]);
      }
      const person = newKeys();
      await ask('POST', 'mailbox', { token: keys.drop, body: person });
      expect(await code(put(person.read, { way: 'push', endpoint: newEndpoint() }))).toEqual([404, 'not-found']);
      expect(await code(ask('GET', 'notice', { token: person.read }))).toEqual([404, 'not-found']);
      expect(await code(put(keys.drop, { way: 'push', endpoint: newEndpoint() }))).toEqual([404, 'not-found']);
    });

    it('is said once for all that waits, and again only after its owner looked', async () => {
      const [keys, endpoint] = [await worker(), newEndpoint()];
      await put(keys.read, { way: 'push', endpoint });
      const now = Date.now();
      expect(await round(endpoint, now)).toEqual([]);
      for (let n = 0; n < 3; n += 1) await drop(keys, sealed(9));
      expect(await round(endpoint, now)).toHaveLength(1);
      await drop(keys, sealed(9));
      expect(await round(endpoint, now + day)).toEqual([]);
      await list(keys);
      expect(await round(endpoint, now + day)).toEqual([]);
      await drop(keys, sealed(9));
      expect(await round(endpoint, now + day)).toHaveLength(1);
    });

    it('is not said of what its owner wrote themselves, nor of what they looked at or somebody took back before', async () => {
      const [keys, endpoint, back] = [await worker(), newEndpoint(), newToken()];
      await put(keys.read, { way: 'push', endpoint });
      await ask('POST', 'envelopes', { token: keys.read, body: sealed(9), headers: { 'x-envelope': newToken() } });
      await drop(keys, sealed(9), newToken(), back);
      await ask('POST', 'take-back', { token: back });
      expect(await round(endpoint, Date.now())).toEqual([]);
      await drop(keys, sealed(9));
      await list(keys);
      expect(await round(endpoint, Date.now())).toEqual([]);
    });

    it('is said once where two servers make their rounds at the same time', async () => {
      const [keys, endpoint] = [await worker(), newEndpoint()];
      await put(keys.read, { way: 'push', endpoint });
      await drop(keys, sealed(9));
      const all = await Promise.all(Array.from({ length: 6 }, () => round(endpoint, Date.now())));
      expect(all.flat()).toHaveLength(1);
    });

    it('what could not be sent is tried again with growing pauses, and what looked meanwhile is not lost', async () => {
      const { read, drop: to, address } = await byEmail();
      await drop({ read, drop: to }, sealed(9));
      const [now, away] = [Date.now(), () => 'away' as const];
      const tries: number[] = [];
      for (let at = 0; at < 80; at += 5) if ((await round(address, now + minutes(at), away)).length > 0) tries.push(at);
      expect(tries).toEqual([0, 5, 15, 35, 75]);
      expect(await round(address, now + minutes(75 + 80))).toHaveLength(1);
      await list({ read, drop: to });
      await drop({ read, drop: to }, sealed(9));
      // While it is being sent its owner looks, and something else comes.
      let sent = 0;
      const ways = waysThatNote([]);
      ways.email.send = async (one) => {
        if (one === address) {
          sent += 1;
          await list({ read, drop: to });
          await drop({ read, drop: to }, sealed(9));
        }
        return 'sent';
      };
      await tellAll(room().db, ways, () => now + day);
      expect(sent).toBe(1);
      expect(await round(address, now + day)).toHaveLength(1);
    });

    it('who is not answered does not keep others waiting long: after 3 the round leaves that way', async () => {
      const all = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const [keys, endpoint] = [await worker(), newEndpoint()];
          await put(keys.read, { way: 'push', endpoint });
          await drop(keys, sealed(9));
          return endpoint;
        }),
      );
      const asked: string[] = [];
      const ways = waysThatNote([]);
      ways.push.send = (to) => {
        asked.push(to);
        return Promise.resolve('away');
      };
      await tellAll(room().db, ways, Date.now);
      expect(asked).toHaveLength(3);
      const told: WasTold = [];
      await tellAll(room().db, waysThatNote(told), Date.now);
      expect(told.map(([to]) => to).sort()).toEqual(all.filter((one) => !asked.includes(one)).sort());
    });

    it('an endpoint that is gone is dropped; so is all of it where it is switched off, or the Mailbox ends or has other tokens', async () => {
      const left = async (target: string) =>
        (await room().db.read('SELECT way FROM notices WHERE target = ?', [target])).length;
      const [keys, endpoint] = [await worker(), newEndpoint()];
      await put(keys.read, { way: 'push', endpoint });
      expect((await get(keys.read))['push']).toEqual({
        key: 'a-key',
        endpoint: Buffer.from(sumOf(endpoint)).toString('hex'),
      });
      await drop(keys, sealed(9));
      await round(endpoint, Date.now(), () => 'gone');
      expect(await left(endpoint)).toBe(0);

      const one = await byEmail();
      expect((await off(one.read, 'email')).status).toBe(204);
      expect((await off(one.read, 'email')).status).toBe(204);
      expect(await left(one.address)).toBe(0);

      const two = await byEmail();
      await ask('DELETE', 'mailbox', { token: two.read });
      expect(await left(two.address)).toBe(0);

      const [lead, team, device] = [await worker('lead'), newKeys(), newEndpoint()];
      await ask('POST', 'mailbox', { token: lead.read, body: team });
      await put(team.read, { way: 'push', endpoint: device });
      expect(await left(device)).toBe(1);
      await ask('PUT', 'mailbox', { token: team.read, body: newKeys() });
      expect(await left(device)).toBe(0);
    });
  });
}
