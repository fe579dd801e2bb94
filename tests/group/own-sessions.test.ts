import '#tests/support/device.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { allRows, bringIn, countUp, keepRow } from '#group/keep.ts';
import { readyOwnSession } from '#group/own-ready.ts';
import {
  addStep,
  changeStep,
  makeSession,
  moveStep,
  noteStep,
  ownSessions,
  stepsOf,
  takeRun,
  takeSession,
  takeStep,
} from '#group/own-sessions.ts';
import { readRecord, writeRecord } from '#group/record-file.ts';
import { groupWords } from '#group/ready-session.ts';
import { screensOf } from '#group/screens.ts';
import { sessionKit } from '#group/session-kit.ts';
import type { OwnStep, RowOf } from '#model/group-record.ts';
import { joinRows } from '#model/group-rows.ts';

const book = readBook();
const kit = sessionKit(book);
const words = groupWords(book);
const run = '1'.repeat(32);
const bus: OwnStep = {
  is: 'own',
  prompt: { words: 'How is the bus?', picture: { symbol: '1F68C' } },
  choices: [{ words: 'Late', picture: { symbol: '1F552' } }, { words: 'Good' }],
};

let session = '';
beforeEach(async () => {
  session = await makeSession('Our buses');
  await addStep(await allRows(), session, { is: 'page', page: 'my-rights' });
  await addStep(await allRows(), session, { is: 'ready', question: 'our-rights/first' });
  await addStep(await allRows(), session, bus);
});
const steps = async () => stepsOf(await allRows(), session);
const made = async () => {
  const found = ownSessions(await allRows()).find((one) => one.id === session);
  if (!found) throw new Error('It is not there.');
  return found;
};
const stepAt = async (n: number): Promise<RowOf<'step'>> => {
  const found = (await steps())[n];
  if (!found) throw new Error('There is no such step.');
  return found;
};
const ready = async (of?: string) => readyOwnSession(await made(), await allRows(), kit, words, of);
const begin = async (id = run) => {
  await keepRow({ id, kind: 'run', session, day: '2027-05-03' });
};

describe('a Session that a group made', () => {
  it('has what comes by itself before and after its own steps, and runs as a ready one', async () => {
    const now = await ready();
    const own = now.steps.slice(2, -3);
    expect(now.steps.map((step) => step.kind)).toEqual([
      'welcome',
      'agreed',
      ...own.map((step) => step.kind),
      'said',
      'how',
      'goodbye',
    ]);
    const asked = now.steps.find((step) => step.head.words === 'How is the bus?');
    expect(asked?.choices.map(({ id, words: says }) => [id, says])).toEqual([
      ['c1', 'Late'],
      ['c2', 'Good'],
      ['pass', 'I pass'],
    ]);
    expect(asked?.choices[0]?.picture.address).toContain('1F552');
    expect(screensOf(now, [], run).length).toBeGreaterThan(now.steps.length);
  });

  it('passes over a question with fewer than 2 answers, and a Page that is no more', async () => {
    const before = (await ready()).steps.length;
    await addStep(await allRows(), session, { ...bus, choices: [{ words: 'Late' }] });
    await addStep(await allRows(), session, { is: 'page', page: 'no-such-page' });
    expect((await ready()).steps).toHaveLength(before);
  });

  it('has something to talk about as a step: its words and picture are on a screen of their own, and nothing is counted', async () => {
    await addStep(await allRows(), session, {
      is: 'talk',
      line: { words: 'Buses at night', picture: { symbol: '1F68C' } },
    });
    const now = await ready();
    const talk = now.steps.find((step) => step.kind === 'talk');
    expect(talk).toMatchObject({ head: { words: 'Buses at night' }, choices: [] });
    expect(talk?.head.picture.address).toContain('1F68C');
    expect(
      screensOf(now, [], run)
        .filter((screen) => screen.as === 'talk')
        .map(({ step }) => step.head.words),
    ).toEqual(['Buses at night']);
  });

  it('has notes of the group before those of each kind of step; they stay when it is reworded, and no screen shows them', async () => {
    await begin('5'.repeat(32));
    const asked = await stepAt(2);
    await noteStep(asked, 'Bring the timetable.');
    expect((await stepAt(2)).id).toBe(asked.id);
    await changeStep(await allRows(), await stepAt(2), { ...bus, prompt: { words: 'How is the train?' } });
    const now = await ready();
    const step = now.steps.find(({ head }) => head.words === 'How is the train?');
    expect(step?.notes.map(({ line }) => line.words)).toEqual([
      'Bring the timetable.',
      'Count the cards for each picture and press One more.',
      'Give the person who holds the tablet headphones.',
    ]);
    expect(now.hard.length).toBeGreaterThan(2);
    const screens = screensOf(now, [], run).map(({ step: { notes: _, ...shown }, ...screen }) => ({
      ...screen,
      shown,
    }));
    expect(JSON.stringify(screens)).not.toContain('timetable');
    await noteStep(await stepAt(2), '');
    expect((await stepAt(2)).notes).toBeUndefined();
  });

  it('changes its order, also where two devices gave two steps the same place', async () => {
    const last = await stepAt(2);
    await keepRow({ ...last, n: 1 });
    const [first] = await steps();
    await moveStep(await allRows(), await stepAt(0), 1);
    expect((await steps())[1]?.id).toBe(first?.id);
    expect((await steps()).map((one) => one.n)).toEqual([0, 1, 2]);
    await moveStep(await allRows(), await stepAt(0), -1);
    expect((await steps())[1]?.id).toBe(first?.id);
  });

  it('is reworded where it stands until it was run; then what was asked stays for what was said', async () => {
    const other: OwnStep = { ...bus, prompt: { words: 'How is the train?' } };
    const asked = await stepAt(2);
    expect(await changeStep(await allRows(), asked, other)).toBe(asked.id);
    await changeStep(await allRows(), await stepAt(2), bus);
    await begin();
    await countUp(run, asked.id, 'c1', 1);
    expect(await changeStep(await allRows(), await stepAt(2), other)).not.toBe(asked.id);
    const prompts = (now: Awaited<ReturnType<typeof ready>>) => now.steps.map((step) => step.head.words);
    expect(prompts(await ready())).toContain('How is the train?');
    expect(prompts(await ready())).not.toContain('How is the bus?');
    expect(prompts(await ready(run))).toContain('How is the bus?');
    expect(prompts(await ready('2'.repeat(32)))).not.toContain('How is the bus?');
  });

  it('goes for good where nothing was said in it, and stays out of sight for what was', async () => {
    await takeStep(await allRows(), await stepAt(2));
    expect(
      JSON.stringify((await allRows()).filter((row) => row.kind === 'step' && row.session === session)),
    ).not.toContain('bus');
    await begin('3'.repeat(32));
    await takeSession(await allRows(), await made());
    expect(ownSessions(await allRows()).some((one) => one.id === session)).toBe(false);
    const kept = (await allRows()).find((row) => row.id === session);
    expect(kept).toMatchObject({ kind: 'session', away: true });
    // With the last run it goes too, and nothing of it is left.
    const [last] = (await allRows()).filter(
      (row): row is RowOf<'run'> => row.kind === 'run' && row.session === session,
    );
    if (last) await takeRun(await allRows(), last);
    expect((await allRows()).find((row) => row.id === session)).toEqual({ id: session, rev: 1, kind: 'gone' });
    expect(stepsOf(await allRows(), session)).toEqual([]);
  });

  it('goes through a copy, and two devices that both added a step have both', async () => {
    const here = await allRows();
    expect(readRecord(writeRecord(here, 'What we said', 'en'))).toEqual(here);
    await addStep(here, session, { is: 'break' });
    const far = joinRows(here, [
      { id: '9'.repeat(32), rev: 1, kind: 'step', session, n: 3, step: { is: 'page', page: 'my-worker' } },
    ]);
    await bringIn(readRecord(writeRecord(far, 'What we said', 'en')));
    expect((await steps()).map(({ step }) => step.is)).toEqual(expect.arrayContaining(['break', 'page']));
    expect(await steps()).toHaveLength(5);
  });
});

describe('what a Session can be made of', () => {
  it('is Pages and Questions with 2 to 6 answers, none that tells of danger or is private', () => {
    expect(kit.pages.flatMap(({ all }) => all).length).toBeGreaterThan(20);
    const questions = kit.questions.flatMap(({ all }) => all);
    expect(questions.length).toBeGreaterThan(20);
    for (const { id, choices } of questions) {
      expect(choices.length, id).toBeGreaterThanOrEqual(2);
      expect(choices.length, id).toBeLessThanOrEqual(6);
    }
    const topics = book.topics.filter(({ file }) => file.private ?? file.quiet ?? file.needs).map(({ id }) => id);
    expect(kit.questions.filter(({ id }) => topics.includes(id))).toEqual([]);
    expect(
      questions
        .filter(({ id }) => !book.sessions.some((one) => id.startsWith(`${one.id}/`)))
        .flatMap(({ choices }) => choices.filter((one) => one.danger ?? one.staying)),
    ).toEqual([]);
  });
});
