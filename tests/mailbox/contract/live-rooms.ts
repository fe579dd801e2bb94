import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import type { Here } from './here.ts';

/** A key that answers are sealed to. */
export const aKey = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
const of = 'our-rights/first';

/** A live room of own phones, opened by its host. */
export function liveRooms({ ask, code }: Here): void {
  const open = async () => {
    const [host, join] = [newToken(), newToken()];
    const { pictures } = (await ask('POST', 'room', { token: host, body: { join, to: aKey } })).json as {
      pictures: number[];
    };
    return { host, join, pictures };
  };
  const put = (host: string, now: string | null, door = false) =>
    ask('PUT', 'room', { token: host, body: { of: now, door } });
  const joinBy = async (body: object) => {
    const phone = newToken();
    return { phone, told: await ask('POST', 'room/phone', { token: phone, body }) };
  };
  const say = (phone: string, n: number, sealed: string, to = of) =>
    ask('PUT', 'room/answer', { token: phone, body: { of: to, n, sealed } });
  const answers = async (host: string, after = 0) =>
    (await ask('GET', `room?after=${String(after)}`, { token: host })).json as {
      n: number;
      phones: number;
      answers: { of: string; sealed: string }[];
    };

  describe('a live room', () => {
    it('is opened by its host, again with the same, and gives three different pictures of its own', async () => {
      const [host, join] = [newToken(), newToken()];
      const made = await ask('POST', 'room', { token: host, body: { join, to: aKey } });
      expect(made.status).toBe(201);
      const { pictures } = made.json as { pictures: number[] };
      expect([new Set(pictures).size, Math.max(...pictures) < 30]).toEqual([3, true]);
      expect((await ask('POST', 'room', { token: host, body: { join, to: aKey } })).json).toEqual({ pictures });
      expect(await code(ask('POST', 'room', { token: newToken(), body: { join, to: aKey } }))).toEqual([
        409,
        'different',
      ]);
      expect(await code(ask('POST', 'room', { token: host, body: { join: newToken(), to: aKey } }))).toEqual([
        409,
        'different',
      ]);
      for (const asking of [
        { body: { join, to: aKey } },
        { token: newToken(), body: { join: newToken(), to: 'age1x' } },
      ])
        expect(await code(ask('POST', 'room', asking))).toEqual([400, 'bad-request']);
    });

    it('lets phones in by its token, and by its pictures only while its door is open', async () => {
      const { host, join, pictures } = await open();
      expect((await joinBy({ join })).told.json).toEqual({ to: aKey });
      expect(await code(Promise.resolve((await joinBy({ pictures })).told))).toEqual([404, 'not-found']);
      await put(host, null, true);
      const { phone, told } = await joinBy({ pictures });
      expect(told.json).toEqual({ to: aKey });
      expect((await answers(host)).phones).toBe(2);
      // In twice is in once.
      await ask('POST', 'room/phone', { token: phone, body: { join } });
      expect((await answers(host)).phones).toBe(2);
      await put(host, null, false);
      expect(await code(Promise.resolve((await joinBy({ pictures })).told))).toEqual([404, 'not-found']);
      expect(await code(ask('POST', 'room/phone', { token: host, body: { join } }))).toEqual([409, 'different']);
    });

    it('tells phones at once which question stands, and its host at once what came: the newest of each phone, once', async () => {
      const { host, join } = await open();
      const [{ phone: one }, { phone: two }] = [await joinBy({ join }), await joinBy({ join })];
      const { json: first } = await ask('GET', 'room/phone?after=0', { token: one });
      expect(first).toEqual({ n: 1, of: null });
      const waits = ask('GET', 'room/phone?after=1', { token: one });
      await put(host, of);
      expect((await waits).json).toEqual({ n: 2, of });
      const before = (await answers(host)).n;
      const hostWaits = answers(host, before);
      await say(one, 5, 'aaaa');
      expect((await hostWaits).answers).toEqual([{ of, sealed: 'aaaa' }]);
      await say(two, 1, 'bbbb');
      // The same again, an older one that was late, and a newer one.
      for (const [n, sealed] of [
        [5, 'aaaa'],
        [4, 'cccc'],
        [6, 'dddd'],
      ] as const)
        expect((await say(one, n, sealed)).status).toBe(204);
      const { answers: all, n } = await answers(host);
      expect(all.map(({ sealed }) => sealed).sort()).toEqual(['bbbb', 'dddd']);
      const late = answers(host, n);
      await say(two, 2, 'eeee');
      expect((await late).answers.map(({ sealed }) => sealed)).toEqual(['eeee']);
    });

    it('takes no answer to a question that does not stand, and takes it again where it stands again', async () => {
      const { host, join } = await open();
      const { phone } = await joinBy({ join });
      await put(host, of);
      await say(phone, 1, 'aaaa');
      await put(host, 'our-rights/second');
      expect(await code(say(phone, 2, 'bbbb'))).toEqual([409, 'different']);
      await say(phone, 3, 'cccc', 'our-rights/second');
      await put(host, of);
      expect((await say(phone, 4, 'dddd')).status).toBe(204);
      const { answers: all } = await answers(host);
      expect(all.map(({ sealed }) => sealed).sort()).toEqual(['cccc', 'dddd']);
    });

    it('is gone when it is ended: who waits is told at once, and whoever asks later is told the same as a stranger', async () => {
      const { host, join, pictures } = await open();
      const { phone } = await joinBy({ join });
      await put(host, of, true);
      await say(phone, 1, 'aaaa');
      const waits = code(ask('GET', 'room/phone?after=2', { token: phone }));
      expect((await ask('DELETE', 'room', { token: host })).status).toBe(204);
      expect(await waits).toEqual([410, 'ended']);
      const asks = (token: string) =>
        [
          ask('GET', 'room/phone?after=2', { token }),
          say(token, 2, 'bbbb'),
          ask('GET', 'room', { token }),
          ask('DELETE', 'room', { token }),
          put(token, of),
        ].map(code);
      for (const token of [phone, host, newToken(), ''])
        expect([token, ...(await Promise.all(asks(token)))]).toEqual([
          token,
          ...Array.from({ length: 5 }, () => [410, 'ended']),
        ]);
      expect(await code(Promise.resolve((await joinBy({ join })).told))).toEqual([410, 'ended']);
      expect(await code(Promise.resolve((await joinBy({ pictures })).told))).toEqual([404, 'not-found']);
    });
  });
}
