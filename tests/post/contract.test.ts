import '#tests/support/device.ts';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { isClockOff } from '#device/clock.ts';
import { newToken, newMailboxTokens } from '#model/token.ts';
import { lastMark } from '#post/mark.ts';
import {
  AlreadyRead,
  Ended,
  MailboxFull,
  NoInternet,
  NotThere,
  Refused,
  SomethingBetween,
  TryLater,
} from '#post/mailbox-errors.ts';
import { deleteEnvelope, getEnvelope, listMailbox, openMailbox, putEnvelope, takeEnvelopeBack } from '#post/mailbox.ts';
import { sumOf } from '#sealing/sign.ts';

/** What a device believes of what answers it, with the network between them in our hands. */

const real = globalThis.fetch;
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => {
  globalThis.fetch = real;
});

const epoch = newToken();
type Told = (ask: string) => Response | Promise<Response>;
/** Answers each request by the next of these, the last of them for ever after. */
function answers(...told: Told[]): { asked: number } {
  const seen = { asked: 0 };
  globalThis.fetch = async (_path, init) => {
    const tell = told[Math.min(seen.asked, told.length - 1)];
    seen.asked += 1;
    if (!tell) throw new TypeError('Failed to fetch');
    return tell(new Headers(init?.headers).get('x-ask') ?? '');
  };
  return seen;
}
const mark = (ask: string, more: Record<string, string> = {}) => ({
  'x-mailbox': `${epoch} ${ask} ${String(Date.now())}`,
  ...more,
});
const json =
  (status: number, said: unknown, more: Record<string, string> = {}): Told =>
  (ask) =>
    new Response(JSON.stringify(said), { status, headers: mark(ask, { 'content-type': 'application/json', ...more }) });
const refused = (status: number, code: string, more?: Record<string, string>) => json(status, { code }, more);
const nothing: Told = (ask) => new Response(null, { status: 204, headers: mark(ask) });
const page =
  (status: number): Told =>
  () =>
    new Response('<h1>Welcome to Guest Wi-Fi</h1>', { status, headers: { 'content-type': 'text/html' } });
const offline: Told = () => {
  throw new TypeError('Failed to fetch');
};

const bytes = new Blob(['sealed']);
const kept = async () => ({
  seq: 1,
  at: '2027-01-01T00:00:00Z',
  sum: sumOf(new Uint8Array(await bytes.arrayBuffer())),
});
const give = () => putEnvelope(newToken(), newToken(), bytes);
const back = () => takeEnvelopeBack(newToken());

describe('a café’s login page in the server’s place', () => {
  it('is never taken for “given”, “taken back” or “not there”, whatever its status', async () => {
    for (const status of [200, 201, 204, 302, 403, 404, 409, 410]) {
      answers(status === 204 ? () => new Response(null, { status }) : page(status));
      for (const ask of [give, back, () => deleteEnvelope(newToken(), newToken()), () => listMailbox(newToken(), 0)])
        await expect(ask(), String(status)).rejects.toBeInstanceOf(SomethingBetween);
    }
  });

  it('cannot show an answer that was kept from earlier: the ask is new each time', async () => {
    answers(() => new Response(null, { status: 204, headers: mark(newToken()) }));
    await expect(back()).rejects.toBeInstanceOf(SomethingBetween);
  });

  it('that is too busy is asked again later, and not said to be a login page', async () => {
    answers(page(503));
    await expect(back()).rejects.toBeInstanceOf(TryLater);
  });
});

describe('the Mailbox’s own answer', () => {
  it('is believed with its mark, and tells the server’s epoch', async () => {
    answers(json(201, await kept()));
    expect(await give()).toBe('there');
    expect(lastMark()?.epoch).toBe(epoch);
    answers(json(200, { gone: true }));
    expect(await give()).toBe('gone');
    answers(nothing);
    expect(await back()).toBe('taken-back');
  });

  it('tells whether this device’s clock is right: a day and more from the server’s it is not, until it was put right', async () => {
    const at =
      (off: number): Told =>
      (ask) =>
        new Response(null, { status: 204, headers: { 'x-mailbox': `${epoch} ${ask} ${String(Date.now() + off)}` } });
    for (const [off, wrong] of [
      [2 * 86_400_000, true],
      [3 * 3_600_000, false],
      [-400 * 86_400_000, true],
      [0, false],
    ] as const) {
      answers(at(off));
      await back();
      expect(isClockOff(), String(off)).toBe(wrong);
    }
    // What is not the Mailbox's says nothing of the time.
    answers(
      (ask) =>
        new Response(null, {
          status: 204,
          headers: { 'x-mailbox': `${epoch} ${newToken()}${ask.slice(32)} ${String(Date.now() + 9 * 86_400_000)}` },
        }),
    );
    await expect(back()).rejects.toBeInstanceOf(SomethingBetween);
    expect(isClockOff()).toBe(false);
  });

  it('is believed only with the status, the type and the shape of its address', async () => {
    const wrong: Told[] = [
      json(200, {}),
      json(201, { seq: '1' }),
      json(203, await kept()),
      nothing,
      (ask) => new Response(JSON.stringify(1), { status: 201, headers: mark(ask, { 'content-type': 'text/plain' }) }),
    ];
    for (const told of wrong) {
      answers(told);
      await expect(give()).rejects.toBeInstanceOf(SomethingBetween);
    }
    answers(json(200, {}));
    await expect(back()).rejects.toBeInstanceOf(SomethingBetween);
    answers(refused(200, 'not-found'));
    await expect(back()).rejects.toBeInstanceOf(SomethingBetween);
    answers(refused(500, 'not-found'));
    await expect(back()).rejects.toBeInstanceOf(SomethingBetween);
  });

  it('is “given” only where the very bytes came that were sent', async () => {
    answers(json(201, { ...(await kept()), sum: sumOf(new Uint8Array(3)) }));
    await expect(give()).rejects.toBeInstanceOf(SomethingBetween);
  });

  it('brings an Envelope only whole: of the size that the list told', async () => {
    const some: Told = (ask) =>
      new Response(new Uint8Array(600), { headers: mark(ask, { 'content-type': 'application/octet-stream' }) });
    answers(some);
    expect(await getEnvelope(newToken(), newToken(), 600)).toHaveLength(600);
    await expect(getEnvelope(newToken(), newToken(), 601)).rejects.toBeInstanceOf(NoInternet);
  });

  it('means by each code what the address says', async () => {
    for (const [told, kind] of [
      [refused(410, 'ended'), Ended],
      [refused(507, 'mailbox-full'), MailboxFull],
      [refused(404, 'not-found'), NotThere],
      [refused(409, 'used'), Refused],
    ] as const) {
      answers(told);
      await expect(openMailbox(newToken(), newMailboxTokens())).rejects.toBeInstanceOf(kind);
    }
    answers(refused(409, 'already-read'));
    expect(await back()).toBe('read');
    expect(new AlreadyRead('').name).toBe('AlreadyRead');
    expect(new SomethingBetween('').name).toBe('SomethingBetween');
  });
});

describe('a line that breaks', () => {
  it('is tried again by itself, and only then said to be no internet', async () => {
    const twice = answers(offline, offline, nothing);
    expect(await back()).toBe('taken-back');
    expect(twice.asked).toBe(3);
    const never = answers(offline);
    await expect(back()).rejects.toBeInstanceOf(NoInternet);
    expect(never.asked).toBe(3);
  });

  it('while the answer comes ends the wait, in browsers of every age', async () => {
    vi.useFakeTimers();
    answers(
      (ask) =>
        new Response(
          new ReadableStream({
            start: (c) => {
              c.enqueue(new Uint8Array(600));
            },
          }),
          { headers: mark(ask, { 'content-type': 'application/octet-stream' }) },
        ),
    );
    const asked = expect(getEnvelope(newToken(), newToken())).rejects.toBeInstanceOf(NoInternet);
    await vi.advanceTimersByTimeAsync(120_000);
    await asked;
  });

  it('without any answer ends the wait too', async () => {
    vi.useFakeTimers();
    globalThis.fetch = (_path, init) =>
      new Promise((_, fail) => {
        init?.signal?.addEventListener('abort', () => {
          fail(new Error('aborted'));
        });
      });
    const asked = expect(back()).rejects.toBeInstanceOf(NoInternet);
    await vi.advanceTimersByTimeAsync(60_000);
    await asked;
  });
});

describe('a server that is busy', () => {
  it('is waited for as long as it says: a moment by itself, longer by who asked', async () => {
    vi.useFakeTimers();
    const soon = answers(refused(429, 'slow-down', { 'retry-after': '2' }), nothing);
    const asked = back();
    await vi.advanceTimersByTimeAsync(1900);
    expect(soon.asked).toBe(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await asked).toBe('taken-back');
    answers(refused(429, 'slow-down', { 'retry-after': '40' }));
    await expect(back()).rejects.toMatchObject({ name: 'TryLater', seconds: 40 });
  });
});
