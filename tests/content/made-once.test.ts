import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { madeOnce } from '#content/made-once.ts';
import { ContentMistake, readFile } from '#content/read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'made-once-'));
/** A kind of its own, so that nothing is here from an earlier run. */
const kind = `tried-${String(process.pid)}-${String(Date.now())}`;
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join('.cache', kind), { recursive: true, force: true });
});

describe('what is made once', () => {
  it('is made the first time, and found the second time', () => {
    let made = 0;
    const make = () => `made ${String((made += 1))}`;
    expect([madeOnce(kind, 'of this', make), madeOnce(kind, 'of this', make)]).toEqual(['made 1', 'made 1']);
    expect(made).toBe(1);
  });

  it('is made anew when it is made of something else', () => {
    madeOnce(kind, 'one letter', () => 'of one');
    expect(madeOnce(kind, 'one letters', () => 'of another')).toBe('of another');
  });

  it('keeps nothing of what failed, and no half-written file', () => {
    expect(() =>
      madeOnce(kind, 'cannot', () => {
        throw new Error('cannot');
      }),
    ).toThrow('cannot');
    expect(madeOnce(kind, 'cannot', () => 'can')).toBe('can');
    expect(readdirSync(join('.cache', kind)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a file of content, read again', () => {
  const path = join(folder, 'a.yaml');
  const read = (text: string) => {
    writeFileSync(path, text);
    return readFile(path, z.unknown());
  };

  it('says the same from the keep as it says anew, whatever stands in it', () => {
    const text = `yes: yes\nnone: ~\nempty:\nnumber: 07\nday: 2026-11-30\nlong: >\n  two\n  lines\nsame: &it [1, 2.5]\nagain: *it\n'a: b': "£ – é"\n`;
    expect([read(text), read(text)]).toEqual([parse(text), parse(text)]);
    expect(read('# Nothing but this.\n')).toBeNull();
  });

  it('says the new word as soon as it was changed', () => {
    expect(read('word: old')).toEqual({ word: 'old' });
    expect(read('word: new')).toEqual({ word: 'new' });
  });

  it('says each time again that it is not well-formed', () => {
    const broken = 'a: [1, 2';
    expect(() => read(broken)).toThrow(ContentMistake);
    expect(() => read(broken)).toThrow(ContentMistake);
  });
});
