import '#tests/support/device.ts';
import { describe, expect, it } from 'vitest';
import { newToken, nowHere } from '#model/token.ts';
import { knows } from '#model/read-known.ts';
import { namedQuestions } from '#model/named-questions.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { answersOf, keepAnswer } from '#person/keep/answers.ts';
import { joinStory } from '#person/keep/copying.ts';
import { rubOutStory, startStory } from '#person/keep/stories.ts';
import { errandsFlag } from '#person/keep/waits.ts';
import { changeWorker, givenFrom, heardIn, workersOf } from '#person/keep/workers.ts';
import { addWorker } from '#person/send/add-worker.ts';
import { giveLetter } from '#person/send/give.ts';
import { sayYesToNewWorker } from '#person/send/hand-over.ts';
import { hearFromWorkers } from '#person/send/hear.ts';
import { runErrands } from '#person/send/run-errands.ts';
import { takeBack } from '#person/send/take-back.ts';
import { deleteEnvelope, listEnvelopes } from '#post/mailbox.ts';
import type { Signed } from '#sealing/pack.ts';
import { newIdentity } from '#sealing/seal.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aWorker, sayBack, whatCame, type AWorker } from '#tests/support/two-sides.ts';

/** What a worker, a copy and bad luck may try against a person's device. */

const room = roomForDevices();

const cardOf = ({ card, keys }: AWorker) => ({ card, secret: keys.card, pieces: new Map<string, Blob>() });
const invited = async (name: string) => aWorker(name, { invited: await room().invited(), door: false });
const alone = { team: false };

const signedBy = ({ keys }: AWorker): Signed => ({ by: signingKeyOf(keys.identity) });

async function giving(to: AWorker, signed?: Signed) {
  const story = await startStory('Sam');
  const answer = anAnswer(story, { said: { written: 'by the sea' } });
  await keepAnswer(answer);
  const worker = await addWorker(story, { ...cardOf(to), signed });
  return { story, answer, worker, letter: await giveLetter(story, [answer], worker, alone) };
}
const stateOf = async (story: string, letter: string) => (await givenFrom(story)).find((g) => g.id === letter)?.state;

describe('a worker with newer software', () => {
  it('is heard as far as it is known: what is not is counted, kept sealed, and read again after an update', async () => {
    const jo = await invited('Jo');
    const { story, worker, letter } = await giving(jo);
    await runErrands();
    const back = { thread: worker.id, reply: { recipient: worker.box.recipient, drop: worker.box.drop } };
    await sayBack(jo, back, { kind: 'seen', of: { letter }, hums: 'a tune' } as never);
    await sayBack(jo, back, { kind: 'dances' } as never);
    expect(await hearFromWorkers(story)).toBe(1);
    const [heard] = await heardIn(story.id);
    expect(heard).toMatchObject({ reply: { kind: 'seen' }, newer: 1 });
    expect(await stateOf(story.id, letter)).toBe('read');
    const counted = async () => (await workersOf(story.id))[0]?.newer;
    expect(await counted()).toMatchObject({ things: [expect.any(String)], knows });
    // As an update finds it: what older software looked at is opened again, and what is known by now is known.
    await changeWorker(worker.id, (w) => ({
      ...w,
      newer: { things: ['1'.repeat(32), '2'.repeat(32)], knows: knows - 1 },
    }));
    await hearFromWorkers(story);
    expect((await counted())?.things).toHaveLength(1);
    expect(await heardIn(story.id)).toHaveLength(1);
  });
});

describe('a worker', () => {
  it('cannot say that what was given to another worker is read or forgotten', async () => {
    const [jo, ann] = [await invited('Jo'), await invited('Ann')];
    const { story, letter } = await giving(jo);
    const other = await addWorker(story, cardOf(ann));
    expect(await runErrands()).toBe('all-gone');
    const to = { recipient: other.box.recipient, drop: other.box.drop };
    await sayBack(ann, { thread: other.id, reply: to }, { kind: 'seen', of: { letter } });
    await sayBack(ann, { thread: other.id, reply: to }, { kind: 'forgotten', letters: [letter], answers: [] });
    expect(await hearFromWorkers(story)).toBe(2);
    expect(await stateOf(story.id, letter)).toBe('sent');
  });

  it('who comes new does not learn the thread of the one before, and so cannot write in it', async () => {
    const [jo, ann] = [await invited('Jo'), await invited('Ann')];
    const { story, letter, worker } = await giving(jo);
    await runErrands();
    await sayBack(
      jo,
      { thread: worker.id, reply: { recipient: worker.box.recipient, drop: worker.box.drop } },
      { kind: 'talk', lines: [], of: { letter } },
    );
    await hearFromWorkers(story);
    await sayYesToNewWorker(story, worker, newToken(), cardOf(ann), {
      question: namedQuestions.whoIsMyWorker,
      version: 1,
      lang: 'en',
      asked: { prompt: 'Who is your worker?' },
    });
    await runErrands();
    const [first] = await whatCame(ann);
    expect(first?.what).toMatchObject({ before: { worker: 'Jo', replies: [{ kind: 'talk' }] } });
    expect(JSON.stringify(first?.what)).not.toContain(worker.id);
    expect(JSON.stringify(first?.what)).not.toContain(letter);
  });
});

describe('somebody who is not the worker', () => {
  const reply = (thread: string, from: string, letter: string) => ({
    kind: 'talk' as const,
    id: newToken(),
    thread,
    at: nowHere(),
    from,
    pieces: [],
    lines: [],
    of: { letter },
  });
  const ending = (thread: string, from: string) => ({
    kind: 'ending' as const,
    id: newToken(),
    thread,
    at: nowHere(),
    from,
    pieces: [],
    lines: [],
  });
  const saidBy = async (story: string) => (await heardIn(story)).map((h) => [h.reply.from, h.signed]);

  it('cannot speak as the worker, nor say goodbye for them: only what the worker signed counts', async () => {
    const jo = await invited('Jo');
    const { story, worker, letter } = await giving(jo, signedBy(jo));
    await runErrands();
    const to = { recipient: worker.box.recipient, drop: worker.box.drop };
    const lead = await newIdentity();
    for (const signer of [undefined, { identity: lead.identity }]) {
      await sendNow(reply(worker.id, 'Jo', letter), [], to, signer);
      await sendNow(ending(worker.id, 'Jo'), [], to, signer);
    }
    expect(await hearFromWorkers(story)).toBe(0);
    await sendNow(reply(worker.id, 'Jo', letter), [], to, { identity: jo.keys.identity });
    expect(await hearFromWorkers(story)).toBe(1);
    expect(await saidBy(story.id)).toEqual([['Jo', 'worker']]);
  });

  it('but is in their team speaks as the team, in their own name, and ends nothing', async () => {
    const [jo, team] = [await invited('Jo'), await newIdentity()];
    const { story, worker, letter } = await giving(jo, { ...signedBy(jo), team: signingKeyOf(team.identity) });
    await runErrands();
    const to = { recipient: worker.box.recipient, drop: worker.box.drop };
    await sendNow(reply(worker.id, 'Ada', letter), [], to, { identity: team.identity });
    await sendNow(ending(worker.id, 'Ada'), [], to, { identity: team.identity });
    await hearFromWorkers(story);
    expect(await saidBy(story.id)).toEqual([['Ada', 'team']]);
  });
});

describe('a copy', () => {
  it('cannot rub out Answers of another Story on the same device', async () => {
    const mine = await startStory('Sam');
    const answer = await keepAnswer(anAnswer(mine, { said: { written: 'mine' } }));
    await joinStory({ story: aStory(), answers: [], pieces: [], rubbedOut: [answer.id] });
    expect((await answersOf(mine.id)).map((a) => ({ id: a.id, said: a.said }))).toEqual([
      { id: answer.id, said: answer.said },
    ]);
  });
});

describe('what was taken back', () => {
  /** Holds the next Envelope on its way until it is let go. */
  function held(): { onItsWay: Promise<void>; letGo: () => void } {
    const own = globalThis.fetch;
    let letGo: () => void = () => undefined;
    let came: () => void = () => undefined;
    const wait = new Promise<void>((done) => {
      letGo = done;
    });
    const onItsWay = new Promise<void>((done) => {
      came = done;
    });
    globalThis.fetch = async (path, init) => {
      if (path === '/api/envelopes' && init?.method === 'POST') {
        globalThis.fetch = own;
        came();
        await wait;
      }
      return own(path, init);
    };
    return { onItsWay, letGo };
  }

  it('does not arrive, also where it was on its way at that moment', async () => {
    const jo = await invited('Jo');
    const { story, letter } = await giving(jo);
    const { onItsWay, letGo } = held();
    const going = runErrands();
    await onItsWay;
    const [given] = await givenFrom(story.id);
    if (given) await takeBack(given);
    expect(await stateOf(story.id, letter)).toBe('taking-back');
    letGo();
    await going;
    await runErrands();
    expect(await stateOf(story.id, letter)).toBe('taken-back');
    expect(await whatCame(jo)).toEqual([]);
  });

  it('is not the only thing that waits: what came while it went is still to be done', async () => {
    const [jo, ann] = [await invited('Jo'), await invited('Ann')];
    const { story } = await giving(jo);
    const { onItsWay, letGo } = held();
    const going = runErrands();
    await onItsWay;
    await addWorker(story, cardOf(ann));
    letGo();
    await going;
    expect(errandsFlag()).not.toBeNull();
    expect(await runErrands()).toBe('all-gone');
    expect(errandsFlag()).toBeNull();
  });

  it('is taken back without internet too: it never goes', async () => {
    const jo = await invited('Jo');
    const { story, letter } = await giving(jo);
    const own = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new TypeError('no way'));
    expect(await runErrands()).toBe('no-internet');
    const [given] = await givenFrom(story.id);
    if (given) await takeBack(given);
    expect(await runErrands()).toBe('no-internet');
    expect(await stateOf(story.id, letter)).toBe('taking-back');
    globalThis.fetch = own;
    expect(await runErrands()).toBe('all-gone');
    expect(await stateOf(story.id, letter)).toBe('taken-back');
    expect(await whatCame(jo)).toEqual([]);
  });

  it('is said to be too late, and not taken back, where its reader had it and put it away', async () => {
    const jo = await invited('Jo');
    const { story, letter } = await giving(jo);
    expect(await runErrands()).toBe('all-gone');
    expect(await whatCame(jo)).toHaveLength(1);
    for (const { id } of await listEnvelopes(jo.keys.box.read, 0)) await deleteEnvelope(jo.keys.box.read, id);
    const [given] = await givenFrom(story.id);
    if (given) await takeBack(given);
    expect(await runErrands()).toBe('all-gone');
    expect((await givenFrom(story.id)).find((g) => g.id === letter)).toMatchObject({ state: 'sent', late: true });
  });

  it('goes with a Story that is rubbed out while a Letter is half on its way', async () => {
    const jo = await invited('Jo');
    const { story } = await giving(jo);
    const { onItsWay, letGo } = held();
    const going = runErrands();
    await onItsWay;
    await rubOutStory(story.id);
    letGo();
    await going;
    await runErrands();
    expect((await whatCame(jo)).map(({ what }) => what.kind)).toEqual(['forget']);
  });
});
