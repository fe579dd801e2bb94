import { expect } from 'vitest';
import { newToken } from '#model/token.ts';
import { requestFor, type TheRoom } from './a-room.ts';
import { aKey } from './contract/live-rooms.ts';

const some = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;
const text = () =>
  some([
    '',
    'x',
    'null',
    '{}',
    '\u0000',
    '../../etc',
    "' OR 1=1 --",
    'a'.repeat(32),
    'A'.repeat(32),
    '9'.repeat(20),
    '__proto__',
    'our-rights/first',
    'our-rights/<script>',
    'age1x',
    '\ud800',
  ]);
const value = (): unknown =>
  some<() => unknown>([
    text,
    () => null,
    () => -1,
    () => 1e308,
    () => 1.5,
    () => [],
    () => [0, 1],
    () => [0, 1, 99],
    () => ['0', '1', '2'],
    () => ({}),
    () => true,
    newToken,
    () => 'A'.repeat(900),
  ])();
const body = (): object =>
  Object.fromEntries(
    ['join', 'to', 'key', 'of', 'door', 'words', 'pictures', 'n', 'sealed', 'more']
      .filter(() => Math.random() < 0.5)
      .map((name) => [name, value()]),
  );

/**
 * Asks a live room's addresses so many times in ways that are wrong: wrong tokens with right bodies, right tokens with wrong bodies, wrong pictures. None may be a server
 * error, and none may tell a word of the room that is there: not whom it seals to, not what stands, not that it is there.
 * @returns how many of each status came.
 */
export async function askRoomsWrongly(
  { mailboxes }: Pick<TheRoom, 'mailboxes'>,
  times: number,
): Promise<Map<number, number>> {
  const [host, join, phone, of] = [newToken(), newToken(), newToken(), 'our-rights/first'];
  let n = 0;
  const ask = (method: string, path: string, token: string, what?: object) =>
    mailboxes.handle(
      requestFor(method, path, { token, ...(what ? { body: what } : {}) }),
      `198.51.${String(n % 200)}.7`,
    );
  const made = (await (await ask('POST', 'room', host, { join, to: aKey })).json()) as { pictures: number[] };
  await ask('PUT', 'room', host, { of, door: true });
  await ask('POST', 'room/phone', phone, { join });
  await ask('PUT', 'room/answer', phone, { of, n: 1, sealed: 'c2VhbGVk' });
  const statuses = new Map<number, number>();
  const wrong = (): Promise<Response> =>
    some([
      // A stranger's token, with what would be right.
      () => ask('GET', 'room?after=0', newToken()),
      () => ask('GET', 'room/phone?after=0', newToken()),
      () => ask('DELETE', 'room', newToken()),
      () => ask('PUT', 'room', newToken(), { of, door: true }),
      () => ask('PUT', 'room/answer', newToken(), { of, n: 1, sealed: 'AAAA' }),
      () => ask('POST', 'room/phone', newToken(), { join: newToken() }),
      // A good token where it is none, and everything that is odd.
      () => ask('GET', 'room?after=0', phone),
      () => ask('DELETE', 'room', phone),
      () => ask('GET', 'room/phone?after=0', host),
      () => ask('PUT', 'room/answer', host, { of, n: 2, sealed: 'AAAA' }),
      () =>
        ask(
          some(['POST', 'PUT']),
          some(['room', 'room/phone', 'room/answer']),
          some([newToken(), 'x', 'A'.repeat(32), phone, host]),
          { ...body(), more: value() },
        ),
      () =>
        ask(
          some(['GET', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']),
          some(['room/', 'room/answer', 'rooms', 'room/phone/', 'room?after=-1', 'room?x=1', 'room/phone?after=x']),
          some([newToken(), '']),
        ),
      // Pictures that lead nowhere.
      () => {
        const pictures = [0, 1, 2].map(() => Math.floor(Math.random() * 30));
        return ask('POST', 'room/phone', newToken(), {
          pictures: String(pictures) === String(made.pictures) ? [0, 0, 0] : pictures,
        });
      },
    ])();
  const lane = async () => {
    while (n < times) {
      n += 1;
      const came = await wrong();
      const told = await came.text();
      statuses.set(came.status, (statuses.get(came.status) ?? 0) + 1);
      expect(came.status, told).toBeGreaterThanOrEqual(400);
      expect(came.status, told).toBeLessThan(500);
      expect(told).not.toMatch(/age1|our-rights|c2VhbGVk|pictures/);
    }
  };
  await Promise.all(Array.from({ length: 10 }, lane));
  // It stands as it stood.
  const after = (await (await ask('GET', 'room?after=0', host)).json()) as { phones: number; answers: object[] };
  expect([after.phones, after.answers]).toEqual([1, [{ of, sealed: 'c2VhbGVk' }]]);
  await ask('DELETE', 'room', host);
  return statuses;
}
