import '#tests/support/device.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fromPerson } from '#model/letter.ts';
import { dayFromNow } from '#model/calendar.ts';
import { knows } from '#model/read-known.ts';
import type { DropToken } from '#model/mailbox-token.ts';
import { newToken, nowHere } from '#model/token.ts';
import { namedQuestions } from '#model/named-questions.ts';
import { isMissing } from '#model/still-missing.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { collect } from '#envelopes/open-envelopes.ts';
import { answersOf, keepAnswer, rubOut } from '#person/keep/answers.ts';
import { joinStory, wholeStory } from '#person/keep/copying.ts';
import { openKeep } from '#person/keep/keep.ts';
import { rubOutStory, startStory } from '#person/keep/stories.ts';
import { errandsFlag } from '#person/keep/waits.ts';
import { changeWorker, givenFrom, heardIn, heardSeen, workerOf, workersOf } from '#person/keep/workers.ts';
import { addWorker } from '#person/send/add-worker.ts';
import { giveCount, giveLetter, giveWord } from '#person/send/give.ts';
import { sayYesToNewWorker } from '#person/send/hand-over.ts';
import { hearFromWorkers } from '#person/send/hear.ts';
import { runErrands } from '#person/send/run-errands.ts';
import { askToForget, takeBack } from '#person/send/take-back.ts';
import { closeMailbox, getEnvelope } from '#post/mailbox.ts';
import { newIdentity } from '#sealing/seal.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { anAnswer } from '#tests/support/answers.ts';
import { otherBytes } from '#tests/support/other-bytes.ts';
import { anotherEpoch, remembered } from '#tests/support/went-back.ts';
import { aWorker, sayBack, whatCame, type AWorker } from '#tests/support/two-sides.ts';

/** Nothing is said to be done that is not: what is kept, what is believed, and what goes again. */

const room = roomForDevices();

beforeEach(async () => {
  const keep = await openKeep();
  for (const store of [
    'stories',
    'answers',
    'drafts',
    'pieces',
    'rubbedOut',
    'workers',
    'given',
    'heard',
    'errands',
    'sent',
  ] as const)
    await keep.clear(store);
  sessionStorage.clear();
  localStorage.clear();
});

const cardOf = ({ card, keys }: AWorker) => ({ card, secret: keys.card, pieces: new Map<string, Blob>() });
const invited = async (name: string) => aWorker(name, { invited: await room().invited(), door: false });
const alone = { team: false };
const asked = {
  question: namedQuestions.whoIsMyWorker,
  version: 1,
  lang: 'en',
  asked: { prompt: 'Who is your worker?' },
};

async function giving(to: AWorker) {
  const story = await startStory('Sam');
  const answer = anAnswer(story, { said: { written: 'by the sea' } });
  await keepAnswer(answer);
  const worker = await addWorker(story, cardOf(to));
  return { story, answer, worker, letter: await giveLetter(story, [answer], worker, alone) };
}
const given = async (story: string, letter: string) => (await givenFrom(story)).find((g) => g.id === letter);
const stateOf = async (story: string, letter: string) => (await given(story, letter))?.state;
const waiting = async () => (await (await openKeep()).getAll('errands')).map((e) => e.does);
const lettersAt = async (worker: AWorker) =>
  (await whatCame(worker)).filter((c) => c.what.kind === 'letter').map((c) => c.what.id);

/** Something in between answers in the server's place, until it is let go. */
function between(status = 200): () => void {
  const own = globalThis.fetch;
  globalThis.fetch = () =>
    Promise.resolve(
      new Response('<h1>Welcome to Guest Wi-Fi</h1>', { status, headers: { 'content-type': 'text/html' } }),
    );
  return () => {
    globalThis.fetch = own;
  };
}

describe('a login page in the server’s place', () => {
  it('does not make anything given: it waits, and goes when the page is gone', async () => {
    const jo = await invited('Jo');
    const { story, letter } = await giving(jo);
    const away = between();
    expect(await runErrands()).toBe('between');
    expect(await stateOf(story.id, letter)).toBe('waiting');
    away();
    expect(await runErrands()).toBe('all-gone');
    expect(await stateOf(story.id, letter)).toBe('sent');
    expect(await lettersAt(jo)).toEqual([letter]);
  });

  it('does not make anything taken back: it is said to be going on', async () => {
    const jo = await invited('Jo');
    const { story, letter } = await giving(jo);
    await runErrands();
    const one = await given(story.id, letter);
    for (const status of [200, 404]) {
      const away = between(status);
      if (one) await takeBack(one);
      expect(await runErrands()).toBe('between');
      expect(await stateOf(story.id, letter)).toBe('taking-back');
      away();
    }
    expect(await runErrands()).toBe('all-gone');
    expect(await stateOf(story.id, letter)).toBe('taken-back');
    expect(await lettersAt(jo)).toEqual([]);
  });

  it('does not make a worker keep what I rubbed out: the wish to forget stays until the server has it', async () => {
    const jo = await invited('Jo');
    const { answer } = await giving(jo);
    await runErrands();
    await rubOut(answer);
    for (const status of [404, 410, 507]) {
      const away = between(status);
      await runErrands();
      expect(await waiting()).toEqual(['forget']);
      away();
    }
    expect(await runErrands()).toBe('all-gone');
    expect((await whatCame(jo)).flatMap((c) => (c.what.kind === 'forget' ? c.what.answers : []))).toEqual([answer.id]);
  });
});

describe('a wish to forget', () => {
  it('is dropped only where the worker’s Mailbox was said to be gone a day apart, whatever the hour', async () => {
    const jo = await invited('Jo');
    const { answer } = await giving(jo);
    await runErrands();
    await rubOut(answer);
    await closeMailbox(jo.keys.box.read);
    // An hour later it is another day.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date().setUTCHours(23, 30) });
    try {
      await runErrands();
      expect(await waiting()).toEqual(['forget']);
      vi.setSystemTime(Date.now() + 60 * 60_000);
      await runErrands();
      expect(await waiting()).toEqual(['forget']);
      vi.setSystemTime(Date.now() + 2 * 86_400_000);
      await runErrands();
      expect(await waiting()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a Mailbox without room', () => {
  it('is “later”, and not “never”', async () => {
    const jo = await invited('Jo');
    const { story, letter } = await giving(jo);
    const own = globalThis.fetch;
    globalThis.fetch = async (path, init) => {
      if (path !== '/api/envelopes' || init?.method !== 'POST') return own(path, init);
      return new Response('{"code":"mailbox-full"}', {
        status: 507,
        headers: {
          'content-type': 'application/json',
          'x-mailbox': `${newToken()} ${new Headers(init.headers).get('x-ask') ?? ''} ${String(Date.now())}`,
        },
      });
    };
    expect(await runErrands()).toBe('later');
    expect(await stateOf(story.id, letter)).toBe('waiting');
    expect(errandsFlag()).not.toBeNull();
  });
});

describe('what I give', () => {
  it('is kept whole before anything is sealed, and pressed twice it goes once', async () => {
    const jo = await invited('Jo');
    const { story, answer, worker } = await giving(jo);
    const id = newToken();
    await Promise.all([giveLetter(story, [answer], worker, alone, id), giveLetter(story, [answer], worker, alone, id)]);
    expect((await waiting()).filter((does) => does === 'seal')).toHaveLength(2);
    expect(await given(story.id, id)).toMatchObject({ state: 'waiting', envelopes: [], answers: [answer.id] });
    expect(await runErrands()).toBe('all-gone');
    expect((await lettersAt(jo)).filter((one) => one === id)).toHaveLength(1);
  });

  it('goes without an Answer that I rubbed out before it went', async () => {
    const jo = await invited('Jo');
    const { story, answer, letter, worker } = await giving(jo);
    const other = anAnswer(story, { question: 'my-days/work', said: { written: 'a paid job' } });
    await keepAnswer(other);
    const both = await giveLetter(story, [answer, other], worker, alone);
    const away = between();
    await runErrands();
    away();
    await rubOut(answer);
    expect(await runErrands()).toBe('all-gone');
    expect(JSON.stringify((await whatCame(jo)).filter((c) => c.what.kind === 'letter'))).not.toContain('by the sea');
    expect(await lettersAt(jo)).toEqual([both]);
    expect(await stateOf(story.id, letter)).toBe('taken-back');
  });

  it('to a new worker is one step: pressed twice there is one new worker, with all of it', async () => {
    const [jo, ann] = [await invited('Jo'), await invited('Ann')];
    const { story, worker, answer } = await giving(jo);
    await runErrands();
    const handingOver = newToken();
    await Promise.all([
      sayYesToNewWorker(story, worker, handingOver, cardOf(ann), asked),
      sayYesToNewWorker(story, worker, handingOver, cardOf(ann), asked),
    ]);
    await sayYesToNewWorker(story, worker, handingOver, cardOf(ann), asked);
    expect((await workersOf(story.id)).filter((w) => !w.until).map((w) => w.card.name)).toEqual(['Ann']);
    expect(await workersOf(story.id)).toHaveLength(2);
    await runErrands();
    expect(
      (await whatCame(ann)).flatMap((c) => (c.what.kind === 'letter' ? c.what.answers.map((a) => a.id) : [])),
    ).toEqual([answer.id]);
    expect((await whatCame(jo)).filter((c) => c.what.kind === 'may-read')).toHaveLength(1);
  });

  it('by a card pressed twice has one worker', async () => {
    const jo = await invited('Jo');
    const story = await startStory('Sam');
    await Promise.all([addWorker(story, cardOf(jo), asked), addWorker(story, cardOf(jo), asked)]);
    expect(await workersOf(story.id)).toHaveLength(1);
    expect(await answersOf(story.id)).toHaveLength(1);
  });

  it('to be counted stands under a thread of its own', async () => {
    const jo = await invited('Jo');
    const { story, worker } = await giving(jo);
    await giveCount(story.id, worker, { 'is-it-working/listens': 'yes' });
    await giveWord(story.id, worker, { kind: 'closes', promise: newToken(), outcome: 'happened' });
    await runErrands();
    const came = await whatCame(jo);
    expect(came.find((c) => c.what.kind === 'count')?.what.thread).not.toBe(worker.id);
    expect(came.find((c) => c.what.kind === 'closes')?.what.thread).toBe(worker.id);
  });
});

describe('“has read it”', () => {
  const reply = ({ box }: { box: { recipient: string; drop: DropToken } }) => ({
    recipient: box.recipient,
    drop: box.drop,
  });

  it('is said only by the worker’s own word, never because something was fetched', async () => {
    const jo = await invited('Jo');
    const { story, letter, worker } = await giving(jo);
    await runErrands();
    await whatCame(jo);
    await hearFromWorkers(story);
    expect(await stateOf(story.id, letter)).toBe('sent');
    expect(await (await openKeep()).count('sent')).toBe(1);
    await sayBack(jo, { thread: worker.id, reply: reply(worker) }, { kind: 'seen', of: { letter } });
    await hearFromWorkers(story);
    expect(await stateOf(story.id, letter)).toBe('read');
    expect(await (await openKeep()).count('sent')).toBe(0);
  });
});

describe('a server that went back in time', () => {
  it('is given again what has no receipt, under the same ids, and my own Mailbox is opened again', async () => {
    const jo = await invited('Jo');
    const { story, letter, worker } = await giving(jo);
    await runErrands();
    await hearFromWorkers(story);
    // What a backup of last night does not hold: neither the Letter nor the person's Mailbox, under another epoch.
    await room().db.write(async (run) => {
      await run('DELETE FROM envelopes', []);
      await run('DELETE FROM mailboxes WHERE role = ?', ['person']);
    });
    await hearFromWorkers(story);
    expect(await runErrands()).toBe('all-gone');
    expect((await workerOf(story.id))?.wentBack).toBeDefined();
    expect(await runErrands()).toBe('all-gone');
    expect(await lettersAt(jo)).toEqual([letter]);
    await sayBack(
      jo,
      { thread: worker.id, reply: { recipient: worker.box.recipient, drop: worker.box.drop } },
      { kind: 'seen', of: { letter } },
    );
    expect(await hearFromWorkers(story)).toBe(1);
  });
});

describe('a server whose files were put back as they were last night', () => {
  const say = (jo: AWorker, worker: { id: string; box: { recipient: string; drop: DropToken } }, letter: string) =>
    sayBack(
      jo,
      { thread: worker.id, reply: { recipient: worker.box.recipient, drop: worker.box.drop } },
      { kind: 'talk', lines: [], of: { letter } },
    );

  it('is noticed by a lower number under the same epoch: it is said, and what has no receipt goes again', async () => {
    const jo = await invited('Jo');
    const { story, letter, worker } = await giving(jo);
    await runErrands();
    const setBack = await remembered(room());
    const other = await giveLetter(story, await answersOf(story.id), worker, alone);
    await runErrands();
    await say(jo, worker, letter);
    await hearFromWorkers(story);
    expect((await workerOf(story.id))?.wentBack).toBeUndefined();
    await setBack();
    await hearFromWorkers(story);
    await runErrands();
    expect((await workerOf(story.id))?.wentBack).toBeDefined();
    expect(await lettersAt(jo)).toEqual([letter, other]);
  });

  it('is noticed by another epoch, though its numbers went on', async () => {
    const jo = await invited('Jo');
    const { story, letter, worker } = await giving(jo);
    await runErrands();
    await hearFromWorkers(story);
    const setBack = await remembered(room());
    const other = await giveLetter(story, await answersOf(story.id), worker, alone);
    await runErrands();
    await setBack();
    anotherEpoch();
    await say(jo, worker, letter);
    await hearFromWorkers(story);
    await runErrands();
    expect((await workerOf(story.id))?.wentBack).toBeDefined();
    expect(await lettersAt(jo)).toEqual([letter, other]);
    expect(await hearFromWorkers(story)).toBe(1);
  });

  it('is asked again to forget what was rubbed out and what was forgotten: it holds it again', async () => {
    const jo = await invited('Jo');
    const { story, answer, letter, worker } = await giving(jo);
    await runErrands();
    await hearFromWorkers(story);
    const setBack = await remembered(room());
    const one = await given(story.id, letter);
    if (!one) throw new Error('Nothing was given.');
    await rubOut(answer);
    await askToForget(one, worker);
    await runErrands();
    await sayBack(
      jo,
      { thread: worker.id, reply: { recipient: worker.box.recipient, drop: worker.box.drop } },
      { kind: 'forgotten', letters: [letter], answers: [answer.id] },
    );
    await hearFromWorkers(story);
    expect(await stateOf(story.id, letter)).toBe('forgotten');
    const wishes = async () =>
      (await whatCame(jo))
        .flatMap((c) => (c.what.kind === 'forget' ? [...c.what.letters, ...c.what.answers] : []))
        .sort();
    expect(await wishes()).toEqual([letter, answer.id].sort());
    await setBack();
    expect(await wishes()).toEqual([]);
    await hearFromWorkers(story);
    await runErrands();
    expect(await wishes()).toEqual([letter, answer.id].sort());
  });
});

describe('a Story rubbed out and brought back from a copy', () => {
  it('begins a new thread: the worker hears me again, and I hear them', async () => {
    const jo = await invited('Jo');
    const { story, letter, answer } = await giving(jo);
    await runErrands();
    const whole = await wholeStory(story);
    await rubOutStory(story.id);
    await runErrands();
    await joinStory(whole);
    await hearFromWorkers(story);
    await runErrands();
    expect(await stateOf(story.id, letter)).toBe('asked-to-forget');
    const worker = await workerOf(story.id);
    if (!worker) throw new Error('No worker is here.');
    const again = await giveLetter(story, [answer], worker, alone);
    await runErrands();
    expect(await lettersAt(jo)).toContain(again);
    await sayBack(
      jo,
      { thread: worker.id, reply: { recipient: worker.box.recipient, drop: worker.box.drop } },
      { kind: 'seen', of: { letter: again } },
    );
    expect(await hearFromWorkers(story)).toBe(1);
  });
});

describe('asking to forget', () => {
  it('goes once, however often it is pressed', async () => {
    const jo = await invited('Jo');
    const { story, letter, worker } = await giving(jo);
    await runErrands();
    const one = await given(story.id, letter);
    if (!one) throw new Error('Nothing was given.');
    await Promise.all([askToForget(one, worker), askToForget(one, worker)]);
    await runErrands();
    expect((await whatCame(jo)).filter((c) => c.what.kind === 'forget')).toHaveLength(1);
  });
});

describe('what a worker signs', () => {
  const box = ({ box: b }: { box: { recipient: string; drop: DropToken } }) => ({
    recipient: b.recipient,
    drop: b.drop,
  });
  async function known(jo: AWorker) {
    const story = await startStory('Sam');
    const answer = anAnswer(story);
    await keepAnswer(answer);
    const worker = await addWorker(story, { ...cardOf(jo), signed: { by: signingKeyOf(jo.keys.identity) } });
    const letter = await giveLetter(story, [answer], worker, alone);
    await runErrands();
    return { story, worker, letter };
  }
  const say = (
    worker: { id: string; box: { recipient: string; drop: DropToken } },
    what: Record<string, unknown>,
    signer?: { identity: string; n: number; tag?: string },
  ) =>
    sendNow(
      { id: newToken(), thread: worker.id, at: nowHere(), from: 'Jo', pieces: [], ...what } as never,
      [],
      box(worker),
      signer,
    );

  it('is believed; what somebody else signs, or nobody, is not', async () => {
    const jo = await invited('Jo');
    const { story, worker, letter } = await known(jo);
    await say(worker, { kind: 'seen', of: { letter } });
    await say(worker, { kind: 'came', letters: [letter] }, { identity: (await newIdentity()).identity, n: 1 });
    expect(await hearFromWorkers(story)).toBe(0);
    expect(await stateOf(story.id, letter)).toBe('sent');
    const drop = newToken();
    await say(worker, { kind: 'came', letters: [letter], drop }, { identity: jo.keys.identity, n: 1 });
    await hearFromWorkers(story);
    expect(await stateOf(story.id, letter)).toBe('came');
    expect((await workerOf(story.id))?.drop).toBe(drop);
    expect(await heardIn(story.id)).toEqual([]);
    expect(await (await openKeep()).count('sent')).toBe(0);
  });

  it('and does not come is noticed by its number, each of their devices for itself, and no longer once it came', async () => {
    const jo = await invited('Jo');
    const { story, worker, letter } = await known(jo);
    const [phone, laptop] = [newToken(), newToken()];
    const talk = (tag: string, n: number, id = newToken()) =>
      say(worker, { kind: 'talk', id, lines: [], of: { letter } }, { identity: jo.keys.identity, n, tag });
    await talk(phone, 1);
    await talk(laptop, 1);
    await talk(laptop, 2);
    await talk(phone, 3);
    await hearFromWorkers(story);
    const counted = async () => (await workerOf(story.id))?.counted ?? {};
    expect(await counted()).toMatchObject({ [phone]: { top: 3, missing: [2] }, [laptop]: { top: 2, missing: [] } });
    // Not before another day: it may be on its way.
    expect([isMissing(await counted(), dayFromNow(0)), isMissing(await counted(), dayFromNow(1))]).toEqual([
      false,
      true,
    ]);
    const late = newToken();
    await talk(phone, 2, late);
    expect(await hearFromWorkers(story)).toBe(1);
    expect(isMissing(await counted(), dayFromNow(9))).toBe(false);
    // The same again, as a server may do, is the same.
    await talk(phone, 2, late);
    expect(await hearFromWorkers(story)).toBe(0);
    expect(await heardIn(story.id)).toHaveLength(5);
  });

  it('and comes with the bytes of another Envelope is not heard twice, is known to be missing, and heard once the lie is over', async () => {
    const jo = await invited('Jo');
    const { story, worker, letter } = await known(jo);
    const talk = (n: number) =>
      say(worker, { kind: 'talk', lines: [], of: { letter } }, { identity: jo.keys.identity, n, tag: newToken() });
    const [first = ''] = await talk(1);
    const [second = ''] = await talk(1);
    const truth = otherBytes(second, Uint8Array.from(await getEnvelope(worker.box.read, first)));
    expect(await hearFromWorkers(story)).toBe(1);
    expect(await hearFromWorkers(story)).toBe(0);
    expect((await workerOf(story.id))?.unopened).toMatchObject([{ id: second }]);
    truth();
    expect(await hearFromWorkers(story)).toBe(1);
    expect((await workerOf(story.id))?.unopened).toBeUndefined();
    expect(await heardIn(story.id)).toHaveLength(2);
  });

  it('and only newer software knows is counted once, kept, and read again after an update', async () => {
    const jo = await invited('Jo');
    const { story, worker, letter } = await known(jo);
    const signer = { identity: jo.keys.identity, n: 1 };
    await say(worker, { kind: 'waves' }, signer);
    await say(worker, { kind: 'talk', lines: [], of: { letter }, shine: 'new' }, { ...signer, n: 2 });
    expect(await hearFromWorkers(story)).toBe(1);
    await hearFromWorkers(story);
    expect((await workerOf(story.id))?.newer?.things).toHaveLength(1);
    expect((await heardIn(story.id)).map((h) => h.newer)).toEqual([1]);
    await heardSeen((await heardIn(story.id)).map((h) => h.id));
    // As if software that knew less had looked: what it kept of it says less than can be read now.
    const keep = await openKeep();
    const [had] = await keep.getAll('heard');
    if (had) await keep.put('heard', { ...had, newer: 3 });
    await changeWorker(worker.id, (w) => ({ ...w, newer: { things: w.newer?.things ?? [], knows: 0 } }));
    expect(await hearFromWorkers(story)).toBe(0);
    expect((await workerOf(story.id))?.newer).toMatchObject({ things: [expect.any(String) as string], knows });
    expect((await heardIn(story.id)).map((h) => [h.newer, h.seen])).toEqual([[1, true]]);
  });

  it('has its like in what I sign: what was taken back leaves no gap, and a copy counts for itself on another device', async () => {
    const jo = await invited('Jo');
    const { story, worker, letter } = await known(jo);
    const all = await answersOf(story.id);
    const give = async () => {
      const id = await giveLetter(story, all, worker, alone);
      await runErrands();
      return id;
    };
    const [second, third] = [await give(), await give()];
    const back = async (id: string) => {
      const one = await given(story.id, id);
      if (one) await takeBack(one);
      await runErrands();
    };
    const came = async () =>
      (await collect({ read: jo.keys.box.read, identity: jo.keys.identity }, 0, fromPerson)).came
        .filter((c) => c.signed)
        .map((c) => [c.signed?.tag, c.signed?.n] as const);
    // The one between: something that says nothing has its number. The last: its number is the next one's.
    await back(second);
    await back(third);
    expect([await stateOf(story.id, second), await stateOf(story.id, third)]).toEqual(['taken-back', 'taken-back']);
    await give();
    expect((await came()).map(([, n]) => n).sort()).toEqual([1, 2, 3]);
    const tags = new Set((await came()).map(([tag]) => tag));
    expect(tags.size).toBe(1);
    // Brought to another device: there is one more tag, and it begins at 1.
    const whole = await wholeStory(story);
    const keep = await openKeep();
    for (const store of ['stories', 'answers', 'workers', 'given', 'heard', 'errands', 'sent'] as const)
      await keep.clear(store);
    await joinStory(whole);
    await give();
    expect((await came()).filter(([tag]) => !tags.has(tag)).map(([, n]) => n)).toEqual([1]);
    expect(letter).toBeDefined();
  });

  it('has its like in what I sign: each thing its number, a count none, and forgetting the same however often it goes', async () => {
    const jo = await invited('Jo');
    const { story, worker } = await known(jo);
    await giveWord(story.id, worker, { kind: 'closes', promise: newToken(), outcome: 'happened' });
    await giveCount(story.id, worker, { 'is-it-working/listens': 'yes' });
    await runErrands();
    // Fetched before the Story is rubbed out: what nobody fetched is taken back.
    const all = async () => (await collect({ read: jo.keys.box.read, identity: jo.keys.identity }, 0, fromPerson)).came;
    await all();
    await rubOutStory(story.id);
    await runErrands();
    const came = await all();
    const mine = signingKeyOf(worker.box.identity);
    expect(came.map((c) => [c.what.kind, c.signed?.by === mine ? c.signed.n : undefined])).toEqual([
      ['letter', 1],
      ['closes', 2],
      ['count', undefined],
      ['forget', 3],
    ]);
  });
});
