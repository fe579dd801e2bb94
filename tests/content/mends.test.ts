import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readFile } from '#content/read-file.ts';
import { pageWords } from '#model/page.ts';
import { pictureFile } from '#model/picture.ts';
import { topicFile } from '#model/topic.ts';
import { layersThere } from '../../scripts/layers-there.ts';
import { aBook } from './a-book.ts';

/** What an author is told of a file that says this. */
function told(text: string, schema: z.ZodType): string {
  const folder = mkdtempSync(join(tmpdir(), 'mends-'));
  try {
    const file = join(folder, 'a.yaml');
    writeFileSync(file, text);
    readFile(file, schema);
    return '';
  } catch (mistake) {
    return (mistake as Error).message.replace(/^.*?, at /, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const layer = '{ symbol: 1F4B7 }';
const topic = (question: string, times = 2) =>
  `order: 1\ngroup: life\npicture: home\nlines: { why: home, who: home }\nquestions:\n${question.repeat(times)}`;
const wish = '  - { id: a, version: 1, kind: own-words, picture: home, section: also, asks: wish }\n';

describe('a file of content that is not as it must be says what to do', () => {
  it('where something is missing, has a strange name, or is none of what it may be', () => {
    expect(told(`wallet: { means: a wallet, layers: [${layer}] }`, pictureFile)).toBe(
      '"wallet › another": This is missing. Write it; a neighbour in the same folder shows how.',
    );
    expect(told(`wallet: { means: a wallet, layers: [${layer}], another: [${layer}], colour: red }`, pictureFile)).toBe(
      '"wallet": Nothing reads "colour". Mend the name, or take it away.',
    );
    expect(told(topic(wish.replace('asks: wish', 'asks: hope')), topicFile)).toMatch(
      /^"questions › 0 › asks": This must be one of: wish, feeling, /,
    );
  });
  it('where there is too much or too little of something', () => {
    expect(told(topic(wish, 9), topicFile)).toBe(
      '"questions": At most 8 can stand here. Take some away, or put them in another file.',
    );
    expect(told('title: My vote\nheadings: {}\nlines: {}\nsources: []', pageWords)).toBe(
      '"sources": Too few. At least 1 must stand here.',
    );
  });
  it('where a symbol is no code', () =>
    expect(told(`wallet: { means: a wallet, layers: [{ symbol: 1faa9 }], another: [${layer}] }`, pictureFile)).toBe(
      '"wallet › layers › 0 › symbol": A symbol is its OpenMoji code in capitals, like 1F4B7.',
    ));
});

describe('a picture', () => {
  it('that names a symbol or a drawing that is not there is found before the build', () => {
    const book = aBook();
    const good = { symbol: '1F4B7', at: [0, 0] as [number, number], size: 72, mirrored: false };
    book.pictures = {
      wallet: { means: 'a wallet', layers: [good], another: [{ ...good, symbol: 'FFFFF' }] },
      bag: { means: 'a bag', layers: [{ ...good, symbol: undefined, file: 'no-bag.svg' }], another: [good] },
    };
    expect(layersThere(book).map((f) => f.message)).toEqual([
      'picture "wallet": OpenMoji has no symbol "FFFFF". Look for its code at openmoji.org.',
      'picture "bag": There is no drawing "no-bag.svg". Put it in content/pictures/drawn.',
    ]);
  });
});
