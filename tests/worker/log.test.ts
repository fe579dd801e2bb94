import '#tests/support/device.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { collect } from '#envelopes/open-envelopes.ts';
import { dayFromNow } from '#model/calendar.ts';
import { fromPerson } from '#model/letter.ts';
import { fromWorker } from '#model/reply.ts';
import { newMailboxTokens, newToken, nowHere } from '#model/token.ts';
import { getEnvelope, listEnvelopes, putEnvelope } from '#post/mailbox.ts';
import { TryLater } from '#post/mailbox-errors.ts';
import { pack, type Travels } from '#sealing/pack.ts';
import { newIdentity, seal } from '#sealing/seal.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { otherBytes } from '#tests/support/other-bytes.ts';
import { anotherEpoch, remembered } from '#tests/support/went-back.ts';
import { aLetter } from '#tests/worker/a-log.ts';
import { obey } from '#worker/desk/obey.ts';
import { missingIn, peopleOf } from '#worker/desk/people.ts';
import { payOwed } from '#worker/desk/pay.ts';
import { allOwed, hold, letGo, oweReply, takeBack, type OwedReply } from '#worker/keep/drafts.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { countedHere, fetchLog, howWhole, type LogEntry } from '#worker/keep/log.ts';
import { openPlace } from '#worker/keep/place.ts';

/** What a worker's device knows of what came, where the server went back in time, where there are two devices, where parts are late. */

const room = roomForDevices();

async function aWorker(): Promise<WorkerKeys> {
  const box = await room().worker();
  return {
    version: 1,
    worker: newToken(),
    code: 'abcdefghijkm',
    role: 'worker',
    name: 'Jo Bell',
    about: '',
    reach: '',
    ...(await newIdentity()),
    box,
    card: newToken(),
    ways: {},
  };
}
async function aSender(keys: WorkerKeys) {
  const { identity, recipient } = await newIdentity();
  const tokens = newMailboxTokens();
  await room().ask('POST', 'mailbox', { token: keys.box.drop, body: tokens });
  return { thread: newToken(), identity, reply: { recipient, drop: tokens.drop }, read: tokens.read };
}
type Sender = Awaited<ReturnType<typeof aSender>>;
const story = aStory();
const letterOf = ({ thread, reply }: Pick<Sender, 'thread' | 'reply'>, ...written: string[]) =>
  aLetter(
    thread,
    nowHere(),
    written.map((one) => anAnswer(story, { said: { written: one } })),
    { reply },
  );
const put = (keys: WorkerKeys, what: unknown, identity?: string) =>
  sendNow(what as Travels, [], { recipient: keys.recipient, drop: keys.box.drop }, identity ? { identity } : undefined);
const wordsOf = (entries: Awaited<ReturnType<typeof fetchLog>>) =>
  peopleOf(entries)
    .flatMap((p) => p.answers.map((a) => a.said.written))
    .sort();

/** Another device of the same worker: it knows the keys and nothing else. */
async function anotherDevice(keys: WorkerKeys): Promise<WorkerKeys> {
  const place = await openPlace();
  for (const store of ['logs', 'envelopes', 'drafts', 'numbers'] as const) await place.clear(store);
  return { ...keys };
}

beforeEach(async () => {
  await anotherDevice({} as WorkerKeys);
});

describe('a server that went back in time', () => {
  it('is noticed by a lower number under the same epoch, and what came since is read, with what was known', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    await put(keys, letterOf(sam, 'a'));
    const setBack = await remembered(room());
    await put(keys, letterOf(sam, 'b'));
    await put(keys, letterOf(sam, 'c'));
    expect(wordsOf(await fetchLog(keys))).toEqual(['a', 'b', 'c']);
    await setBack();
    await put(keys, letterOf(sam, 'd'));
    expect(wordsOf(await fetchLog(keys))).toEqual(['a', 'b', 'c', 'd']);
    expect((await howWhole(keys)).rolledBack).toBe(true);
  });

  it('is noticed by another epoch, also where it has counted past the old place since', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    const setBack = await remembered(room());
    await put(keys, letterOf(sam, 'a'));
    expect(wordsOf(await fetchLog(keys))).toEqual(['a']);
    expect((await howWhole(keys)).rolledBack).toBe(false);
    await setBack();
    anotherEpoch();
    await put(keys, letterOf(sam, 'b'));
    await put(keys, letterOf(sam, 'c'));
    // `b` has the number that `a` had.
    expect(wordsOf(await fetchLog(keys))).toEqual(['a', 'b', 'c']);
    expect((await howWhole(keys)).rolledBack).toBe(true);
  });
});

describe('a Reply that can be taken back', () => {
  const aReply = (to: Sender): OwedReply => {
    const id = newToken();
    return {
      id,
      to: to.reply,
      as: 'mine',
      reply: {
        id,
        thread: to.thread,
        at: nowHere(),
        from: 'Jo',
        pieces: [],
        kind: 'talk',
        lines: [],
        of: { letter: newToken() },
      },
    };
  };
  const numbers = async (keys: WorkerKeys) =>
    (await allOwed(keys)).map((o) => ('reply' in o ? o.counts?.n : undefined));

  it('is kept, is not sent, and has no number before it is let go', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    expect(await hold(keys, aReply(sam))).toBe(true);
    await payOwed(keys);
    expect((await collect({ read: sam.read, identity: sam.identity }, 0, fromWorker)).came).toEqual([]);
    await letGo(keys);
    expect(await numbers(keys)).toEqual([1]);
    await payOwed(keys);
    expect(
      (await collect({ read: sam.read, identity: sam.identity }, 0, fromWorker)).came.map(({ signed }) => signed?.n),
    ).toEqual([1]);
  });

  it('is gone when it is taken back, takes no number, and is not let go any more', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    const [taken, stays] = [aReply(sam), aReply(sam)];
    await hold(keys, taken);
    await hold(keys, stays);
    expect(await takeBack(keys, taken.id)).toBe(true);
    expect(await takeBack(keys, taken.id)).toBe(false);
    expect(await oweReply(keys, taken, true), 'another window read it before').toBe(false);
    await letGo(keys);
    expect((await allOwed(keys)).map((o) => o.id)).toEqual([stays.id]);
    expect(await numbers(keys)).toEqual([1]);
    expect(await takeBack(keys, stays.id), 'it was let go').toBe(false);
  });

  it('is one or the other where two windows take it back and let it go at once', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    for (let i = 0; i < 10; i += 1) {
      const reply = aReply(sam);
      await hold(keys, reply);
      const [back] = await Promise.all(
        i % 2
          ? [takeBack(keys, reply.id), letGo(keys), letGo(keys)]
          : [letGo(keys).then(() => takeBack(keys, reply.id)), letGo(keys)],
      );
      expect((await allOwed(keys)).filter((o) => o.id === reply.id)).toHaveLength(back ? 0 : 1);
    }
    const counted = (await numbers(keys)).sort();
    expect(counted).toEqual(counted.map((_, at) => at + 1));
  });
});

describe('two devices of one worker', () => {
  it('that forget the same thing leave one Letter without it, whichever was first', async () => {
    const phone = await aWorker();
    const sam = await aSender(phone);
    const letter = letterOf(sam, 'by the sea', 'a paid job');
    await put(phone, letter, sam.identity);
    const before = await fetchLog(phone);
    await put(
      phone,
      {
        kind: 'forget',
        id: newToken(),
        thread: sam.thread,
        at: nowHere(),
        pieces: [],
        letters: [],
        answers: [letter.answers[0]?.id],
      },
      sam.identity,
    );
    // The laptop fetches the whole Letter and the wish before the phone obeys, and obeys after.
    const laptop = { ...phone };
    const onLaptop = await fetchLog(laptop);
    expect(onLaptop).toHaveLength(before.length + 1);
    const place = await openPlace();
    const keptOnLaptop = await place.getAll('envelopes');
    expect(wordsOf(await obey(phone, await fetchLog(phone)))).toEqual(['a paid job']);
    // What the phone let go of is still on the laptop.
    for (const envelope of keptOnLaptop) await place.put('envelopes', envelope);
    expect(wordsOf(await obey(laptop, onLaptop))).toEqual(['a paid job']);
    expect(
      (await collect({ read: phone.box.read, identity: phone.identity }, 0, fromPerson)).came.filter(
        (c) => c.what.kind === 'letter',
      ),
    ).toHaveLength(1);
    // On either, and on a third that comes new: one Letter, once, and its words are not in what the server holds.
    for (const keys of [phone, laptop, await anotherDevice(phone)]) {
      const entries = await fetchLog(keys);
      expect(entries.filter((e) => e.from === 'person' && e.what.kind === 'letter')).toHaveLength(1);
      expect(wordsOf(entries)).toEqual(['a paid job']);
    }
  });

  it('count their Replies each for itself, and no number is taken twice, also by two windows at once', async () => {
    const keys = await aWorker();
    const [sam, ann] = [await aSender(keys), await aSender(keys)];
    const say = (device: WorkerKeys, to: Sender) => {
      const id = newToken();
      return oweReply(device, {
        id,
        to: to.reply,
        as: 'mine',
        reply: {
          id,
          thread: to.thread,
          at: nowHere(),
          from: 'Jo',
          pieces: [],
          kind: 'talk',
          lines: [],
          of: { letter: newToken() },
        },
      });
    };
    expect(await Promise.all([say(keys, sam), say(keys, sam), say(keys, ann), say(keys, sam)])).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      (await allOwed(keys)).map((o) => ('reply' in o && o.reply.thread === sam.thread ? (o.counts?.n ?? 0) : 0)).sort(),
    ).toEqual([0, 1, 2, 3]);
    await payOwed(keys);
    const laptop = await anotherDevice(keys);
    await say(laptop, sam);
    await payOwed(laptop);
    const came = (await collect({ read: sam.read, identity: sam.identity }, 0, fromWorker)).came.map(
      ({ signed }) => signed,
    );
    const tags = [...new Set(came.map((s) => s?.tag))];
    expect(tags).toHaveLength(2);
    expect(
      tags.map((tag) =>
        came
          .filter((s) => s?.tag === tag)
          .map((s) => s?.n)
          .sort(),
      ),
    ).toEqual([[1, 2, 3], [1]]);
    const ofAnn = (await collect({ read: ann.read, identity: ann.identity }, 0, fromWorker)).came.map(
      ({ signed }) => signed,
    );
    expect(ofAnn.map((s) => s?.n)).toEqual([1]);
    expect(tags).not.toContain(ofAnn[0]?.tag);
  });
});

describe('what a person sent and did not come', () => {
  const later = (days: number) => dayFromNow(days);
  const missing = async (keys: WorkerKeys, entries: LogEntry[]) => [
    ...missingIn(entries, await countedHere(keys), later(1)),
  ];

  it('is noticed by its number, each device of theirs for itself, and no longer once it came', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    const [tablet, phone] = [newToken(), newToken()];
    const send = (tag: string, n: number, by = sam.identity) =>
      sendNow(
        letterOf(sam, String(n)),
        [],
        { recipient: keys.recipient, drop: keys.box.drop },
        { identity: by, n, tag },
      );
    await send(tablet, 1);
    await send(phone, 1);
    await send(tablet, 3);
    // Somebody else, who knows the thread, makes nothing seem to be missing.
    await send(newToken(), 9, (await newIdentity()).identity);
    const entries = await fetchLog(keys);
    expect(await missing(keys, entries)).toEqual([sam.thread]);
    // It may be on its way.
    expect([...missingIn(entries, await countedHere(keys), later(0))]).toEqual([]);
    await send(tablet, 2);
    expect(await missing(keys, await fetchLog(keys))).toEqual([]);
  });

  it('is not what was forgotten whole, nor what says that something was taken back, on any device', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    const tag = newToken();
    const send = (n: number, what: unknown) =>
      sendNow(
        what as Travels,
        [],
        { recipient: keys.recipient, drop: keys.box.drop },
        { identity: sam.identity, n, tag },
      );
    const [first, second] = [letterOf(sam, 'a'), letterOf(sam, 'b')];
    await send(1, first);
    await send(2, second);
    await send(4, letterOf(sam, 'd'));
    await send(3, { kind: 'nothing', id: newToken(), thread: sam.thread, at: nowHere(), pieces: [] });
    await fetchLog(keys);
    await send(5, {
      kind: 'forget',
      id: newToken(),
      thread: sam.thread,
      at: nowHere(),
      pieces: [],
      letters: [second.id],
      answers: [],
    });
    const left = await obey(keys, await fetchLog(keys));
    expect(wordsOf(left)).toEqual(['a', 'd']);
    expect(await missing(keys, left)).toEqual([]);
    const laptop = await anotherDevice(keys);
    const there = await fetchLog(laptop);
    expect(wordsOf(there)).toEqual(['a', 'd']);
    expect(await missing(laptop, there)).toEqual([]);
  });
});

describe('an Envelope whose bytes are not its own', () => {
  const lies = {
    'another’s, of the same Mailbox': async (keys: WorkerKeys, other: string) =>
      Uint8Array.from(await getEnvelope(keys.box.read, other)),
    'nobody’s': (_keys: WorkerKeys, _other: string, size: number) =>
      Promise.resolve(crypto.getRandomValues(new Uint8Array(size))),
  };

  it.each(Object.entries(lies))(
    '%s: it is said, nothing of it is kept, and it comes once the lie is over',
    async (_what, bytes) => {
      const keys = await aWorker();
      const [ash, bea] = [await aSender(keys), await aSender(keys)];
      await put(keys, letterOf(ash, 'a'), ash.identity);
      await fetchLog(keys);
      expect((await howWhole(keys)).unopened).toBe(false);
      const [other = ''] = (await listEnvelopes(keys.box.read, 0)).map(({ id }) => id);
      const [id = ''] = await put(keys, letterOf(bea, 'b'), bea.identity);
      const { size } = (await listEnvelopes(keys.box.read, 1))[0] ?? { size: 0 };
      const truth = otherBytes(id, await bytes(keys, other, size));
      for (const _ of [1, 2]) expect(wordsOf(await fetchLog(keys))).toEqual(['a']);
      expect((await howWhole(keys)).unopened).toBe(true);
      // Opened again on the same device: still said, and tried again.
      const reopened = { ...keys };
      expect(wordsOf(await fetchLog(reopened))).toEqual(['a']);
      expect((await howWhole(reopened)).unopened).toBe(true);
      truth();
      await put(keys, letterOf(ash, 'c'), ash.identity);
      const after = { ...keys };
      expect(wordsOf(await fetchLog(after))).toEqual(['a', 'b', 'c']);
      expect((await howWhole(after)).unopened).toBe(false);
    },
  );

  it('is said no more where its sender took it back, nor for ever', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    const [[first = ''], [second = '']] = [await put(keys, letterOf(sam, 'a')), await put(keys, letterOf(sam, 'b'))];
    const other = Uint8Array.from(await getEnvelope(keys.box.read, first));
    const truth = otherBytes(second, other);
    await fetchLog(keys);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 86_400_000 });
    const later = await howWhole(keys);
    vi.useRealTimers();
    expect(later.unopened).toBe(false);
    expect((await howWhole(keys)).unopened).toBe(true);
    truth();
    await room().ask('DELETE', 'envelope', { token: keys.box.read, headers: { 'x-envelope': second } });
    const reopened = { ...keys };
    expect(wordsOf(await fetchLog(reopened))).toEqual(['a']);
    expect((await howWhole(reopened)).unopened).toBe(false);
  });
});

describe('a Letter in parts', () => {
  /** A Letter of two parts, whose second comes when the test says so. */
  async function halfway(keys: WorkerKeys) {
    const sam = await aSender(keys);
    const film = new Blob([new Uint8Array(7 * 1024 * 1024)], { type: 'video/webm' });
    const letter = { ...letterOf(sam, 'a film'), pieces: [{ id: newToken(), type: film.type, length: film.size }] };
    const parts: Uint8Array[] = [];
    for await (const part of pack(letter, [film])) parts.push(part);
    const send = async (n: number) =>
      putEnvelope(keys.box.drop, newToken(), await seal(parts[n] as Uint8Array<ArrayBuffer>, [keys.recipient]));
    await send(0);
    return { sam, rest: () => send(1) };
  }
  /** Sets the server's word of when the first Envelopes came. */
  const cameDaysAgo = (days: number) =>
    room().db.write(async (run) => {
      await run('UPDATE envelopes SET at = at - ?', [days * 86_400_000]);
    });

  it.each([-40, 40])(
    'is waited for by the server’s time: a worker’s clock that is %i days wrong loses none of it',
    async (days) => {
      const keys = await aWorker();
      const { rest } = await halfway(keys);
      const real = Date.now;
      Date.now = () => real() + days * 86_400_000;
      try {
        expect(wordsOf(await fetchLog(keys))).toEqual([]);
        await rest();
        expect(wordsOf(await fetchLog(keys))).toEqual(['a film']);
      } finally {
        Date.now = real;
      }
    },
  );

  it('is waited for no more after two weeks of the server’s time', async () => {
    const keys = await aWorker();
    const { sam, rest } = await halfway(keys);
    await cameDaysAgo(15);
    await put(keys, letterOf(sam, 'later'));
    expect(wordsOf(await fetchLog(keys))).toEqual(['later']);
    await rest();
    expect(wordsOf(await fetchLog(keys))).toEqual(['later']);
    expect(await listEnvelopes(keys.box.read, 0)).toHaveLength(3);
  });
});

describe('a server that has too much to do while something is fetched', () => {
  /** From now on so many Envelopes are answered with a *later* of seven seconds, that somebody in between says. @returns how many were asked for */
  const busy = (times: number) => {
    const real = globalThis.fetch;
    let asked = 0;
    globalThis.fetch = async (...to) => {
      if (to[0] !== '/api/envelope' || (to[1]?.method ?? 'GET') !== 'GET') return real(...to);
      asked += 1;
      return asked > times ? real(...to) : new Response('', { status: 503, headers: { 'retry-after': '7' } });
    };
    return () => asked;
  };
  /** Seven seconds are none; all else takes as long as it does. */
  const hurry = () => {
    const real = globalThis.setTimeout;
    return vi
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation((run: () => void, ms?: number) => real(run, ms === 7000 ? 0 : ms));
  };

  it('is told at once where little comes, and all of it is there the next time', async () => {
    const keys = await aWorker();
    await put(keys, letterOf(await aSender(keys), 'a'));
    busy(1);
    await expect(fetchLog(keys)).rejects.toThrow(TryLater);
    expect(wordsOf(await fetchLog(keys))).toEqual(['a']);
  });

  it('is waited for where much comes, and it is said from the beginning how far that is', async () => {
    const keys = await aWorker();
    const sam = await aSender(keys);
    const words = Array.from({ length: 21 }, (_, n) => `word ${String(n)}`);
    for (const one of words) await put(keys, letterOf(sam, one));
    const asked = busy(1);
    const told: number[] = [];
    const quick = hurry();
    try {
      expect(
        wordsOf(
          await fetchLog(keys, (done) => {
            told.push(done);
          }),
        ),
      ).toEqual(words.sort());
    } finally {
      quick.mockRestore();
    }
    expect(asked()).toBe(22);
    expect(told[0]).toBe(0);
  });
});
