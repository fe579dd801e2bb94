import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBook } from '#content/book.ts';
import type * as Keep from '#helper/for-me/keep.ts';
import { forMeQuestions } from '#helper/for-me/for-me-words.ts';
import { aHelpersDevice } from '#tests/support/afar.ts';
import '#tests/support/device.ts';

/** A Helper's own needs, on their own device. */

let mine: typeof Keep;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  mine = await import('#helper/for-me/keep.ts');
});
const hard = (written: string, chosen: string[] = ['tired']): Keep.Mine => ({
  question: 'hard',
  said: { chosen, written },
  asked: { prompt: 'What is hard for you?', choices: { tired: 'I am tired' } },
});
const how: Keep.Mine = { question: 'how', said: { unsaid: 'not-now' }, asked: { prompt: 'How are you?', choices: {} } };

describe('what a Helper says of themselves', () => {
  it('is found again as it was said, also by a page that comes later', async () => {
    await mine.keepMine([hard(' It is  a lot.\n'), how]);
    vi.resetModules();
    const later = await import('#helper/for-me/keep.ts');
    expect(await later.allMine()).toEqual([hard(' It is  a lot.\n'), how]);
  });

  it('is kept durably, and counts as kept only then', async () => {
    const begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await mine.keepMine([how]);
    await mine.takeMineAway();
    expect(begin.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([, , options]) => options)).toEqual([
      { durability: 'strict' },
      { durability: 'strict' },
    ]);
    begin.mockRestore();
  });

  it('stands in place of what was said before; where nothing is said any more, nothing is kept', async () => {
    await mine.keepMine([hard('one')]);
    await mine.keepMine([hard('two')]);
    expect(await mine.allMine()).toEqual([hard('two')]);
    await mine.keepMine([hard('', [])]);
    expect(await mine.allMine()).toEqual([]);
  });

  it('leaves what stood where it cannot be kept, and says so', async () => {
    await mine.keepMine([hard('one')]);
    const cannot = { ...hard('two'), said: { written: (() => 'no') as unknown as string } };
    await expect(mine.keepMine([cannot])).rejects.toThrow();
    expect(await mine.allMine()).toEqual([hard('one')]);
  });

  it('says so where the browser keeps nothing', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    await expect(mine.allMine()).rejects.toThrow('no');
    await expect(mine.keepMine([how])).rejects.toThrow('no');
  });

  it('is taken away whole, and other windows are told', async () => {
    const heard = vi.fn();
    const far = new BroadcastChannel('for-me');
    const told = new Promise((done) => {
      far.addEventListener('message', done, { once: true });
    });
    await mine.keepMine([hard('one'), how]);
    await told;
    mine.onMine(heard)();
    await mine.takeMineAway();
    expect(await mine.allMine()).toEqual([]);
    expect(heard).not.toHaveBeenCalled();
    far.close();
  });

  it('stands in a place of its own: taking it away leaves whoever asked for help, and the other way round', async () => {
    const device = await aHelpersDevice();
    mine = await import('#helper/for-me/keep.ts');
    const asked = { id: 'a'.repeat(32), since: '2026-12-01T00:00:00+00:00', sent: 0 } as unknown as Parameters<
      typeof device.keepWhoAsked
    >[0];
    await device.keepWhoAsked(asked);
    await mine.keepMine([how]);
    const places = (await indexedDB.databases()).map(({ name }) => name).sort();
    expect(places).toEqual(['what-matters-for-me', 'what-matters-to-a-helper']);
    await device.forgetWhoAsked(asked.id);
    expect(await mine.allMine()).toEqual([how]);
    await device.keepWhoAsked(asked);
    await mine.takeMineAway();
    expect(await device.allWhoAsked()).toHaveLength(1);
  });
});

describe('the questions', () => {
  const questions = forMeQuestions(readBook('en'));
  it('are few, and none asks with more than it shows on two screens', () => {
    expect(questions.map(({ id }) => id)).toEqual(['how', 'do', 'hard', 'helps', 'want', 'ill']);
    for (const { id, choices } of questions) if (id !== 'how') expect(choices.length).toBeLessThanOrEqual(12);
  });
  it('let somebody say that nothing is hard, that nothing should change, and that nobody steps in', () => {
    const of = (id: string) => questions.find((q) => q.id === id)?.choices.map((c) => c.id) ?? [];
    expect(of('hard')).toContain('nothing');
    expect(of('helps')).toContain('stay');
    expect(of('want')).toEqual(expect.arrayContaining(['less', 'go-on']));
    expect(of('ill')).toContain('nobody');
  });
  it('have help beside what tells of danger', () => {
    const danger = questions.flatMap((q) => q.choices.filter((c) => c.danger).map((c) => `${q.id}/${c.id}`));
    expect(danger).toEqual(expect.arrayContaining(['hard/hurt', 'hard/too-much', 'how/life-too-hard']));
  });
});
