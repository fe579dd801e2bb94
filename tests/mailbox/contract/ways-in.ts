import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { aRoom, newKeys, sealed, type TheRoom } from '#tests/mailbox/a-room.ts';
import { large, type Here } from './here.ts';

/** The ways in: a drop token for each person, and how much room each has. */
export function ways({ room, ask, worker, invited, drop, list, code }: Here): void {
  describe('a drop token for one person', () => {
    const put = (read: string, token: string, id: string) =>
      ask('PUT', 'drop', { token: read, headers: { 'x-drop': token, 'x-drop-id': id } });
    const end = (read: string, id: string) => ask('DELETE', 'drop', { token: read, headers: { 'x-drop-id': id } });

    it('puts Envelopes in, which say that they came by it; the Mailbox’s own and the owner’s say nothing', async () => {
      const [keys, own, id] = [await worker(), newToken(), newToken()];
      for (const _ of [1, 2]) expect((await put(keys.read, own, id)).status).toBe(204);
      expect((await drop({ ...keys, drop: own }, sealed(10))).status).toBe(201);
      expect((await drop(keys, sealed(11))).status).toBe(201);
      expect((await drop({ ...keys, drop: keys.read }, sealed(12))).status).toBe(201);
      expect((await list(keys)).map((one) => [one.size, one.drop])).toEqual([
        [10, id],
        [11, null],
        [12, null],
      ]);
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
      for (const size of [5, large])
        expect(await code(drop({ ...keys, drop: one }, sealed(size)))).toEqual([410, 'ended']);
      expect(await code(put(keys.read, one, id))).toEqual([409, 'different']);
      expect((await drop({ ...keys, drop: other }, sealed(10))).status).toBe(201);
      expect((await list(keys)).length).toBe(2);
    });

    it('never has a second meaning, in whichever order it is made', async () => {
      const [keys, other, person, own, id] = [await worker('lead'), await worker(), newKeys(), newToken(), newToken()];
      await put(keys.read, own, id);
      await ask('POST', 'mailbox', { token: keys.drop, body: person });
      for (const taken of [keys.read, keys.drop, other.drop, person.drop, await invited()])
        expect(await code(put(keys.read, taken, newToken()))).toEqual([409, 'different']);
      expect(await code(put(keys.read, newToken(), id))).toEqual([409, 'different']);
      expect(await code(put(other.read, own, newToken()))).toEqual([409, 'different']);
      for (const body of [
        { read: newToken(), drop: own },
        { read: own, drop: newToken() },
      ])
        expect(await code(ask('POST', 'mailbox', { token: keys.drop, body }))).toEqual([409, 'different']);
      expect(
        await code(ask('POST', 'invites', { token: keys.read, body: { invite: own, role: 'worker', days: 5 } })),
      ).toEqual([409, 'different']);
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
      const [{ mailbox } = {}] = await room().db.read(
        'SELECT mailbox FROM drops WHERE drop_sum = (SELECT drop_sum FROM drops WHERE mailbox = ?)',
        [sumOf(keys.read)],
      );
      await room().db.write(async (run) => {
        for (let n = 0; n < 1999; n += 1)
          await run('INSERT INTO drops (mailbox, id, drop_sum, state, used) VALUES (?, ?, ?, 0, 0)', [
            mailbox ?? null,
            newToken(),
            sumOf(newToken()),
          ]);
      });
      expect(await code(put(keys.read, newToken(), newToken()))).toEqual([507, 'mailbox-full']);
    });
  });

  describe('the room in a Mailbox', () => {
    const caps = { mailbox: 3_200_000, drop: 800_000, story: { bytes: 1, boxes: 0 } };
    const small = () => aRoom(room().db, { caps });
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
      for (const size of [large, 2000])
        expect(await code(theirs.drop(keys, sealed(size)))).toEqual([507, 'mailbox-full']);
      for (const size of [large, 99_000]) expect((await theirs.drop(one, sealed(size))).status).toBe(201);
      for (const size of [large, 2000])
        expect(await code(theirs.drop(one, sealed(size)))).toEqual([507, 'mailbox-full']);
      expect((await theirs.drop(other, sealed(large - 50_000))).status).toBe(201);
      // Others have filled all but the owner's part.
      expect(await code(theirs.drop(other, sealed(60_000)))).toEqual([507, 'mailbox-full']);
      expect((await theirs.drop({ ...keys, drop: keys.read }, sealed(60_000))).status).toBe(201);
      expect(
        (await theirs.ask('PUT', 'card', { token: keys.read, body: sealed(30_000), headers: { 'x-card': newToken() } }))
          .status,
      ).toBe(204);
    });

    it('even when nothing more goes in, deleting does, and makes room for whose it was', async () => {
      const theirs = await small();
      const [keys, ids] = [await theirs.worker(), [newToken(), newToken(), newToken()]];
      const one = await known(theirs, keys);
      await theirs.drop(one, sealed(large), ids[0]);
      await theirs.drop(keys, sealed(large), ids[1]);
      await theirs.drop({ ...keys, drop: keys.read }, sealed(caps.mailbox - 2 * large), ids[2]);
      for (const who of [one, keys, { ...keys, drop: keys.read }])
        expect(await code(theirs.drop(who, sealed(5)))).toEqual([507, 'mailbox-full']);
      for (const id of ids)
        expect(
          (await theirs.ask('DELETE', 'envelope', { token: keys.read, headers: { 'x-envelope': id } })).status,
        ).toBe(204);
      for (const who of [one, keys]) expect((await theirs.drop(who, sealed(large))).status).toBe(201);
      expect((await theirs.ask('GET', 'mailbox', { token: keys.read })).json['bytes']).toBe(2 * large);
    });

    it('is taken by what came, never by what was only announced', async () => {
      const theirs = await small();
      const keys = await theirs.worker();
      const slow: ReadableStreamDefaultController<Uint8Array>[] = [];
      const held = Array.from({ length: 4 }, () =>
        theirs.mailboxes.handle(
          {
            method: 'POST',
            url: 'http://localhost/api/envelopes',
            body: new ReadableStream<Uint8Array>({
              start: (out) => {
                slow.push(out);
                out.enqueue(sealed(1000));
              },
            }),
            headers: new Headers({
              authorization: `Bearer ${keys.drop}`,
              'x-envelope': newToken(),
              'content-type': 'application/octet-stream',
              'content-length': '1500000',
            }),
          },
          '192.0.2.7',
        ),
      );
      await expect.poll(async () => (await room().db.read('SELECT key FROM arriving')).length).toBe(4);
      for (const size of [large, 3000]) expect((await theirs.drop(keys, sealed(size))).status).toBe(201);
      for (const out of slow) out.error(new Error('gone'));
      expect((await Promise.all(held)).map(({ status }) => status)).toEqual([400, 400, 400, 400]);
      expect(await room().db.read('SELECT key FROM arriving')).toEqual([]);
    });
  });
}
