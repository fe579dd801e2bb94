import '#tests/support/device.ts';
import fc from 'fast-check';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Story } from '#model/answer.ts';
import type { Errand, Given, Heard, MyWorker } from '#model/my-worker.ts';
import { promisesIn } from '#model/promises.ts';
import type { FromWorker } from '#model/reply.ts';
import { withStandIns } from '#model/stand-in.ts';
import { newToken, nowHere } from '#model/token.ts';
import { chosenAnswers, givenAlready, newQuestions, whatStandsNow } from '#person/give/what-to-give.ts';
import { mondayOf } from '#model/calendar.ts';
import { answersOf, keepAnswer, rubOut } from '#person/keep/answers.ts';
import { joinStory, wholeStory } from '#person/keep/copying.ts';
import { errandDone, nextErrand } from '#person/keep/errands.ts';
import { openKeep } from '#person/keep/keep.ts';
import { rubOutStory, startStory } from '#person/keep/stories.ts';
import { errandsFlag } from '#person/keep/waits.ts';
import { givenFrom, heardIn, keepHeard, keepWorker, workerOf, workersOf } from '#person/keep/workers.ts';
import { addWorker, knownAs } from '#person/send/add-worker.ts';
import { newIdentity } from '#sealing/seal.ts';
import { fill } from '#strings/fill.ts';
import { anAnswer, anyHistory, aStory } from '#tests/support/answers.ts';

const stores = [
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
] as const;
const everything = async () => {
  const keep = await openKeep();
  return Promise.all(stores.map((s) => keep.getAll(s)));
};

beforeEach(async () => {
  const keep = await openKeep();
  for (const store of stores) await keep.clear(store);
  sessionStorage.clear();
  localStorage.clear();
});

const aCard = async (name: string): Promise<MyWorker['card']> => ({
  format: 'what-matters-to-me/worker-card',
  version: 1,
  worker: newToken(),
  name,
  about: '',
  reach: '',
  box: { recipient: (await newIdentity()).recipient, drop: newToken() },
  pieces: [],
});
const opened = async (name: string) => ({
  card: await aCard(name),
  pieces: new Map<string, Blob>(),
  secret: newToken(),
});
const aGiven = (story: Story, worker: MyWorker, answers: readonly Answer[], change: Partial<Given> = {}): Given => ({
  id: newToken(),
  story: story.id,
  worker: worker.id,
  at: nowHere(),
  kind: 'letter',
  answers: answers.map((a) => a.id),
  team: false,
  envelopes: [{ envelope: newToken(), takeBack: newToken() }],
  state: 'sent',
  ...change,
});
/** As it was kept, with the errands that carry it. */
async function keepGivenAway(given: Given, along: readonly Errand[]): Promise<void> {
  const keep = await openKeep();
  await keep.put('given', given);
  for (const one of along) await keep.add('errands', one);
}
const errands = async (): Promise<Errand[]> => (await openKeep()).getAll('errands');

describe('what can be given', () => {
  it('is what each Speaker says now, and nothing that was said before and changed', () => {
    fc.assert(
      fc.property(anyHistory(aStory()), (all) => {
        const now = whatStandsNow(all);
        const newest = (a: Answer) =>
          all.every(
            (b) =>
              b.question !== a.question ||
              b.speaker.whose === 'helper' ||
              a.speaker.whose === 'helper' ||
              Date.parse(b.at) <= Date.parse(a.at),
          );
        return now.every((a) => newest(a)) && new Set(now.map((a) => a.id)).size === now.length;
      }),
    );
  });

  it('offers what this worker was not given, and offers again what was taken back or forgotten', () => {
    const story = aStory();
    const [one, two] = [anAnswer(story), anAnswer(story, { question: 'my-days/work' })];
    const worker = { id: newToken() } as MyWorker;
    const offered = (state: Given['state']) => [
      ...newQuestions([one, two], givenAlready(worker.id, [aGiven(story, worker, [one], { state })])),
    ];
    for (const state of ['waiting', 'sent', 'came', 'read'] as const)
      expect(offered(state), state).toEqual(['my-days/work']);
    for (const state of ['taken-back', 'forgotten', 'asked-to-forget', 'not-taken'] as const)
      expect(offered(state)).toEqual(['my-home/where', 'my-days/work']);
    expect(chosenAnswers([one, two], new Set(['my-days/work']), [one, two])).toEqual([one]);
  });
});

describe('a Worker card', () => {
  it('is new, known, another worker’s, or another key under a name we know', async () => {
    const story = await startStory('Sam');
    const maya = await opened('Maya Okafor');
    expect(knownAs(maya.card, [])).toEqual({ is: 'new' });
    const worker = await addWorker(story, maya);
    const all = await workersOf(story.id);
    expect(knownAs(maya.card, all).is).toBe('same');
    expect(knownAs((await opened('Ben')).card, all).is).toBe('another');
    expect(knownAs((await opened(' maya  OKAFOR')).card, all).is).toBe('other-key');
    expect(knownAs({ ...(await opened('Somebody')).card, worker: worker.card.worker }, all).is).toBe('other-key');
  });

  it('makes one named worker at a time; the one before stays known, with an end', async () => {
    const story = await startStory('Sam');
    const first = await addWorker(story, await opened('Maya'));
    const second = await addWorker(story, await opened('Ben'));
    expect((await workerOf(story.id))?.id).toBe(second.id);
    expect((await workersOf(story.id)).find((w) => w.id === first.id)?.until).toBeDefined();
    expect(second.box.recipient).not.toBe(first.box.recipient);
    expect(errandsFlag()).not.toBeNull();
  });
});

describe('a worker who left without a word, or lost their words and their spare key', () => {
  it('takes nothing along: all of it stands here, and is offered to the next worker, who is asked about where the name is the same', async () => {
    const story = await startStory('Sam');
    const maya = await addWorker(story, await opened('Maya Okafor'));
    const said = [anAnswer(story), anAnswer(story, { question: 'my-days/work' })];
    for (const a of said) await keepAnswer(a);
    await keepGivenAway(aGiven(story, maya, said, { state: 'read' }), []);
    await keepGivenAway(aGiven(story, maya, said, { state: 'not-taken' }), []);
    const anew = await opened('Maya Okafor');
    expect(knownAs(anew.card, await workersOf(story.id))).toMatchObject({ is: 'other-key', worker: { id: maya.id } });
    const next = await addWorker(story, anew);
    const now = whatStandsNow(await answersOf(story.id));
    expect([...newQuestions(now, givenAlready(next.id, await givenFrom(story.id)))].sort()).toEqual([
      'my-days/work',
      'my-home/where',
    ]);
    expect((await givenFrom(story.id)).map((g) => g.state).sort()).toEqual(['not-taken', 'read']);
  });
});

describe('rubbing out what was given', () => {
  it('tells each worker who was given it, in the same step, and leaves nothing of it here', async () => {
    const story = await startStory('Sam');
    const [maya, ben] = [await addWorker(story, await opened('Maya')), await addWorker(story, await opened('Ben'))];
    const [gone, stays] = [
      anAnswer(story, { said: { written: 'a secret' } }),
      anAnswer(story, { question: 'my-days/work' }),
    ];
    for (const a of [gone, stays]) await keepAnswer(a);
    await keepGivenAway(aGiven(story, maya, [gone, stays]), []);
    await keepGivenAway(aGiven(story, ben, [stays]), []);
    await rubOut(gone);
    expect(await errands()).toMatchObject([
      { does: 'forget', to: [maya.card.box], thread: maya.id, letters: [], answers: [gone.id] },
    ]);
    expect((await givenFrom(story.id)).flatMap((g) => g.answers)).not.toContain(gone.id);
    expect(JSON.stringify((await everything()).filter((_, n) => stores[n] !== 'errands'))).not.toContain('a secret');
  });

  it('a whole Story: what waits does not go, what is unread is taken back, workers forget, the Mailbox closes', async () => {
    const story = await startStory('Sam');
    const worker = await addWorker(story, await opened('Maya'));
    await keepWorker({ ...worker, box: { ...worker.box, opened: true } });
    const answer = anAnswer(story);
    await keepAnswer(answer);
    const sent = aGiven(story, worker, [answer]);
    const waits = aGiven(story, worker, [answer], { state: 'waiting' });
    await keepGivenAway(sent, []);
    await keepGivenAway(waits, [
      {
        does: 'put',
        given: waits.id,
        envelope: newToken(),
        takeBack: newToken(),
        drop: worker.card.box.drop,
        sealed: new Blob(['sealed']),
      },
    ]);
    await rubOutStory(story.id);
    const left = await errands();
    expect(left.map((e) => e.does).sort()).toEqual(['close', 'forget', 'take-back', 'take-back']);
    expect(left.find((e) => e.does === 'forget')).toMatchObject({ thread: worker.id });
    const rest = (await everything()).filter((_, n) => stores[n] !== 'errands');
    expect(rest.every((s) => s.length === 0)).toBe(true);
    expect(await nextErrand()).toBeDefined();
  });
});

describe('a copy', () => {
  it('carries workers, what was given and what they said; bringing it back twice adds nothing', async () => {
    const story = await startStory('Sam');
    const worker = await addWorker(story, await opened('Maya'));
    const answer = await keepAnswer(anAnswer(story));
    await keepGivenAway(aGiven(story, worker, [answer]), []);
    const reply: FromWorker = {
      kind: 'seen',
      id: newToken(),
      thread: worker.id,
      at: nowHere(),
      from: 'Maya',
      pieces: [],
      of: { letter: newToken() },
    };
    const heard: Heard = { id: reply.id, story: story.id, worker: worker.id, reply, came: nowHere(), seen: true };
    expect(await keepHeard(worker, [heard], new Map(), (w) => ({ ...w, box: { ...w.box, after: 7 } }))).toBe(1);
    expect(await keepHeard(worker, [heard], new Map(), (w) => ({ ...w, box: { ...w.box, after: 7 } }))).toBe(0);
    const whole = await wholeStory(story);
    const before = await everything();
    await rubOutStory(story.id);
    await (await openKeep()).clear('errands');
    await joinStory(whole);
    await joinStory(whole);
    expect(await everything()).toEqual(before.map((s, n) => (stores[n] === 'errands' ? [] : s)));
    expect(await answersOf(story.id)).toEqual([answer]);
    expect((await heardIn(story.id)).map((h) => h.id)).toEqual([reply.id]);
    expect((await workerOf(story.id))?.box.after).toBe(7);
  });
});

describe('promises', () => {
  const promise = (by: string, id = newToken()): Extract<FromWorker, { kind: 'promise' }> => ({
    kind: 'promise',
    id,
    thread: newToken(),
    at: '2027-05-01T10:00:00.000+01:00',
    from: 'Maya',
    pieces: [],
    of: { letter: newToken() },
    lines: [],
    by,
  });
  const closes = (of: string, outcome: 'happened' | 'did-not-happen' | 'not-yet', at: string) => ({
    kind: 'closes' as const,
    id: newToken(),
    thread: newToken(),
    at,
    pieces: [],
    promise: of,
    outcome,
  });
  const done = (of: string, at: string): FromWorker => ({
    kind: 'done',
    id: newToken(),
    thread: newToken(),
    at,
    from: 'Maya',
    pieces: [],
    promise: of,
  });

  it('ask for a word only when the day came or the worker says it is done, and only the person closes them', () => {
    const one = promise('2027-05-05');
    const asks = (...more: Parameters<typeof promisesIn>) => promisesIn(...more)[0]?.asks;
    expect(asks([one], [], '2027-05-04')).toBe(false);
    expect(asks([one], [], '2027-05-05')).toBe(true);
    expect(asks([one, done(one.id, '2027-05-02T10:00:00.000+01:00')], [], '2027-05-03')).toBe(true);
    expect(asks([one], [closes(one.id, 'happened', '2027-05-05T10:00:00.000+01:00')], '2027-05-09')).toBe(false);
  });

  it('“not yet” is asked again only after the worker says anew that it is done; the last word of the person stands', () => {
    const one = promise('2027-05-05');
    const notYet = closes(one.id, 'not-yet', '2027-05-06T10:00:00.000+01:00');
    expect(promisesIn([one], [notYet], '2027-06-01')[0]).toMatchObject({ asks: false, outcome: 'not-yet' });
    expect(promisesIn([one, done(one.id, '2027-05-07T10:00:00.000+01:00')], [notYet], '2027-06-01')[0]?.asks).toBe(
      true,
    );
    expect(
      promisesIn([one], [closes(one.id, 'happened', '2027-05-08T10:00:00.000+01:00'), notYet], '2027-06-01')[0]
        ?.outcome,
    ).toBe('happened');
  });
});

describe('small things', () => {
  it('the Monday of any day is a Monday, at most six days before', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const monday = mondayOf(day);
          return (
            new Date(`${monday}T12:00Z`).getUTCDay() === 1 &&
            monday <= day &&
            Date.parse(day) - Date.parse(monday) <= 6 * 86_400_000
          );
        },
      ),
    );
  });

  it('a sentence with a name says its stand-in where there is no name, and the name where there is', () => {
    expect(withStandIns('{name|Your worker} has read it.')).toBe('Your worker has read it.');
    expect(fill('{name|Your worker} has read it.', { name: 'Maya' })).toBe('Maya has read it.');
    expect(fill('{name|Your worker} has read it.', {})).toBe('Your worker has read it.');
    expect(fill('{{count}} things', { count: 3 })).toBe('3 things');
  });

  it('a device that kept Stories before there were workers keeps them, and has room for workers', async () => {
    const old = await openDB('of-before', 2, {
      upgrade(db) {
        for (const name of ['stories', 'answers', 'drafts', 'pieces', 'rubbedOut', 'askAgain'])
          db.createObjectStore(name, { keyPath: 'id' });
      },
    });
    await old.put('answers', { id: 'a' });
    old.close();
    const { upgradeKeep } = await import('#person/keep/keep.ts');
    const now = await openDB('of-before', 3, { upgrade: upgradeKeep as never });
    expect([...now.objectStoreNames]).toEqual(
      expect.arrayContaining(['workers', 'given', 'heard', 'errands', 'answers']),
    );
    expect(await now.getAll('answers')).toEqual([{ id: 'a' }]);
    now.close();
  });
});

describe('an errand', () => {
  it('and the mark of what it carried are one step: nothing is ever gone and still said to wait', async () => {
    const story = await startStory('Sam');
    const worker = await addWorker(story, await opened('Maya'));
    const waits = aGiven(story, worker, [], { state: 'waiting' });
    const put = (): Errand => ({
      does: 'put',
      given: waits.id,
      envelope: newToken(),
      takeBack: newToken(),
      drop: worker.card.box.drop,
      sealed: new Blob(['sealed']),
    });
    await keepGivenAway(waits, [put(), put()]);
    const state = async () => (await givenFrom(story.id))[0]?.state;
    const done = async (went: 'done' | 'not-taken' = 'done') => {
      const next = await nextErrand();
      if (!next) throw new Error('Nothing waits.');
      return errandDone(next, went);
    };
    expect(await done()).toBe(1);
    expect(await state()).toBe('waiting');
    expect(await done()).toBe(0);
    expect(await state()).toBe('sent');
    await keepGivenAway({ ...waits, id: newToken() }, []);
    const refused = aGiven(story, worker, [], { state: 'waiting', at: '2031-01-01T00:00:00.000+00:00' });
    await keepGivenAway(refused, [{ ...put(), given: refused.id }]);
    await done('not-taken');
    expect(await state()).toBe('not-taken');
  });
});
