import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import type { Database } from '#mailbox/store/database.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { beginEpoch, epochOf } from '#mailbox/store/epoch.ts';
import { aRoom, newKeys, requestFor, sealed, type Asking, type TheRoom } from './a-room.ts';

export const large = 700_001;

/** Everything that docs/mailbox.md promises, whichever database holds it. */
export function contract(name: string, open: () => Promise<Database>): void {
  let room: TheRoom;
  const { ask, worker, invited, drop, list } = new Proxy({} as TheRoom, { get: (_, key: keyof TheRoom) => (...all: unknown[]) => (room[key] as (...all: unknown[]) => unknown)(...all) });
  const code = async (told: ReturnType<typeof ask>) => { const { status, json } = await told; return [status, json['code']]; };
  const envelope = (read: string, id: string, method = 'GET') => ask(method, 'envelope', { token: read, headers: { 'x-envelope': id } });
  const withoutTime = (told: { headers: Headers }) => [...told.headers].map(([name, value]) => [name, name === 'x-mailbox' ? value.replace(/\d+$/, '') : value]);
  const used = async (read: string) => (await ask('GET', 'mailbox', { token: read })).json['bytes'];

  describe(`the Mailbox on ${name}`, () => {
    beforeAll(async () => { room = await aRoom(await open()); }, 60_000);
    afterAll(() => room.mailboxes.close());

    describe('making a Mailbox', () => {
      it('makes one with an invite, and says the same when asked again', async () => {
        const [token, keys] = [await invited('lead'), newKeys()];
        for (const _ of [1, 2]) {
          const made = await ask('POST', 'mailbox', { token, body: keys });
          expect([made.status, made.json]).toEqual([201, { role: 'lead' }]);
        }
        expect(await code(ask('POST', 'mailbox', { token, body: newKeys() }))).toEqual([409, 'used']);
        expect((await ask('GET', 'mailbox', { token: keys.read })).json).toEqual({ role: 'lead', bytes: 0, limit: 2 ** 31 });
      });

      it('lets exactly one of twenty use an invite when all come at once', async () => {
        const token = await invited();
        const made = await Promise.all(Array.from({ length: 20 }, () => ask('POST', 'mailbox', { token, body: newKeys() })));
        expect(made.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
      });

      it('does not know an invite that ran out', async () => {
        expect(await code(ask('POST', 'mailbox', { token: await invited('worker', -1), body: newKeys() }))).toEqual([404, 'not-found']);
      });

      it("makes a team's with a lead's read token and a person's with a drop token, and no other way", async () => {
        const [lead, colleague, team, person] = [await worker('lead'), await worker(), newKeys(), newKeys()];
        expect((await ask('POST', 'mailbox', { token: lead.read, body: team })).json).toEqual({ role: 'team' });
        for (const one of [colleague, team]) expect((await ask('POST', 'mailbox', { token: one.drop, body: newKeys() })).json).toEqual({ role: 'person' });
        expect((await ask('POST', 'mailbox', { token: colleague.drop, body: person })).json).toEqual({ role: 'person' });
        for (const token of [colleague.read, team.read, person.read, person.drop]) expect(await code(ask('POST', 'mailbox', { token, body: newKeys() }))).toEqual([404, 'not-found']);
      });

      it('never gives a token a second meaning', async () => {
        const [one, other] = [await worker(), await worker()];
        for (const body of [{ read: newToken(), drop: one.drop }, { read: one.read, drop: newToken() }, { read: one.read, drop: other.drop }]) {
          expect(await code(ask('POST', 'mailbox', { token: await invited(), body }))).toEqual([409, 'different']);
          expect(await code(ask('POST', 'mailbox', { token: other.drop, body }))).toEqual([409, 'different']);
        }
        // A lead who invites with a colleague's drop token would get whoever that colleague is given as theirs.
        const lead = await worker('lead');
        for (const invite of [one.drop, one.read]) expect(await code(ask('POST', 'invites', { token: lead.read, body: { invite, role: 'worker', days: 5 } }))).toEqual([409, 'different']);
        expect((await ask('POST', 'mailbox', { token: one.drop, body: newKeys() })).json).toEqual({ role: 'person' });
      });
    });

    describe('an Envelope', () => {
      it.each([1, 100_000, 262_144, 262_145, large])('of %i bytes comes out as it went in', async (size) => {
        const [keys, id, bytes] = [await worker(), newToken(), sealed(size)];
        const put = await drop(keys, bytes, id);
        expect([put.status, put.json['seq']]).toEqual([201, 1]);
        expect(put.json['at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
        expect(await list(keys)).toEqual([{ id, seq: 1, size, at: put.json['at'], drop: null }]);
        expect(put.json['sum']).toBe(createHash('sha256').update(bytes).digest('hex'));
        const got = await envelope(keys.read, id);
        expect([got.status, got.headers.get('content-type'), got.headers.get('content-length'), got.headers.get('cache-control')]).toEqual([200, 'application/octet-stream', String(size), 'no-store']);
        expect(got.bytes.equals(bytes)).toBe(true);
        expect(await used(keys.read)).toBe(size);
      });

      it.each([100, large])('of %i bytes sent again is one Envelope; other bytes under its id are refused', async (size) => {
        const [keys, id, bytes] = [await worker(), newToken(), sealed(size)];
        const first = await drop(keys, bytes, id);
        const again = await drop(keys, bytes, id);
        expect([again.status, again.json]).toEqual([200, first.json]);
        expect(await code(drop(keys, sealed(size), id))).toEqual([409, 'different']);
        expect(await code(drop(keys, sealed(size + 1), id))).toEqual([409, 'different']);
        expect((await list(keys)).length).toBe(1);
        expect((await envelope(keys.read, id)).bytes.equals(bytes)).toBe(true);
        expect(await used(keys.read)).toBe(size);
        expect(await room.db.read('SELECT key FROM arriving')).toEqual([]);
      });

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
        expect([first.json['more'], all.map(({ seq }) => seq)]).toEqual([true, Array.from({ length: 500 }, (_, n) => n + 1)]);
        expect(rest.map(({ seq }) => seq)).toEqual([501, 502, 503]);
      }, 60_000);

      it('is seen only by its own reader, and nobody can tell whether it is there', async () => {
        const [keys, other, id] = [await worker(), await worker(), newToken()];
        await drop(keys, sealed(10), id);
        const notYours = await envelope(other.read, id);
        const notThere = await envelope(other.read, newToken());
        expect([notYours.status, notYours.json, withoutTime(notYours)]).toEqual([notThere.status, notThere.json, withoutTime(notThere)]);
        expect((await envelope(other.read, id, 'DELETE')).status).toBe(204);
        expect((await list(keys)).length).toBe(1);
      });

      it('is not taken where the Mailbox would be past its limit, large or small', async () => {
        const small = await aRoom(room.db, { caps: { mailbox: 2 * (large + 100), drop: large } });
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

    describe('the mark', () => {
      const markOf = (told: { headers: Headers }) => (told.headers.get('x-mailbox') ?? '').split(' ');

      it('stands on every answer, whatever it says: the epoch, what was asked with, and the server’s time', async () => {
        const [keys, id] = [await worker(), newToken()];
        await drop(keys, sealed(9), id);
        const epochs = new Set<string | undefined>();
        const asks: [string, string, Asking][] = [
          ['GET', 'mailbox', { token: keys.read }], ['GET', 'mailbox', {}], ['GET', 'nothing', {}], ['PATCH', 'mailbox', {}], ['HEAD', 'mailbox', { token: keys.read }], ['OPTIONS', 'mailbox', {}],
          ['GET', 'envelope', { token: keys.read, headers: { 'x-envelope': id } }], ['DELETE', 'envelope', { token: keys.read, headers: { 'x-envelope': id } }],
        ];
        for (const [method, path, asking] of asks) {
          const asked = newToken();
          const [epoch, ask2, now] = markOf(await ask(method, path, { ...asking, headers: { ...asking.headers, 'x-ask': asked } }));
          epochs.add(epoch);
          expect([path, ask2]).toEqual([path, asked]);
          expect(Math.abs(Number(now) - Date.now())).toBeLessThan(10_000);
        }
        expect([...epochs]).toEqual([expect.stringMatching(/^(?!0{32})[0-9a-f]{32}$/)]);
      });

      it('says zeros to who asks with nothing, or with what is none', async () => {
        for (const headers of [{}, { 'x-ask': 'A'.repeat(32) }, { 'x-ask': `${newToken()} ${newToken()}` }] as Record<string, string>[]) expect(markOf(await ask('GET', 'mailbox', { headers }))[1]).toBe('0'.repeat(32));
      });

      it('has another epoch once the Mailboxes were restored, and the same one else', async () => {
        const epoch = await epochOf(room.db.read);
        expect(await epochOf((await aRoom(room.db)).db.read)).toBe(epoch);
        await room.db.write(beginEpoch);
        expect(await epochOf(room.db.read)).not.toBe(epoch);
      });
    });

    describe('a drop token for one person', () => {
      const put = (read: string, token: string, id: string) => ask('PUT', 'drop', { token: read, headers: { 'x-drop': token, 'x-drop-id': id } });
      const end = (read: string, id: string) => ask('DELETE', 'drop', { token: read, headers: { 'x-drop-id': id } });

      it('puts Envelopes in, which say that they came by it; the Mailbox’s own and the owner’s say nothing', async () => {
        const [keys, own, id] = [await worker(), newToken(), newToken()];
        for (const _ of [1, 2]) expect((await put(keys.read, own, id)).status).toBe(204);
        expect((await drop({ ...keys, drop: own }, sealed(10))).status).toBe(201);
        expect((await drop(keys, sealed(11))).status).toBe(201);
        expect((await drop({ ...keys, drop: keys.read }, sealed(12))).status).toBe(201);
        expect((await list(keys)).map((one) => [one.size, one.drop])).toEqual([[10, id], [11, null], [12, null]]);
        expect((await ask('GET', 'envelopes', { token: keys.read })).json['last']).toBe(3);
        expect(await code(ask('GET', 'envelopes', { token: own }))).toEqual([404, 'not-found']);
        expect(await code(ask('POST', 'mailbox', { token: own, body: newKeys() }))).toEqual([404, 'not-found']);
      });

      it('once ended takes nothing more, says so, and cannot be made again; what came by it stays, and others go on', async () => {
        const [keys, one, other, id] = [await worker(), newToken(), newToken(), newToken()];
        await put(keys.read, one, id);
        await put(keys.read, other, newToken());
        await drop({ ...keys, drop: one }, sealed(10));
        for (const _ of [1, 2]) expect((await end(keys.read, id)).status).toBe(204);
        for (const size of [5, large]) expect(await code(drop({ ...keys, drop: one }, sealed(size)))).toEqual([410, 'ended']);
        expect(await code(put(keys.read, one, id))).toEqual([409, 'different']);
        expect((await drop({ ...keys, drop: other }, sealed(10))).status).toBe(201);
        expect((await list(keys)).length).toBe(2);
      });

      it('never has a second meaning, in whichever order it is made', async () => {
        const [keys, other, person, own, id] = [await worker('lead'), await worker(), newKeys(), newToken(), newToken()];
        await put(keys.read, own, id);
        await ask('POST', 'mailbox', { token: keys.drop, body: person });
        for (const taken of [keys.read, keys.drop, other.drop, person.drop, await invited()]) expect(await code(put(keys.read, taken, newToken()))).toEqual([409, 'different']);
        expect(await code(put(keys.read, newToken(), id))).toEqual([409, 'different']);
        expect(await code(put(other.read, own, newToken()))).toEqual([409, 'different']);
        for (const body of [{ read: newToken(), drop: own }, { read: own, drop: newToken() }]) expect(await code(ask('POST', 'mailbox', { token: keys.drop, body }))).toEqual([409, 'different']);
        expect(await code(ask('POST', 'invites', { token: keys.read, body: { invite: own, role: 'worker', days: 5 } }))).toEqual([409, 'different']);
      });

      it('is known no more with its Mailbox: ended is said, deleted is not', async () => {
        const [lead, keys, invite, own, two] = [await worker('lead'), newKeys(), newToken(), newToken(), newToken()];
        await ask('POST', 'invites', { token: lead.read, body: { invite, role: 'worker', days: 5 } });
        await ask('POST', 'mailbox', { token: invite, body: keys });
        await put(keys.read, own, newToken());
        await put(lead.read, two, newToken());
        await ask('DELETE', 'invites', { token: lead.read, headers: { 'x-invite': invite } });
        await ask('DELETE', 'mailbox', { token: lead.read });
        expect(await code(drop({ ...keys, drop: own }, sealed(5)))).toEqual([410, 'ended']);
        expect(await code(drop({ ...keys, drop: two }, sealed(5)))).toEqual([404, 'not-found']);
      });

      it('there are at most two thousand', async () => {
        const keys = await worker();
        await put(keys.read, newToken(), newToken());
        const [{ mailbox } = {}] = await room.db.read('SELECT mailbox FROM drops WHERE drop_sum = (SELECT drop_sum FROM drops WHERE mailbox = ?)', [sumOf(keys.read)]);
        await room.db.write(async (run) => { for (let n = 0; n < 1999; n += 1) await run('INSERT INTO drops (mailbox, id, drop_sum, state, used) VALUES (?, ?, ?, 0, 0)', [mailbox ?? null, newToken(), sumOf(newToken())]); });
        expect(await code(put(keys.read, newToken(), newToken()))).toEqual([507, 'mailbox-full']);
      });
    });

    describe('the room in a Mailbox', () => {
      const caps = { mailbox: 3_200_000, drop: 800_000 };
      const small = () => aRoom(room.db, { caps });
      const known = async (theirs: TheRoom, keys: { read: string; drop: string }) => {
        const token = newToken();
        await theirs.ask('PUT', 'drop', { token: keys.read, headers: { 'x-drop': token, 'x-drop-id': newToken() } });
        return { ...keys, drop: token };
      };

      it('whoever has the card fills at most a half of it, one known person their share; the others and the owner go on', async () => {
        const theirs = await small();
        const keys = await theirs.worker();
        const [one, other] = [await known(theirs, keys), await known(theirs, keys)];
        for (const size of [large, large, 199_000]) expect((await theirs.drop(keys, sealed(size))).status).toBe(201);
        for (const size of [large, 2000]) expect(await code(theirs.drop(keys, sealed(size)))).toEqual([507, 'mailbox-full']);
        for (const size of [large, 99_000]) expect((await theirs.drop(one, sealed(size))).status).toBe(201);
        for (const size of [large, 2000]) expect(await code(theirs.drop(one, sealed(size)))).toEqual([507, 'mailbox-full']);
        expect((await theirs.drop(other, sealed(large - 50_000))).status).toBe(201);
        // Others have filled all but the owner's part.
        expect(await code(theirs.drop(other, sealed(60_000)))).toEqual([507, 'mailbox-full']);
        expect((await theirs.drop({ ...keys, drop: keys.read }, sealed(60_000))).status).toBe(201);
        expect((await theirs.ask('PUT', 'card', { token: keys.read, body: sealed(30_000), headers: { 'x-card': newToken() } })).status).toBe(204);
      });

      it('even when nothing more goes in, deleting does, and makes room for whose it was', async () => {
        const theirs = await small();
        const [keys, ids] = [await theirs.worker(), [newToken(), newToken(), newToken()]];
        const one = await known(theirs, keys);
        await theirs.drop(one, sealed(large), ids[0]);
        await theirs.drop(keys, sealed(large), ids[1]);
        await theirs.drop({ ...keys, drop: keys.read }, sealed(caps.mailbox - 2 * large), ids[2]);
        for (const who of [one, keys, { ...keys, drop: keys.read }]) expect(await code(theirs.drop(who, sealed(5)))).toEqual([507, 'mailbox-full']);
        for (const id of ids) expect((await theirs.ask('DELETE', 'envelope', { token: keys.read, headers: { 'x-envelope': id } })).status).toBe(204);
        for (const who of [one, keys]) expect((await theirs.drop(who, sealed(large))).status).toBe(201);
        expect((await theirs.ask('GET', 'mailbox', { token: keys.read })).json['bytes']).toBe(2 * large);
      });

      it('is taken by what came, never by what was only announced', async () => {
        const theirs = await small();
        const keys = await theirs.worker();
        const slow: ReadableStreamDefaultController<Uint8Array>[] = [];
        const held = Array.from({ length: 4 }, () => theirs.mailboxes.handle({
          method: 'POST', url: 'http://localhost/api/envelopes',
          body: new ReadableStream<Uint8Array>({ start: (out) => { slow.push(out); out.enqueue(sealed(1000)); } }),
          headers: new Headers({ 'authorization': `Bearer ${keys.drop}`, 'x-envelope': newToken(), 'content-type': 'application/octet-stream', 'content-length': '1500000' }),
        }, '192.0.2.7'));
        await expect.poll(async () => (await room.db.read('SELECT key FROM arriving')).length).toBe(4);
        for (const size of [large, 3000]) expect((await theirs.drop(keys, sealed(size))).status).toBe(201);
        for (const out of slow) out.error(new Error('gone'));
        expect((await Promise.all(held)).map(({ status }) => status)).toEqual([400, 400, 400, 400]);
        expect(await room.db.read('SELECT key FROM arriving')).toEqual([]);
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
        for (const method of ['GET', 'POST']) expect(await code(ask(method, 'take-back', { token: takeBack }))).toEqual([404, 'not-found']);
      });

      it('with a token that was used before is not given: its Envelope is refused, and nothing breaks', async () => {
        const [keys, other, takeBack] = [await worker(), await worker(), newToken()];
        await drop(keys, sealed(10), newToken(), takeBack);
        for (const size of [10, large]) expect(await code(drop(other, sealed(size), newToken(), takeBack))).toEqual([409, 'different']);
        expect((await ask('POST', 'take-back', { token: takeBack })).status).toBe(204);
        for (const size of [10, large]) expect(await code(drop(other, sealed(size), newToken(), takeBack))).toEqual([409, 'different']);
        // One that an earlier version took all the same.
        const id = newToken();
        await drop(keys, sealed(10), id);
        await room.db.write((run) => run('UPDATE envelopes SET take_back_sum = ? WHERE id = ?', [sumOf(takeBack), id]));
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
          expect([[200, 409], [404, 204]]).toContainEqual([got, taken]);
        }
      });
    });

    describe('cards and vaults', () => {
      it.each([500, large])('keeps a card of %i bytes in the place of the one before', async (size) => {
        const [keys, one, two, bytes] = [await worker(), newToken(), newToken(), sealed(size)];
        const put = (token: string, body: Uint8Array) => ask('PUT', 'card', { token: keys.read, body, headers: { 'x-card': token } });
        expect((await put(one, sealed(99))).status).toBe(204);
        for (const _ of [1, 2]) expect((await put(two, bytes)).status).toBe(204);
        expect((await ask('GET', 'card', { token: two })).bytes.equals(bytes)).toBe(true);
        expect(await code(ask('GET', 'card', { token: one }))).toEqual([404, 'not-found']);
        expect(await used(keys.read)).toBe(size);
        for (const _ of [1, 2]) expect((await ask('DELETE', 'card', { token: keys.read })).status).toBe(204);
        expect(await code(ask('GET', 'card', { token: two }))).toEqual([404, 'not-found']);
        expect(await used(keys.read)).toBe(0);
      });

      it('keeps two vaults, one for each way, and neither opens as a card', async () => {
        const [keys, pass, recovery] = [await worker(), newToken(), newToken()];
        for (const [token, way] of [[pass, 'passphrase'], [recovery, 'recovery']] as const) {
          expect((await ask('PUT', 'vault', { token: keys.read, body: new TextEncoder().encode(way), headers: { 'x-vault': token, 'x-way': way } })).status).toBe(204);
        }
        expect((await ask('GET', 'vault', { token: pass })).bytes.toString()).toBe('passphrase');
        expect((await ask('GET', 'vault', { token: recovery })).bytes.toString()).toBe('recovery');
        expect(await code(ask('GET', 'card', { token: pass }))).toEqual([404, 'not-found']);
      });

      it('are for workers and leads only, and no token opens two of them', async () => {
        const [keys, person, token] = [await worker(), newKeys(), newToken()];
        await ask('POST', 'mailbox', { token: keys.drop, body: person });
        const card = (read: string) => ask('PUT', 'card', { token: read, body: sealed(9), headers: { 'x-card': token } });
        expect(await code(card(person.read))).toEqual([404, 'not-found']);
        expect((await card(keys.read)).status).toBe(204);
        expect(await code(card((await worker()).read))).toEqual([409, 'different']);
      });

      it.each(['ended', 'deleted', 'changed'])('of a Mailbox that was %s have tokens that nobody else can take over', async (how) => {
        const [lead, keys, other, invite] = [await worker('lead'), newKeys(), await worker(), newToken()];
        await ask('POST', 'invites', { token: lead.read, body: { invite, role: 'worker', days: 7 } });
        await ask('POST', 'mailbox', { token: invite, body: keys });
        const [card, vault] = [newToken(), newToken()];
        const putCard = (read: string, token = card, size = 9) => ask('PUT', 'card', { token: read, body: sealed(size), headers: { 'x-card': token } });
        const putVault = (read: string, token = vault) => ask('PUT', 'vault', { token: read, body: sealed(9), headers: { 'x-vault': token, 'x-way': 'passphrase' } });
        for (const put of [putCard, putVault]) expect((await put(keys.read)).status).toBe(204);
        if (how === 'ended') await ask('DELETE', 'invites', { token: lead.read, headers: { 'x-invite': invite } });
        if (how === 'deleted') await ask('DELETE', 'mailbox', { token: keys.read });
        if (how === 'changed') for (const put of [putCard, putVault]) expect((await put(keys.read, newToken())).status).toBe(204);
        for (const put of [putCard, putVault, (read: string) => putCard(read, card, large)]) expect(await code(put(other.read))).toEqual([409, 'different']);
        expect((await ask('GET', 'card', { token: card })).status).toBe(404);
        // Whose it was may go back to it.
        if (how === 'changed') for (const put of [putCard, putVault]) expect((await put(keys.read)).status).toBe(204);
      });

      it('have a size that they may not pass', async () => {
        const { read } = await worker();
        expect(await code(ask('PUT', 'vault', { token: read, body: sealed(65_537), headers: { 'x-vault': newToken(), 'x-way': 'recovery' } }))).toEqual([413, 'too-large']);
        expect(await code(ask('PUT', 'card', { token: read, body: sealed(8 * 1024 * 1024 + 1), headers: { 'x-card': newToken() } }))).toEqual([413, 'too-large']);
      });
    });

    describe('ending', () => {
      const filled = async (keys: { read: string; drop: string }) => {
        const at = { id: newToken(), card: newToken(), vault: newToken(), takeBack: newToken() };
        await drop(keys, sealed(50), at.id, at.takeBack);
        await drop(keys, sealed(large));
        await ask('PUT', 'card', { token: keys.read, body: sealed(9), headers: { 'x-card': at.card } });
        await ask('PUT', 'vault', { token: keys.read, body: sealed(9), headers: { 'x-vault': at.vault, 'x-way': 'recovery' } });
        return at;
      };
      const rowsLeft = async (before: number) => Number((await room.db.read('SELECT CAST(COUNT(*) AS BIGINT) AS n FROM pieces'))[0]?.['n']) - before;
      const pieces = () => rowsLeft(0);

      it("a lead ends her worker's Mailbox: it says so, to its reader, to who puts in, and to the vault", async () => {
        const [lead, keys, token] = [await worker('lead'), newKeys(), newToken()];
        const invite = () => ask('POST', 'invites', { token: lead.read, body: { invite: token, role: 'worker', days: 7 } });
        const until = (await invite()).json['until'];
        expect([(await invite()).status, (await invite()).json['until']]).toEqual([201, until]);
        expect(Date.parse(String(until)) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
        await ask('POST', 'mailbox', { token, body: keys });
        const before = await pieces();
        const at = await filled(keys);
        const other = await worker('lead');
        expect(await code(ask('DELETE', 'invites', { token: other.read, headers: { 'x-invite': token } }))).toEqual([404, 'not-found']);
        expect(await code(ask('DELETE', 'invites', { token: keys.read, headers: { 'x-invite': token } }))).toEqual([404, 'not-found']);
        for (const _ of [1, 2]) expect((await ask('DELETE', 'invites', { token: lead.read, headers: { 'x-invite': token } })).status).toBe(204);
        for (const told of [ask('GET', 'mailbox', { token: keys.read }), ask('GET', 'envelopes', { token: keys.read }), drop(keys, sealed(5)), ask('GET', 'vault', { token: at.vault }), envelope(keys.read, at.id)]) expect(await code(told)).toEqual([410, 'ended']);
        for (const told of [ask('GET', 'card', { token: at.card }), ask('GET', 'take-back', { token: at.takeBack }), ask('POST', 'mailbox', { token, body: keys })]) expect(await code(told)).toEqual([404, 'not-found']);
        expect(await rowsLeft(before)).toBe(0);
      });

      it('an owner deletes her Mailbox: nothing of it is known any more', async () => {
        const keys = await worker();
        const before = await pieces();
        const at = await filled(keys);
        for (const _ of [1, 2]) expect((await ask('DELETE', 'mailbox', { token: keys.read })).status).toBe(204);
        for (const told of [ask('GET', 'mailbox', { token: keys.read }), drop(keys, sealed(5)), ask('GET', 'vault', { token: at.vault }), ask('GET', 'card', { token: at.card }), ask('GET', 'take-back', { token: at.takeBack })]) expect(await code(told)).toEqual([404, 'not-found']);
        expect(await rowsLeft(before)).toBe(0);
      });

      it("a team's Mailbox gets other tokens: those before end, all that it holds and its numbers stay", async () => {
        const [lead, team, next, further] = [await worker('lead'), newKeys(), newKeys(), newToken()];
        await ask('POST', 'mailbox', { token: lead.read, body: team });
        const at = { id: newToken(), takeBack: newToken() };
        await drop(team, sealed(50), at.id, at.takeBack);
        await drop(team, sealed(large));
        await ask('PUT', 'drop', { token: team.read, headers: { 'x-drop': further, 'x-drop-id': newToken() } });
        const change = (read: string, body = next) => code(ask('PUT', 'mailbox', { token: read, body }));
        for (const read of [lead.read, team.drop]) expect(await change(read)).toEqual([404, 'not-found']);
        for (const body of [{ read: lead.read, drop: newToken() }, { read: newToken(), drop: lead.drop }]) expect(await change(team.read, body)).toEqual([409, 'different']);
        const [before, bytes] = [await list(team), await used(team.read)];
        expect((await ask('PUT', 'mailbox', { token: team.read, body: next })).status).toBe(204);
        expect([await list(next), await used(next.read)]).toEqual([before, bytes]);
        for (const told of [ask('GET', 'mailbox', { token: team.read }), ask('GET', 'envelopes', { token: team.read }), envelope(team.read, at.id), drop(team, sealed(5)), ask('PUT', 'mailbox', { token: team.read, body: newKeys() })]) expect(await code(told)).toEqual([410, 'ended']);
        expect(await code(ask('POST', 'mailbox', { token: lead.read, body: team }))).toEqual([410, 'ended']);
        // What a person did before goes on: their own way in, and taking back.
        expect((await ask('POST', 'envelopes', { token: further, body: sealed(7), headers: { 'x-envelope': newToken() } })).status).toBe(201);
        expect((await list(next)).at(-1)?.seq).toBe(3);
        expect((await ask('POST', 'take-back', { token: at.takeBack })).status).toBe(204);
        expect((await ask('GET', 'mailbox', { token: next.read })).json['role']).toBe('team');
        expect((await ask('DELETE', 'mailbox', { token: next.read })).status).toBe(204);
      });

      it('a lead hands the lead over: her invites are the new one’s, and she is a worker', async () => {
        const [lead, next, other, hand, invite] = [await worker('lead'), await worker(), await worker(), newToken(), newToken()];
        const asked = { token: lead.read, body: { invite: hand, role: 'hand-over', days: 14 } };
        expect((await ask('POST', 'invites', { token: lead.read, body: { invite, role: 'worker', days: 14 } })).status).toBe(201);
        expect((await ask('POST', 'invites', asked)).status).toBe(201);
        // It makes no Mailbox, and neither an invite to join nor a token of somebody else hands anything over.
        expect(await code(ask('POST', 'mailbox', { token: hand, body: newKeys() }))).toEqual([404, 'not-found']);
        const take = (read: string, with_ = hand) => code(ask('POST', 'lead', { token: read, body: { invite: with_ } }));
        expect(await take(next.read, invite)).toEqual([404, 'not-found']);
        expect(await take(lead.read)).toEqual([404, 'not-found']);
        for (const _ of [1, 2]) expect(await take(next.read)).toEqual([204, undefined]);
        expect(await take(other.read)).toEqual([404, 'not-found']);
        const roles = async () => Promise.all([lead, next].map(async ({ read }) => (await ask('GET', 'mailbox', { token: read })).json['role']));
        expect(await roles()).toEqual(['worker', 'lead']);
        for (const told of [ask('POST', 'invites', asked), ask('DELETE', 'invites', { token: lead.read, headers: { 'x-invite': invite } }), ask('POST', 'mailbox', { token: lead.read, body: newKeys() })]) expect(await code(told)).toEqual([404, 'not-found']);
        expect((await ask('DELETE', 'invites', { token: next.read, headers: { 'x-invite': invite } })).status).toBe(204);
        expect(await code(ask('POST', 'mailbox', { token: invite, body: newKeys() }))).toEqual([404, 'not-found']);
        // One that was taken back, or ran out, hands nothing over.
        const back = newToken();
        await ask('POST', 'invites', { token: next.read, body: { invite: back, role: 'hand-over', days: 14 } });
        await ask('DELETE', 'invites', { token: next.read, headers: { 'x-invite': back } });
        expect(await take(lead.read, back)).toEqual([404, 'not-found']);
        expect(await roles()).toEqual(['worker', 'lead']);
      });

      it('an invite that nobody used is void once its lead is gone', async () => {
        const [lead, token] = [await worker('lead'), newToken()];
        await ask('POST', 'invites', { token: lead.read, body: { invite: token, role: 'worker', days: 7 } });
        expect(await code(ask('POST', 'invites', { token: lead.read, body: { invite: token, role: 'lead', days: 7 } }))).toEqual([409, 'different']);
        await ask('DELETE', 'mailbox', { token: lead.read });
        expect(await code(ask('POST', 'mailbox', { token, body: newKeys() }))).toEqual([404, 'not-found']);
      });
    });

    describe('what it does not take', () => {
      const cases: [string, number, string, (k: { read: string; drop: string }) => [string, string, Asking]][] = [
        ['an address that is not there', 404, 'not-found', ({ read }) => ['GET', 'letters', { token: read }]],
        ['an address with a slash behind', 404, 'not-found', ({ read }) => ['GET', 'mailbox/', { token: read }]],
        ['a way of asking that is not there', 405, 'method', ({ read }) => ['PATCH', 'mailbox', { token: read }]],
        ['no token', 404, 'not-found', () => ['GET', 'mailbox', {}]],
        ['a token nobody has', 404, 'not-found', () => ['GET', 'mailbox', { token: newToken() }]],
        ['a token of the wrong sort', 404, 'not-found', ({ drop: d }) => ['GET', 'mailbox', { token: d }]],
        ['a token in capital letters', 404, 'not-found', ({ read }) => ['GET', 'mailbox', { token: read.toUpperCase() }]],
        ['something unknown in the query', 400, 'bad-request', ({ read }) => ['GET', 'mailbox?x=1', { token: read }]],
        ['a query with nothing in it that is asked for', 400, 'bad-request', ({ read }) => ['GET', 'envelopes?after=', { token: read }]],
        ['the same name twice in the query', 400, 'bad-request', ({ read }) => ['GET', 'envelopes?after=1&after=2', { token: read }]],
        ['a NUL in the query', 400, 'bad-request', ({ read }) => ['GET', 'envelopes?after=1%00', { token: read }]],
        ['an Envelope without an id', 400, 'bad-request', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(5) }]],
        ['an id that is none', 400, 'bad-request', ({ read }) => ['GET', 'envelope', { token: read, headers: { 'x-envelope': '../x' } }]],
        ['a body of another type', 415, 'media-type', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'content-type': 'text/plain' } }]],
        ['a packed body', 415, 'media-type', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'content-encoding': 'gzip' } }]],
        ['a body without a length', 411, 'length', ({ drop: d }) => ['POST', 'envelopes', { token: d, headers: { 'x-envelope': newToken(), 'content-type': 'application/octet-stream' } }]],
        ['a body in chunks', 411, 'length', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'transfer-encoding': 'chunked' } }]],
        ['an empty body', 400, 'bad-request', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(0), headers: { 'x-envelope': newToken() } }]],
        ['a body that is shorter than said', 400, 'bad-request', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'content-length': '6' } }]],
        ['a body that is longer than said', 400, 'bad-request', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(large), headers: { 'x-envelope': newToken(), 'content-length': String(large - 1) } }]],
        ['a large body that breaks off', 400, 'bad-request', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(300_000), headers: { 'x-envelope': newToken(), 'content-length': String(large) } }]],
        ['a body that is too large', 413, 'too-large', ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'content-length': String(25 * 1024 * 1024 + 1) } }]],
        ['a body where none belongs', 400, 'bad-request', ({ read }) => ['DELETE', 'envelope', { token: read, body: sealed(5), headers: { 'x-envelope': newToken() } }]],
        ['JSON with something more in it', 400, 'bad-request', ({ drop: d }) => ['POST', 'mailbox', { token: d, body: { ...newKeys(), name: 'Jo' } }]],
        ['JSON that is none', 400, 'bad-request', ({ drop: d }) => ['POST', 'mailbox', { token: d, body: new TextEncoder().encode('{"read":'), headers: { 'content-type': 'application/json' } }]],
        ['JSON in another encoding', 400, 'bad-request', ({ drop: d }) => ['POST', 'mailbox', { token: d, body: Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0), headers: { 'content-type': 'application/json' } }]],
        ['too much JSON', 413, 'too-large', ({ drop: d }) => ['POST', 'mailbox', { token: d, body: { ...newKeys(), more: 'x'.repeat(1024) } }]],
        ['one token for both', 400, 'bad-request', ({ drop: d }) => { const one = newToken(); return ['POST', 'mailbox', { token: d, body: { read: one, drop: one } }]; }],
        ['a vault opened in an unknown way', 400, 'bad-request', ({ read }) => ['PUT', 'vault', { token: read, body: sealed(5), headers: { 'x-vault': newToken(), 'x-way': 'fingerprint' } }]],
        ['an invite for a year', 400, 'bad-request', ({ read }) => ['POST', 'invites', { token: read, body: { invite: newToken(), role: 'worker', days: 365 } }]],
      ];

      it.each(cases)('%s: %i %s, and nothing is stored', async (_what, status, said, make) => {
        const keys = await worker('lead');
        const [method, path, asking] = make(keys);
        const told = await ask(method, path, asking);
        expect([told.status, told.json]).toEqual([status, { code: said }]);
        expect(told.headers.get('cache-control')).toBe('no-store');
        expect([await list(keys), await used(keys.read)]).toEqual([[], 0]);
        expect(await room.db.read('SELECT key FROM arriving')).toEqual([]);
      });

      it('gives a stranger the same answer whatever else is wrong with the request', async () => {
        const one = await ask('POST', 'envelopes', { token: newToken(), body: sealed(5), headers: { 'x-envelope': newToken() } });
        for (const asking of [{}, { token: 'x' }, { token: newToken(), body: {} }, { token: newToken(), headers: { 'content-length': '999999999999' } }]) {
          const told = await ask('POST', 'envelopes', asking);
          expect([told.status, told.json, withoutTime(told)]).toEqual([one.status, one.json, withoutTime(one)]);
        }
      });

      it('does as many things for a token that is not there as for one of the wrong sort', async () => {
        let count = 0;
        const counting = await aRoom({ ...room.db, read: (sql, values) => { count += 1; return room.db.read(sql, values); } });
        const [keys, invite] = [await counting.worker(), await counting.invited()];
        for (const [method, path] of [['GET', 'mailbox'], ['POST', 'mailbox'], ['GET', 'envelopes'], ['POST', 'envelopes'], ['GET', 'take-back'], ['GET', 'card'], ['GET', 'vault'], ['PUT', 'card']] as const) {
          const of = async (token: string) => { count = 0; await counting.ask(method, path, { token }); return count; };
          const own = method === 'POST' && (path === 'mailbox' || path === 'envelopes');
          const wrong = path === 'envelopes' && own ? invite : own ? keys.read : keys.drop;
          expect([path, await of(newToken()), await of('')]).toEqual([path, await of(wrong), await of(wrong)]);
        }
      });

      it('takes nothing while its database is away, says try later, and logs only a code', async () => {
        const away = Object.assign(new Error('secret words'), { code: 'ECONNREFUSED' });
        const broken = await aRoom(room.db);
        const there = await broken.mailboxes.handle(requestFor('GET', 'mailbox', {}), 'x');
        expect(there.status).toBe(404);
        let isAway = false;
        const flaky = await aRoom({ ...room.db, read: (sql, values) => (isAway ? Promise.reject(away) : room.db.read(sql, values)) });
        const keys = await flaky.worker();
        const { error } = console;
        const said: unknown[] = [];
        console.error = (...all) => { said.push(...all); };
        isAway = true;
        try {
          expect((await flaky.ask('GET', 'mailbox', { token: keys.read })).json).toEqual({ code: 'try-later' });
        } finally {
          console.error = error;
        }
        expect(said).toEqual(['mailbox: database-away']);
      });
    });
  });
}
