import { expect, it } from 'vitest';
import { bySpeaker, speakerKey } from '#model/answers.ts';
import type { MyHelper } from '#model/helping.ts';
import type { Given, MyWorker } from '#model/my-worker.ts';
import { reachedIn, whoHolds } from '#model/party.ts';
import type { StoryBox } from '#model/story-box.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';

/** Who can hold words, and that nobody is known by a name that somebody typed. */

const box = (of: string) => ({ recipient: `age1${of}`, drop: `drop-${of}` });
const worker = (id: string, more: object = {}) =>
  ({ id, card: { box: box('ann'), team: { ...box('team'), name: 'North' } }, ...more }) as unknown as MyWorker;
const given = (to: string, at: string, more: Partial<Given> = {}) =>
  ({ worker: to, at, state: 'came', team: false, ...more }) as Given;
const mum = (id: string, stopped?: string) => ({ id, name: 'Mum', since: '2026-02-02', stopped }) as MyHelper;
const devices = (stopped?: 'ended') => ({ keys: { story: 's' }, since: '2026-03-03', stopped }) as unknown as StoryBox;

it('a Helper from afar is one by their key, whatever they are called; who sat beside by their name', () => {
  const helper = (name: string, by?: string) => ({ whose: 'helper' as const, helper: name, ...(by ? { by } : {}) });
  const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];
  expect(speakerKey(helper('Mum', one))).toBe(speakerKey(helper('Jane', one)));
  expect(speakerKey(helper('Mum', one))).not.toBe(speakerKey(helper('Mum', two)));
  expect(speakerKey(helper('Mum', one))).not.toBe(speakerKey(helper('Mum')));
  expect(speakerKey(helper('Mum'))).toBe(speakerKey(helper(' mum ')));
  expect(speakerKey({ whose: 'mine' })).toBe(speakerKey({ whose: 'with-help', helper: 'Mum' }));
});

it('rows stand by the names that are shown, the person first', () => {
  const story = aStory();
  const said = (helper: string, by: string) => anAnswer(story, { speaker: { whose: 'helper', helper, by } });
  const rows = bySpeaker([said('Zed', '1'.repeat(64)), said('Ann', '9'.repeat(64)), anAnswer(story)]);
  expect(rows.map(({ speaker }) => (speaker.whose === 'helper' ? speaker.helper : 'me'))).toEqual(['me', 'Ann', 'Zed']);
});

it('what is given goes to the worker by the way of the thread, and to their team where the person agreed', () => {
  const known = worker('t', { drop: 'drop-thread' });
  expect(reachedIn(known, false)).toEqual([{ kind: 'worker', id: 't', recipient: 'age1ann', drop: 'drop-thread' }]);
  expect(reachedIn(known, true).map(({ kind, drop }) => [kind, drop])).toEqual([
    ['worker', 'drop-thread'],
    ['team', 'drop-team'],
  ]);
  expect(reachedIn(worker('t'), false)[0]?.drop).toBe('drop-ann');
  // What must not tell whose it is goes by the way that everybody has.
  expect(reachedIn(known, false, true)[0]?.drop).toBe('drop-ann');
});

it('who can see my words: workers who have some, Helpers, my own devices; each since when', () => {
  const holders = whoHolds({
    workers: [worker('t1'), worker('t2'), worker('t3')],
    given: [
      given('t1', '2026-05-05', { team: true }),
      given('t1', '2026-01-01'),
      given('t2', '2026-01-01', { state: 'taken-back' }),
    ],
    helpers: [mum('h1'), mum('h2', '2026-04-04')],
    box: devices(),
  });
  expect(holders.map(({ kind, id, since, over }) => [kind, id, since, over])).toEqual([
    ['worker', 't1', '2026-01-01', false],
    ['helper', 'h1', '2026-02-02', false],
    ['helper', 'h2', '2026-02-02', true],
    ['own-devices', 's', '2026-03-03', false],
  ]);
  expect(holders[0]).toMatchObject({ team: true });
  // What was not taken back is not with their team, where only that went to it.
  const [alone] = whoHolds({
    workers: [worker('t1')],
    given: [given('t1', '2026-01-01'), given('t1', '2026-01-02', { team: true, state: 'forgotten' })],
    helpers: [],
    box: devices('ended'),
  });
  expect(alone).toMatchObject({ kind: 'worker', team: false });
});
