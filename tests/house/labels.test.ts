import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { question } from '#model/topic.ts';
import { askWords } from '#person/ask/labels.ts';
import { anotherWayWords } from '#person/give/another-way-words.ts';
import { cardWords, givenWords, givingWords } from '#person/give/give-words.ts';
import { hearWords, weekWords, workingWords } from '#person/hear-back/hear-words.ts';
import { overTimeWords, reviewWords } from '#person/review/labels.ts';
import { bringWords, papersWords, safeWords, twoPapersWords } from '#person/safe/safe-words.ts';
import { forMeWords } from '#helper/for-me/for-me-words.ts';
import { helpingWords } from '#helper/helping-words.ts';
import { offeredWords } from '#person/offered/offered-words.ts';
import { askHelpWords, seenWords } from '#person/seen/seen-words.ts';
import { copyWords, printWords } from '#person/share/labels.ts';
import { madeWords } from '#person/share/ready-sheet.ts';
import { lockWords } from '#person/whose/lock-words.ts';
import type { Labels } from '#strings/fill.ts';
import { waysWords } from '#ways/ways-words.ts';
import { groupWords } from '#group/ready-session.ts';
import { roomWords } from '#live-room/room-words.ts';
import { deskWords } from '#worker/desk/words.ts';
import { doorWords } from '#worker/door/door-words.ts';
import { reachedFrom, source } from '#tests/support/source.ts';

const book = readBook();

/** The labels that a file asks for by name: whole keys, and the beginnings of those that it puts together. */
function askedFor(text: string): { keys: string[]; beginnings: string[] } {
  // What `useWords` hands on says a label by its name.
  const says = text.includes('useWords()');
  const inside = [
    ...text.matchAll(/\blabels\[((?:[^[\]`]|`[^`]*`)+)\]|fillCount\(\w+, ('[^']+')|\bsay\(((?:'[^']*'|[^(),'])+)/g),
  ].map((m) => m[1] ?? m[2] ?? (says ? m[3] : undefined) ?? '');
  return {
    // Of `a === 'b' ? 'x.y' : 'x.z'` only what has the form of a key, and what stands alone.
    keys: inside.flatMap((part) =>
      [...part.matchAll(/'([a-z-]+(?:\.[a-z0-9-]+)*)'/g)]
        .map((m) => m[1] ?? '')
        .filter((key) => key.includes('.') || part.trim() === `'${key}'`),
    ),
    beginnings: inside.flatMap((part) => [...part.matchAll(/`([^`$]+)\$\{/g)].map((m) => m[1] ?? '')),
  };
}

const plural = ['', '_one', '_other', '_zero', '_two', '_few', '_many'];
const has = (labels: Labels, key: string) => plural.some((form) => labels[key + form] !== undefined);
const begins = (labels: Labels, beginning: string) => Object.keys(labels).some((key) => key.startsWith(beginning));

/** What each island is handed. The ways, wherever they are opened, bring their own. */
const ask = Object.fromEntries(
  question.options
    .map((o) => o.shape.kind.value)
    .map((kind) => {
      const name = kind
        .split('-')
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join('');
      return [`src/person/ask/kinds/${kind}/${name}Island.tsx`, askWords(book, kind, true).labels];
    }),
);
const handed: Record<string, Labels> = {
  ...ask,
  'src/person/review/OverTimeIsland.tsx': overTimeWords(book).labels,
  'src/person/review/LookOverIsland.tsx': reviewWords(book).labels,
  'src/person/share/CopyIsland.tsx': copyWords(book).labels,
  'src/person/share/PrintIsland.tsx': printWords(book).labels,
  'src/person/share/PlayIsland.tsx': madeWords(book).labels,
  'src/person/share/SheetIsland.tsx': madeWords(book).labels,
  'src/person/share/ComputersIsland.tsx': madeWords(book).labels,
  'src/person/give/AnotherWayIsland.tsx': anotherWayWords(book).labels,
  'src/person/give/GivenIsland.tsx': givenWords(book).labels,
  'src/person/give/GiveIsland.tsx': givingWords(book).labels,
  'src/person/give/CardIsland.tsx': cardWords(book).labels,
  'src/person/safe/SafeIsland.tsx': safeWords(book).labels,
  'src/person/safe/BringIsland.tsx': bringWords(book).labels,
  'src/person/safe/PapersIsland.tsx': papersWords(book).labels,
  'src/person/safe/TwoPapersIsland.tsx': twoPapersWords(book).labels,
  'src/person/offered/OfferedIsland.tsx': offeredWords(book).labels,
  'src/person/seen/AskIsland.tsx': askHelpWords(book).labels,
  'src/person/seen/SeenIsland.tsx': seenWords(book).labels,
  'src/helper/for-me/ForMeIsland.tsx': forMeWords(book).labels,
  'src/helper/HelpingIsland.tsx': helpingWords(book).labels,
  'src/person/hear-back/HeardIsland.tsx': hearWords(book).labels,
  'src/person/hear-back/ThisWeekIsland.tsx': weekWords(book).labels,
  'src/person/hear-back/CountIsland.tsx': workingWords(book).labels,
  'src/group/OurOwnIsland.tsx': groupWords(book).labels,
  'src/group/OwnSessionIsland.tsx': groupWords(book).labels,
  'src/group/NewsletterIsland.tsx': groupWords(book).labels,
  'src/group/OwnNotesIsland.tsx': groupWords(book).labels,
  'src/group/OwnPaperIsland.tsx': groupWords(book).labels,
  'src/group/SessionIsland.tsx': groupWords(book).labels,
  'src/group/TypedIsland.tsx': groupWords(book).labels,
  'src/group/WhatWeSaidIsland.tsx': groupWords(book).labels,
  'src/live-room/JoinIsland.tsx': roomWords(book).labels,
  'src/worker/door/JoinIsland.tsx': doorWords(book).labels,
  'src/worker/desk/WorkerIsland.tsx': { ...deskWords(book).labels, ...doorWords(book).labels },
};
const ways = waysWords(book).labels;
/** Its words are named in its page. */
const inItsPage = [...(source.get('src/pages/whose.astro') ?? '').matchAll(/'([a-z.-]+)'/g)].map((m) => m[1] ?? '');
handed['src/person/whose/WhoseIsland.tsx'] = {
  ...Object.fromEntries(
    Object.entries(book.strings).filter(([key]) => inItsPage.some((name) => has({ [key]: '' }, name))),
  ),
  ...lockWords(book).labels,
};

describe('a Line, a Page or a Topic that code asks for by its id', () => {
  it('is asked for where a wrong id stops the build, not where it leaves a gap', () => {
    const gaps = [...source]
      .filter(([path]) => !/^src\/(content|rules)\//.test(path))
      .flatMap(([path, text]) =>
        [...text.matchAll(/\.messages\[.*|\.(?:pages|topics)\.find\(\(\w+\) => \w+\.id === '.*/g)].map(
          (m) => `${path}: ${m[0]}`,
        ),
      );
    expect(gaps).toEqual([]);
  });
});

describe('a label that code asks for', () => {
  it('is in the contents: a misspelled one would be a blank button', () => {
    const lost = [...source].flatMap(([path, text]) => {
      const { keys, beginnings } = askedFor(text);
      return [
        ...keys.filter((key) => !has(book.strings, key)),
        ...beginnings.filter((b) => !begins(book.strings, b)),
      ].map((key) => `${path}: ${key}`);
    });
    expect(lost).toEqual([]);
  });

  it('is looked for in every island', () => {
    expect(Object.keys(handed).sort()).toEqual([...source.keys()].filter((path) => path.endsWith('Island.tsx')).sort());
  });

  it.each(Object.entries(handed))('is handed to %s, with everything that it draws', (island, labels) => {
    const lost = [...reachedFrom(island)]
      .filter((path) => path.endsWith('x'))
      .flatMap((path) => {
        const { keys, beginnings } = askedFor(source.get(path) ?? '');
        return [
          ...keys.filter((key) => !has(labels, key) && !has(ways, key)),
          ...beginnings.filter((b) => !begins(labels, b) && !begins(ways, b)),
        ].map((key) => `${path}: ${key}`);
      });
    expect(lost).toEqual([]);
  });
});
