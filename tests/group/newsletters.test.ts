import '#tests/support/device.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { allRows, countPhones, keepRow, keepRows, takeAway } from '#group/keep.ts';
import {
  addNews,
  changeNews,
  changeNewsletter,
  makeNewsletter,
  newsItems,
  newslettersOf,
  runsOfQuarter,
  takeNews,
} from '#group/newsletters.ts';
import { readySession } from '#group/ready-session.ts';
import { readRecord, writeRecord } from '#group/record-file.ts';
import type { NewRow, NewsPart, SentenceKind } from '#model/group-record.ts';
import { joinRows, rowsOf } from '#model/group-rows.ts';
import { newToken } from '#model/token.ts';

const book = readBook();
const sessions = book.sessions.map((session) => readySession(book, session));
const session = (id: string) => {
  const found = sessions.find((one) => one.id === id);
  if (!found) throw new Error('There is no such Session.');
  return found;
};

let [run, id] = ['', ''];
/** All runs with their Sessions, as the screens have them. */
const runs = async () => {
  const rows = await allRows();
  return rowsOf(rows, 'run')
    .filter((one) => one.id === run)
    .map((one) => ({ run: one, session: session(one.session), rows, exact: false }));
};
const says = async (as: SentenceKind, words: string): Promise<string> => {
  const row: NewRow = { id: newToken(), kind: 'sentence', run, of: 'why', n: (await allRows()).length, as, words };
  await keepRow(row);
  return row.id;
};
const newsletter = async () => {
  const found = newslettersOf(await allRows()).find((one) => one.id === id);
  if (!found) throw new Error('It is not there.');
  return found;
};
const items = async (part: NewsPart) => newsItems(await allRows(), await newsletter(), await runs(), part);
const inIt = async (part: NewsPart) => (await items(part)).filter((item) => item.in).map((item) => item.words);
const first = async (part: NewsPart) => {
  const [found] = await items(part);
  if (!found) throw new Error('Nothing is there.');
  return found;
};

beforeEach(async () => {
  run = newToken();
  await keepRow({ id: run, kind: 'run', session: 'our-rights', day: '2027-05-03' });
  id = await makeNewsletter('Our news', await runs());
});

describe('a newsletter', () => {
  it('is filled from what was said: agreed, answered, on the wall; what was put away for later is not in it', async () => {
    const bus = await says('agreed', 'We want a later bus.');
    await says('agreed', 'We want easy letters.');
    await says('idea', 'Make a film.');
    await says('later', 'Who has a key?');
    await keepRow({
      id: `${bus}/answer`,
      kind: 'answer',
      run,
      of: bus,
      words: 'It begins in July.',
      day: '2027-06-01',
    });
    expect(await inIt('agreed')).toEqual(['We want a later bus.', 'We want easy letters.']);
    expect(await inIt('good')).toEqual(['It begins in July.']);
    expect((await first('good')).asked?.words).toBe('We want a later bus.');
    expect(await inIt('wall')).toEqual(['Make a film.']);
    expect([...(await inIt('front')), ...(await inIt('on'))]).toEqual([]);
  });

  it('says what most said, and a few where they were 1 or 2; a Question that all passed is not in it', async () => {
    await countPhones(run, 'most', newToken(), { vote: 2, pass: 9 });
    expect((await first('said')).counted?.most.count).toBe('few');
    await countPhones(run, 'most', newToken(), { vote: 3 });
    expect((await first('said')).counted?.most).toMatchObject({ choice: { id: 'vote' }, count: 5 });
    run = newToken();
    await keepRow({ id: run, kind: 'run', session: 'our-rights', day: '2027-05-03' });
    await countPhones(run, 'most', newToken(), { pass: 9 });
    await changeNewsletter(await newsletter(), { runs: [run] });
    expect(await items('said')).toEqual([]);
  });

  it('has as many as there is room for; leaving one out brings no other in by itself', async () => {
    for (const words of ['One.', 'Two.', 'Three.', 'Four.']) await says('agreed', words);
    expect(await inIt('agreed')).toEqual(['One.', 'Two.', 'Three.']);
    await changeNews(await allRows(), id, await first('agreed'), { in: false });
    expect(await inIt('agreed')).toEqual(['Two.', 'Three.']);
    const last = (await items('agreed')).at(-1);
    if (last) await changeNews(await allRows(), id, last, { in: true });
    expect(await inIt('agreed')).toEqual(['Two.', 'Three.', 'Four.']);
  });

  it('is said in other words, which stay when it is left out and put in again; the sentence itself stays as it was', async () => {
    const sentence = await says('agreed', 'We want a later bus.');
    await changeNews(await allRows(), id, await first('agreed'), {
      words: 'A late bus!',
      picture: { symbol: '1F68C' },
    });
    await changeNews(await allRows(), id, await first('agreed'), { in: false });
    await changeNews(await allRows(), id, await first('agreed'), { in: true });
    expect(await first('agreed')).toMatchObject({ words: 'A late bus!', picture: { symbol: '1F68C' }, in: true });
    expect((await allRows()).find((row) => row.id === sentence)).toMatchObject({ words: 'We want a later bus.' });
  });

  it('has words of its own, what is on by its day; taken away they are gone, and a copy does not bring them back', async () => {
    await addNews(await allRows(), id, 'on', { words: 'A disco.', day: '2027-07-09' });
    await addNews(await allRows(), id, 'on', { words: 'The mayor.', day: '2027-06-09' });
    expect(await inIt('on')).toEqual(['The mayor.', 'A disco.']);
    await changeNews(await allRows(), id, await first('on'), { words: 'The new mayor.', day: '2027-08-09' });
    expect(await inIt('on')).toEqual(['A disco.', 'The new mayor.']);
    const before = await allRows();
    await takeNews((await first('on')).key);
    expect(
      newsItems(joinRows(await allRows(), before), await newsletter(), [], 'on').map(({ words }) => words),
    ).toEqual(['The new mayor.']);
  });

  it('goes through the copy as it is, and two devices that both wrote in it have both', async () => {
    await says('agreed', 'We want a later bus.');
    await changeNews(await allRows(), id, await first('agreed'), { words: 'A late bus!' });
    const here = await allRows();
    const file = writeRecord(here, 'What we said', 'en');
    expect(readRecord(file)).toEqual(here);
    expect(file).toContain('<li> A late bus!</li>');
    await addNews(here, id, 'front', { words: 'Here.' });
    const far = joinRows(here, [
      { id: newToken(), rev: 1, kind: 'news', newsletter: id, part: 'on', n: 0, in: true, words: 'There.' },
    ]);
    const both = joinRows(await allRows(), far);
    const words = rowsOf(both, 'news').filter((row) => row.newsletter === id);
    expect(words.map((row) => row.words).sort()).toEqual(['A late bus!', 'Here.', 'There.']);
  });

  it('loses what a run said with the run, in its own words too; taken away itself it leaves what was said', async () => {
    await says('agreed', 'We want a later bus.');
    await changeNews(await allRows(), id, await first('agreed'), { words: 'A secret bus.' });
    await addNews(await allRows(), id, 'front', { words: 'Our front.' });
    await takeAway(run);
    expect(JSON.stringify(await allRows())).not.toContain('A secret bus.');
    expect(await inIt('front')).toEqual(['Our front.']);
    run = newToken();
    await keepRows([{ id: run, kind: 'run', session: 'our-rights', day: '2027-05-03' }]);
    await says('agreed', 'It stays.');
    await takeNews(id);
    expect(JSON.stringify(await allRows())).not.toContain('Our front.');
    expect(JSON.stringify(await allRows())).toContain('It stays.');
    await expect(addNews(await allRows(), id, 'front', { words: 'Late.' })).rejects.toThrow();
  });

  it('looks back at 3 months; where nothing was said in them, at all there is', async () => {
    const [now] = await runs();
    if (!now) throw new Error('There is no run.');
    const old = { ...now, run: { ...now.run, id: 'old', day: '2026-01-05' } };
    expect(runsOfQuarter([now, old], '2027-06-01')).toEqual([run]);
    expect(runsOfQuarter([old], '2027-06-01')).toEqual(['old']);
  });
});
