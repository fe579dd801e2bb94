import '#tests/support/device.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  answersOf,
  keepAnswer,
  keepDraft,
  keepPiece,
  piece,
  rubOut,
  settleHere,
  settleLeftOver,
} from '#person/keep/answers.ts';
import { joinStory, wholeStory } from '#person/keep/copying.ts';
import { openKeep } from '#person/keep/keep.ts';
import { lockOf, openedWithout, setLock, toldOfOpening } from '#person/keep/locks.ts';
import { isLater } from '#model/moment.ts';
import { asksPictures, notTold, opensByItself, unlocks } from '#model/lock.ts';
import {
  close,
  listStories,
  lookEarly,
  open,
  openStory,
  openUnlocked,
  rubOutStory,
  startStory,
  storyHere,
} from '#person/keep/stories.ts';
import { examples } from '#tests/support/examples.ts';
import { readCopy, writeCopy, CannotBringBack } from '#person/share/copy-file.ts';
import { copiedNow } from '#person/share/last-copy.ts';
import type { Story } from '#model/answer.ts';
import { piecesOf } from '#model/ways-of-saying.ts';
import { anAnswer, anyHistory, aStory } from '#tests/support/answers.ts';

const rubOutEverything = async () => {
  const keep = await openKeep();
  for (const store of ['stories', 'answers', 'drafts', 'pieces', 'rubbedOut', 'locks'] as const)
    await keep.clear(store);
};

beforeEach(async () => {
  await rubOutEverything();
  sessionStorage.clear();
  localStorage.clear();
});

const everything = async () => {
  const keep = await openKeep();
  return Promise.all((['stories', 'answers', 'drafts', 'pieces', 'rubbedOut'] as const).map((s) => keep.getAll(s)));
};

describe('keeping', () => {
  it('keeps an Answer exactly, and never writes over one', async () => {
    const story = await startStory('Sam');
    const first = anAnswer(story, { said: { written: ' I want  a dog 🐕\n' } });
    const { moment, ...kept } = await keepAnswer(first);
    expect(kept).toEqual(first);
    await expect(keepAnswer({ ...first, said: { written: 'changed' } })).rejects.toThrow();
    expect(await answersOf(story.id)).toEqual([{ ...first, moment }]);
  });

  it('keeps words while they are typed, and makes one Answer of them at the end', async () => {
    const story = await startStory('Sam');
    const typed = anAnswer(story, { said: { written: 'I wa' } });
    await keepDraft(typed);
    await keepDraft({ ...typed, said: { written: 'I want' } });
    expect((await answersOf(story.id)).map((a) => a.said.written)).toEqual(['I want']);
    await settleHere(typed);
    expect((await answersOf(story.id)).map((a) => a.said.written)).toEqual(['I want']);
    expect((await everything())[2]).toEqual([]);
  });

  it('keeps words in one step that reads nothing where what is said here is known, after all of it', async () => {
    const story = await startStory('Sam');
    const before = await keepAnswer({
      ...anAnswer(story, { said: { written: 'before' } }),
      at: '2099-01-01T10:00:00.000+00:00',
    });
    const reads = vi.spyOn(IDBIndex.prototype, 'getAll');
    const typed = await keepDraft(anAnswer(story, { said: { written: 'I wa' } }), [before]);
    expect(reads).not.toHaveBeenCalled();
    reads.mockRestore();
    expect(isLater(typed, before)).toBe(true);
    expect((await answersOf(story.id)).map((a) => a.said.written).sort()).toEqual(['I wa', 'before']);
  });

  it('brings back what was typed before a crash', async () => {
    const story = await startStory('Sam');
    const keep = await openKeep();
    const typed = anAnswer(story, { said: { written: 'half a sent' } });
    await keep.put('drafts', {
      id: 'another window',
      story: story.id,
      question: typed.question,
      answer: typed,
      touched: Date.now() - 60_000,
    });
    await settleLeftOver(story.id);
    expect((await everything())[1]).toEqual([typed]);
  });
});

describe('reading', () => {
  it('finds every Answer of one Story, to any Question, and none of another', async () => {
    const other = await startStory('Other');
    const story = await startStory('Sam');
    const questions = ['a/b', 'my-home/how-it-is', 'zz/zz', '\uffff'];
    for (const question of [...questions, ...questions]) {
      await keepAnswer(anAnswer(story, { question }));
      await keepAnswer(anAnswer(other, { question, said: { written: 'of another' } }));
    }
    await keepDraft(anAnswer(story, { question: 'a/c', said: { written: 'still typed' } }));
    const found = await answersOf(story.id);
    expect(found.map((a) => a.question).sort()).toEqual([...questions, ...questions, 'a/c'].sort());
    expect(JSON.stringify(found)).not.toContain('of another');
  });
});

describe('whose Story', () => {
  it('opens the only Story by itself, until somebody closes it', async () => {
    const story = await startStory('Sam');
    sessionStorage.clear();
    expect((await openStory())?.id).toBe(story.id);
    // As the window does that closes.
    close();
    sessionStorage.clear();
    expect(await openStory()).toBeUndefined();
    expect(await lookEarly()).toBeUndefined();
    open(story.id);
    // What was found early serves once, for the island that comes after it.
    expect(await storyHere()).toBeUndefined();
    expect((await storyHere())?.id).toBe(story.id);
    expect((await openStory())?.id).toBe(story.id);
  });

  it('asks whose, where there are two', async () => {
    await startStory('Sam');
    await startStory('Ann');
    sessionStorage.clear();
    expect(await openStory()).toBeUndefined();
    expect((await listStories()).map((s) => s.name).sort()).toEqual(['Ann', 'Sam']);
  });
});

describe('a lock of pictures', () => {
  const mine = ['dog', 'bus', 'key'];
  const locked = async () => {
    const story = await startStory('Sam');
    await setLock(story.id, mine);
    return story;
  };

  it('lets a Story open by itself in no new window, and leaves it open where it is', async () => {
    const story = await locked();
    expect((await openStory())?.id).toBe(story.id);
    sessionStorage.clear();
    expect(await openStory()).toBeUndefined();
    expect(await lookEarly()).toBeUndefined();
    await openUnlocked(story.id);
    expect(await openStory()).toBeUndefined();
    open(story.id);
    expect((await openStory())?.id).toBe(story.id);
  });

  it('opens by its pictures in their order, and by nothing else', async () => {
    const lock = await lockOf((await locked()).id);
    if (!asksPictures(lock)) throw new Error('No lock was kept.');
    expect(unlocks(lock, mine)).toBe(true);
    for (const others of [[], ['dog'], ['dog', 'bus'], ['bus', 'dog', 'key'], ['dog', 'bus', 'cat'], [...mine, 'cat']])
      expect(unlocks(lock, others), others.join()).toBe(false);
  });

  it('remembers who opened it without the pictures until its owner was told, also where the lock is changed or taken away', async () => {
    const story = await locked();
    await openedWithout(story.id);
    await setLock(story.id, ['cat', 'bed', 'tea']);
    expect(notTold(await lockOf(story.id))).toHaveLength(1);
    await setLock(story.id, []);
    sessionStorage.clear();
    expect(opensByItself(await lockOf(story.id))).toBe(false);
    expect(await openStory()).toBeUndefined();
    await toldOfOpening(story.id);
    expect((await openStory())?.id).toBe(story.id);
    expect((await lockOf(story.id))?.without).toEqual([{ at: expect.any(String) as string, seen: true }]);
  });

  it('goes into no copy, stays where a copy is joined, and is rubbed out with its Story', async () => {
    const story = await locked();
    await keepAnswer(anAnswer(story));
    const copy = await copyOf(story);
    expect(await copy.text()).not.toMatch(/"(pictures|without)"|lock/);
    await joinStory(await readCopy(copy));
    expect((await lockOf(story.id))?.pictures).toEqual(mine);
    await rubOutStory(story.id);
    expect(await lockOf(story.id)).toBeUndefined();
    await joinStory(await readCopy(copy));
    sessionStorage.clear();
    expect((await openStory())?.id).toBe(story.id);
  });
});

describe('rubbing out', () => {
  it('takes one Answer away for good, with its photo, and leaves the others', async () => {
    const story = await startStory('Sam');
    const photo = await keepPiece(story.id, new Blob(['photo']));
    const gone = anAnswer(story, { said: { named: { name: 'Rare-Word', photo } } });
    const stays = anAnswer(story);
    await keepAnswer(gone);
    const kept = await keepAnswer(stays);
    await rubOut(gone);
    expect(await answersOf(story.id)).toEqual([kept]);
    expect(await piece(photo)).toBeUndefined();
    expect(JSON.stringify(await everything())).not.toContain('Rare-Word');
  });

  it('rubs out a whole Story and leaves nothing of it, and everything of the other', async () => {
    const other = await startStory('Other');
    await keepAnswer(anAnswer(other, { said: { written: 'stays' } }));
    const story = await startStory('Rare-Name');
    await keepAnswer(anAnswer(story, { said: { written: 'Rare-Word' } }));
    await keepDraft(anAnswer(story, { said: { written: 'Rare-Draft' } }));
    await keepPiece(story.id, new Blob(['x']));
    copiedNow(story.id, await answersOf(story.id));
    await rubOutStory(story.id);
    const left = JSON.stringify([
      await everything(),
      Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)),
    ]);
    expect(left).not.toMatch(/Rare/);
    expect(left).not.toContain(story.id);
    expect(left).toContain('stays');
  });
});

const copyOf = async (story: Story) => writeCopy(await wholeStory(story), '', 'x', 'en');

describe('a copy of another Story', () => {
  it('cannot take away that I rubbed something out', async () => {
    const mine = await startStory('Sam');
    const gone = await keepAnswer(anAnswer(mine));
    const before = await wholeStory(mine);
    await rubOut(gone);
    const other = aStory('Other');
    await joinStory({ story: other, answers: [], pieces: [], rubbedOut: [gone.id] });
    await joinStory(before);
    expect(await answersOf(mine.id)).toEqual([]);
  });
});

describe('a copy', () => {
  /** As newer software would write it. */
  const asNewer = (text: string) =>
    text.replace(/data-sha256="[0-9a-f]*"/, 'data-sha256=""').replace(/"version":\d+,"taken"/, '"version":99,"taken"');
  const refused = async (blob: Blob) => {
    try {
      await readCopy(blob);
    } catch (why) {
      if (why instanceof CannotBringBack) return why.line;
      throw why;
    }
    return 'taken';
  };

  it('brings everything back on another device, exactly', async () => {
    const story = await startStory('Sam </script> <!-- ' + '\u2028');
    const photo = await keepPiece(story.id, new Blob([new Uint8Array([0, 255, 10, 13])], { type: 'image/jpeg' }));
    await keepAnswer(anAnswer(story, { said: { named: { name: 'Ann', photo } } }));
    await keepAnswer(anAnswer(story, { said: { written: '</script><script>alert(1)</script> "ö" 🐕' } }));
    const before = await answersOf(story.id);
    const copy = await copyOf(story);
    await rubOutStory(story.id);
    const joined = await joinStory(await readCopy(copy));
    expect(joined).toEqual({ added: 2, newStory: true });
    expect((await answersOf(story.id)).sort((a, b) => a.id.localeCompare(b.id))).toEqual(
      before.sort((a, b) => a.id.localeCompare(b.id)),
    );
    expect(new Uint8Array(await ((await piece(photo)) ?? new Blob()).arrayBuffer())).toEqual(
      new Uint8Array([0, 255, 10, 13]),
    );
  });

  it('carries every way to answer, with its pieces, and shows each piece only once', async () => {
    const story = await startStory('Sam');
    const bytes = (seed: number) => new Uint8Array(1_000_003).map((_, i) => (i * seed) % 256);
    for (const [n, { said, question }] of examples.entries()) {
      await keepAnswer(anAnswer(story, { question, said }));
      const keep = await openKeep();
      for (const id of piecesOf(said))
        await keep.put('pieces', { id, story: story.id, bytes: bytes(n + 3).buffer, type: 'audio/webm;codecs=opus' });
    }
    const [first] = examples.flatMap((e) => piecesOf(e.said));
    const before = await everything();
    const whole = await wholeStory(story);
    const copy = await writeCopy(
      whole,
      `<body><img alt="" src="piece:${first ?? ''}"><img alt="" src="piece:${'f'.repeat(32)}">`,
      'x',
      'en',
    );
    expect(copy.size).toBeLessThan(whole.pieces.length * 1_000_003 * 1.4);
    await rubOutStory(story.id);
    await joinStory(await readCopy(copy));
    const after = await everything();
    expect(after).toEqual(before);
    const back = await piece(first ?? '');
    expect(new Uint8Array(await (back ?? new Blob()).arrayBuffer())).toEqual(bytes(4 + 3));
  });

  it('reads what version 1 wrote', async () => {
    const story = aStory();
    const old = {
      format: 'what-matters-to-me/copy',
      version: 1,
      taken: story.made,
      story,
      answers: [anAnswer(story, { said: { named: { name: 'Ann', photo: 'a'.repeat(32) } } })],
      pieces: [{ id: 'a'.repeat(32), type: 'image/jpeg', base64: btoa('photo') }],
      rubbedOut: [],
    };
    const file = new Blob([
      `<!doctype html><html><body><script type="application/json" id="what-matters-to-me-copy" data-sha256="">${JSON.stringify(old)}</script></body></html>`,
    ]);
    const { answers, pieces } = await readCopy(file);
    expect(answers).toEqual(old.answers);
    expect(await pieces[0]?.blob.text()).toBe('photo');
  });

  it('refuses a recording whose bytes were changed, and never calls a piece a page', async () => {
    const story = await startStory('Sam');
    const photo = await keepPiece(story.id, new Blob(['<script>alert(1)</script>'], { type: 'text/html' }));
    await keepAnswer(anAnswer(story, { said: { photo: { piece: photo } } }));
    const copy = await copyOf(story);
    expect((await readCopy(copy)).pieces[0]?.blob.type).toBe('application/octet-stream');
    const text = await copy.text();
    expect(await refused(new Blob([text.replace(btoa('<script>').slice(0, 8), btoa('<scrIpt>').slice(0, 8))]))).toBe(
      'copy-damaged',
    );
  });

  it('takes and brings back more Answers than go at once, and refuses all where a late one is damaged', async () => {
    const story = await startStory('Sam');
    const answers = Array.from({ length: 250 }, (_, n) => anAnswer(story, { said: { written: `thing ${String(n)}` } }));
    const copy = await writeCopy({ story, answers, pieces: [], rubbedOut: [] }, '', 'x', 'en');
    expect((await readCopy(copy)).answers).toEqual(answers);
    const text = await copy.text();
    const damaged = text
      .replace(/data-sha256="[0-9a-f]*"/, 'data-sha256=""')
      .replace('"written":"thing 230"', '"written":230');
    expect(await refused(new Blob([damaged]))).toBe('copy-damaged');
  });

  it('brought back twice adds nothing', async () => {
    const story = await startStory('Sam');
    await keepAnswer(anAnswer(story));
    const copy = await copyOf(story);
    await joinStory(await readCopy(copy));
    const before = await everything();
    expect((await joinStory(await readCopy(copy))).added).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it('does not bring back what was rubbed out after it was taken', async () => {
    const story = await startStory('Sam');
    const secret = anAnswer(story);
    await keepAnswer(secret);
    const copy = await copyOf(story);
    await rubOut(secret);
    await joinStory(await readCopy(copy));
    expect(await answersOf(story.id)).toEqual([]);
  });

  it('takes away on the other device what was rubbed out on the first', async () => {
    const story = await startStory('Sam');
    const secret = anAnswer(story);
    await keepAnswer(secret);
    await rubOut(secret);
    const newer = await copyOf(story);
    const keep = await openKeep();
    await keep.clear('rubbedOut');
    await keep.add('answers', secret);
    await joinStory(await readCopy(newer));
    expect(await answersOf(story.id)).toEqual([]);
  });

  it('joins two devices with nothing lost, in either order, for any two histories', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory(aStory()), fc.nat(12), fc.boolean(), async (history, cut, swap) => {
        const story = { ...aStory(), id: history[0]?.story ?? aStory().id };
        const halves = [history.slice(0, cut), history.slice(Math.max(0, cut - 2))];
        if (swap) halves.reverse();
        const keep = await openKeep();
        for (const store of ['stories', 'answers', 'rubbedOut'] as const) await keep.clear(store);
        for (const half of halves) {
          const copy = await writeCopy({ story, answers: half, pieces: [], rubbedOut: [] }, '', 'x', 'en');
          await joinStory(await readCopy(copy));
        }
        const here = (await answersOf(story.id)).map((a) => JSON.stringify(a)).sort();
        expect(here).toEqual(history.map((a) => JSON.stringify(a)).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('of newer software comes as far as it is known: the rest is counted, stays in the file, and comes after an update', async () => {
    const story = await startStory('Sam');
    const [known, other, later] = [
      anAnswer(story, { said: { written: 'by the sea' } }),
      anAnswer(story, { said: { written: 'a key more' } }),
      anAnswer(story, { said: { written: 'sung' } }),
    ];
    for (const one of [known, other, later]) await keepAnswer(one);
    const now = await (await copyOf(story)).text();
    const newer = asNewer(now)
      .replace('"written":"a key more"', '"written":"a key more","sung":1')
      .replace('"written":"sung"', '"sung":2')
      .replace('"pieces":[]', '"pieces":[],"tunes":[]');
    await rubOutEverything();
    const read = await readCopy(new Blob([newer]));
    expect(read.newer).toBe(3);
    await joinStory(read);
    expect((await answersOf(story.id)).map((a) => a.id)).toEqual([known.id]);
    // After an update the same file has it all.
    const whole = await readCopy(new Blob([now]));
    expect(whole.newer).toBe(0);
    expect((await joinStory(whole)).added).toBe(2);
    expect((await answersOf(story.id)).find((a) => a.id === other.id)?.said).toEqual({ written: 'a key more' });
    // The same in a file that says it is of today is damage.
    expect(await refused(new Blob([newer.replace('"version":99', '"version":4')]))).toBe('copy-damaged');
  });

  it('says kindly what is wrong with a damaged, foreign or newer file, whatever the bytes', async () => {
    const story = await startStory('Sam');
    await keepAnswer(anAnswer(story));
    const good = await (await copyOf(story)).text();
    expect(await refused(new Blob(['hello']))).toBe('copy-foreign');
    expect(await refused(new Blob([good.slice(0, -60)]))).toBe('copy-damaged');
    expect(await refused(new Blob([good.replace('my sister', 'my brother')]))).toBe('copy-damaged');
    const newer = asNewer(good).replace('"story":{', '"story":{"shape":"round",');
    expect(await refused(new Blob([newer]))).toBe('copy-newer');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(good.length), async (bytes, at) => {
        const line = await refused(new Blob([good.slice(0, at), bytes, good.slice(at + bytes.length + 1)]));
        expect(['copy-damaged', 'copy-foreign', 'copy-newer', 'taken']).toContain(line);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a huge file before reading it', async () => {
    const huge = {
      size: 1100 * 1024 * 1024,
      text: () => {
        throw new Error('was read');
      },
    } as unknown as Blob;
    expect(await refused(huge)).toBe('copy-huge');
  });
});
