import '#tests/support/device.ts';
import { gzipSync } from 'node:zlib';
import { newToken } from '#model/token.ts';
import { keepAnswer, keepPiece } from '#person/keep/answers.ts';
import { joinStory, wholeStory } from '#person/keep/copying.ts';
import { openKeep } from '#person/keep/keep.ts';
import { startStory } from '#person/keep/stories.ts';
import { CannotBringBack, readCopy, writeCopy } from '#person/share/copy-file.ts';
import { aBrowser } from '#tests/support/a-browser.ts';
import { anAnswer } from '#tests/support/answers.ts';
import { examples } from '#tests/support/examples.ts';
import { goTo } from '#tests/support/person.ts';
import { aSoakedServer } from './a-soaked-server.ts';
import type { Part, Soaking } from './part.ts';

/** The same numbers from the same seed (mulberry32): what was found wrong can be made again. From 0 to 1. */
function numbers(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let n = Math.imul(at ^ (at >>> 15), 1 | at);
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
    return ((n ^ (n >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Making {
  /** Of what a copy is: its page, and the JSON inside. */ page: string;
  json: string;
  next: () => number;
  /** A number below. */ below: (n: number) => number;
}

const opens = '<script type="application/json" id="what-matters-to-me-copy" data-sha256="';
/** A copy without a sum, so that what is inside is looked at. */
const withInside = ({ page }: Making, json: string): string => `${page}\n${opens}">${json}</script></body></html>\n`;
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));

/** Names that an object has by itself, and that a list of one's own may not have. */
const own = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const odd: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '',
  'x',
  '\u0000',
  '\ud800',
  '💥'.repeat(500),
  'a'.repeat(100_000),
  [],
  {},
  [[]],
  [null],
  { length: 2 ** 32 },
  '9999-99-99T99:99:99Z',
  '-271821-04-20T00:00:00.000Z',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
];

type Node = Record<string, unknown> | unknown[];
/** Every place in some JSON: what holds it, and its name there. */
function placesIn(node: Node, found: [Node, string][] = []): [Node, string][] {
  for (const [name, value] of Object.entries(node)) {
    found.push([node, name]);
    if (typeof value === 'object' && value !== null) placesIn(value as Node, found);
  }
  return found;
}
function changed(
  { json, below }: Making,
  times: number,
  to: (holder: Record<string, unknown>, name: string) => void,
): string {
  const inside = JSON.parse(json) as Node;
  for (let n = 0; n < times; n += 1) {
    const places = placesIn(inside);
    const [holder, name] = places[below(places.length)] ?? [inside, 'answers'];
    to(holder as Record<string, unknown>, name);
  }
  return JSON.stringify(inside);
}

/** What is done to a good copy, by name. */
const kinds: Record<string, (making: Making) => Uint8Array<ArrayBuffer>> = {
  'bits turned': (m) => {
    const bytes = bytesOf(
      `${m.page}\n${opens}${m.below(2) === 0 ? 'f'.repeat(64) : ''}">${m.json}</script></body></html>\n`,
    );
    for (let n = m.below(30); n >= 0; n -= 1) {
      const at = m.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << m.below(8));
    }
    return bytes;
  },
  'cut off': (m) => {
    const text = withInside(m, m.json);
    return bytesOf(text.slice(m.below(3) === 0 ? m.below(text.length) : 0, m.below(text.length)));
  },
  'put together wrongly': (m) => {
    const text = withInside(m, m.json);
    const at = m.below(text.length);
    return bytesOf(text.slice(0, at) + text.slice(m.below(text.length)) + (m.below(2) === 0 ? text.slice(at) : ''));
  },
  'packed in packed': (m) => {
    let bytes: Uint8Array = m.below(2) === 0 ? Buffer.from(withInside(m, m.json)) : Buffer.alloc(1_000_000);
    for (let n = m.below(5); n >= 0; n -= 1) bytes = gzipSync(bytes);
    // As a zip begins; with the mark of a copy in it, it is looked at further.
    return Uint8Array.from(
      Buffer.concat([
        Buffer.from('PK\u0003\u0004'),
        bytes,
        Buffer.from(m.below(2) === 0 ? 'what-matters-to-me' : ''),
        bytes,
      ]),
    );
  },
  deep: (m) => {
    const depth = 1 + m.below(200_000);
    const nest =
      m.below(2) === 0 ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
    return bytesOf(
      withInside(m, m.below(2) === 0 ? nest : m.json.replace(/"answers":\[/, () => `"answers":[${nest},`)),
    );
  },
  'huge lengths': (m) =>
    bytesOf(
      withInside(
        m,
        changed(m, 3, (holder) => {
          if (!Array.isArray(holder))
            for (const name of ['at', 'length', 'version', 'after', 'seconds'] as const)
              if (typeof holder[name] === 'number' || m.below(40) === 0)
                holder[name] = [2 ** 31, 2 ** 53, 1e308, -1, 0.5, Number.MAX_VALUE, 2 ** 32 - 1][m.below(7)];
        }),
      ),
    ),
  'wrong types': (m) =>
    bytesOf(
      withInside(
        m,
        changed(m, 1 + m.below(4), (holder, name) => {
          holder[name] = odd[m.below(odd.length)];
        }),
      ),
    ),
  'names of one’s own': (m) =>
    bytesOf(
      withInside(
        m,
        m.json.replace(/"(question|chosen|sorted|week|body|story|id|said|speaker)":/g, (all, name: string) =>
          m.below(12) > 0
            ? all
            : m.below(2) === 0
              ? `"${own[m.below(own.length)] ?? ''}":{"x":1},${all}`
              : `"${name}":"${own[m.below(own.length)] ?? ''}","${name}2":`,
        ),
      ),
    ),
  missing: (m) =>
    bytesOf(
      withInside(
        m,
        changed(m, 1 + m.below(3), (holder, name) => {
          Reflect.deleteProperty(holder, name);
        }),
      ),
    ),
  twice: (m) =>
    bytesOf(
      withInside(
        m,
        changed(m, 2, (holder) => {
          if (Array.isArray(holder) && holder.length > 0)
            for (let n = m.below(3000); n >= 0; n -= 1) holder.push(holder[0]);
        }),
      ),
    ),
  'several insides': (m) =>
    bytesOf(
      `${withInside(m, m.json)}${opens}${'0'.repeat(m.below(70))}${m.below(2) === 0 ? '">' : ''}${m.below(2) === 0 ? m.json.slice(0, m.below(m.json.length)) : '{}'}${m.below(2) === 0 ? '</script>' : ''}`,
    ),
  noise: (m) => Uint8Array.from({ length: m.below(20_000) }, () => m.below(256)),
};
const names = Object.keys(kinds);

/** A hostile copy, by its number: the same each time. */
function hostile(n: number, good: Pick<Making, 'page' | 'json'>): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const next = numbers(n);
  const name = names[n % names.length] ?? '';
  return {
    name,
    bytes: kinds[name]?.({ ...good, next, below: (most) => Math.floor(next() * most) }) ?? new Uint8Array(),
  };
}

/** How long an answer may take, in milliseconds. */
const soon = 5000;

/** A Story with something of everything, kept here, and a copy of it, taken apart. */
async function aKeptStory() {
  const story = await startStory('Sam');
  const photo = await keepPiece(story.id, new Blob([Uint8Array.of(1, 2, 3)], { type: 'image/jpeg' }));
  for (const { question, said } of examples)
    if (!JSON.stringify(said).includes('"piece"')) await keepAnswer(anAnswer(story, { question, said }));
  await keepAnswer(anAnswer(story, { question: 'about-me/show-me', said: { photo: { piece: photo } } }));
  const text = await (
    await writeCopy(
      { ...(await wholeStory(story)), rubbedOut: [newToken()] },
      `<p>${'what I said '.repeat(50)}</p>`,
      'x',
      'en',
    )
  ).text();
  const at = text.lastIndexOf(opens);
  return {
    story,
    text,
    good: {
      page: text.slice(0, at),
      json: text.slice(text.indexOf('">', at + opens.length) + 2, text.lastIndexOf('</script>')),
    },
  };
}

const asText = async (): Promise<Map<string, string>> =>
  new Map((await (await openKeep()).getAll('answers')).map((a) => [a.id, JSON.stringify(a)]));

/** Every one is read as the screen reads it, beside a kept Story. */
async function readThem({ times, say, wrong }: Soaking): Promise<void> {
  const { story, good } = await aKeptStory();
  const kept = await asText();
  const keep = await openKeep();
  const pieces = await keep.count('pieces');
  const met = new Map<string, number>();
  let longest = 0;
  for (let n = 0; n < times; n += 1) {
    const { name, bytes } = hostile(n, good);
    const from = performance.now();
    let told = 'taken';
    try {
      await joinStory(await readCopy(new Blob([bytes])));
    } catch (why) {
      told = why instanceof CannotBringBack ? why.line : 'crashed';
      if (told === 'crashed')
        wrong(`number ${String(n)} (${name}) is answered by no Line: ${String(why).slice(0, 200)}`);
    }
    const took = performance.now() - from;
    longest = Math.max(longest, took);
    met.set(told, (met.get(told) ?? 0) + 1);
    if (took > soon) wrong(`number ${String(n)} (${name}) takes ${String(Math.round(took))} ms`);
    const now = await asText();
    if (
      [...kept].some(([id, text]) => now.get(id) !== text) ||
      (await keep.count('pieces')) < pieces ||
      (await keep.get('stories', story.id))?.name !== story.name
    )
      wrong(`number ${String(n)} (${name}) changes what was kept`);
    // What was not told apart from a true copy was added, as another device's would be: it goes, so that each finds the same.
    for (const id of now.keys()) if (!kept.has(id)) await keep.delete('answers', id);
    if (({} as Record<string, unknown>)['x'] !== undefined)
      throw new Error(`number ${String(n)} (${name}) reaches every object`);
    if ((n + 1) % 2000 === 0) say(`${String(n + 1)} read`);
  }
  say(
    `${String(times)} hostile copies: ${[...met].map(([what, count]) => `${what} ${String(count)}`).join(', ')}; the longest took ${String(Math.round(longest))} ms`,
  );
}

const answers =
  /This copy is broken|This file is not a copy|too old to open this copy|too big to bring back|Everything in this copy was here already|Your copy is back/;

/** One in a hundred goes through the screen, in a browser that keeps the Story. */
async function onTheScreen({ times, say, wrong }: Soaking): Promise<void> {
  const { good, text } = await aKeptStory();
  const server = await aSoakedServer();
  const browser = await aBrowser();
  let shown = 0;
  try {
    const { page } = browser;
    const broke: string[] = [];
    page.on('pageerror', (why) => broke.push(why.message));
    const bring = async (bytes: Uint8Array) => {
      await goTo(page, `${server.url}/my-story/copy/`);
      await page
        .locator('#copy-file')
        .setInputFiles({ name: 'mine.html', mimeType: 'text/html', buffer: Buffer.from(bytes) });
      await page
        .getByText(answers)
        .first()
        .waitFor({ timeout: soon * 2 });
    };
    await bring(bytesOf(text));
    for (let n = 0; n < times; n += 101) {
      const { name, bytes } = hostile(n, good);
      await bring(bytes).then(
        () => {
          shown += 1;
        },
        () => wrong(`number ${String(n)} (${name}): the screen says nothing of it`),
      );
      for (const line of broke.splice(0)) wrong(`number ${String(n)} (${name}): ${line}`);
    }
    say(`${String(shown)} of them through the screen, each answered by a Line`);
  } finally {
    await browser.done();
    await server.stop();
  }
}

async function run(soaking: Soaking): Promise<void> {
  await readThem(soaking);
  await onTheScreen(soaking);
}

export const hostileCopies: Part = {
  what: 'copy files that somebody made to do harm, beside a kept Story',
  times: 10_000,
  run,
};
