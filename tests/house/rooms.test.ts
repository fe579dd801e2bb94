import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may lean on whom. A room may import from itself and from the rooms named here, and from nowhere else.
 * Three places of trust see a plain Answer: `person`, `worker`, and `helper` what they were let see. `mailbox` never.
 */
const fences: Record<string, readonly string[]> = {
  model: [],
  settings: ['device'],
  offline: [],
  device: [],
  content: ['model'],
  rules: ['model', 'content'],
  strings: ['content'],
  ui: ['model', 'device'],
  speech: ['model', 'content', 'settings'],
  pictures: ['model', 'device', 'content', 'ui'],
  'easy-read': ['model', 'content', 'strings', 'pictures', 'speech', 'settings', 'ui'],
  stage: ['model', 'device', 'content', 'strings', 'pictures', 'speech', 'settings', 'easy-read', 'ui'],
  'reading-aids': ['model', 'device', 'content', 'strings', 'pictures', 'settings', 'easy-read', 'ui', 'person/keep'],
  symbols: [],
  'near-me': ['model', 'content', 'strings', 'pictures', 'symbols', 'speech', 'easy-read', 'ui', 'person/keep'],
  'about-me': ['model'],
  ways: ['model', 'device', 'content', 'strings', 'pictures', 'symbols', 'easy-read', 'ui'],
  sealing: ['model'],
  post: ['model', 'device', 'sealing'],
  envelopes: ['model', 'sealing', 'post'],
  keys: ['model', 'strings', 'ui', 'sealing'],
  'worker/keep': ['model', 'device', 'sealing', 'post', 'envelopes', 'keys'],
  'worker/door': [
    'model',
    'device',
    'content',
    'strings',
    'pictures',
    'symbols',
    'speech',
    'easy-read',
    'ui',
    'ways',
    'sealing',
    'post',
    'envelopes',
    'keys',
    'worker/keep',
  ],
  story: ['model', 'content', 'strings', 'pictures', 'symbols', 'easy-read', 'stage', 'ui'],
  helper: [
    'model',
    'keys',
    'device',
    'content',
    'strings',
    'pictures',
    'easy-read',
    'story',
    'ui',
    'sealing',
    'post',
    'envelopes',
    'keys',
  ],
  /** A Helper's own needs: apart from the person's Story, from whoever asked, and from all that sends. */
  'helper/for-me': ['model', 'device', 'content', 'strings', 'pictures', 'easy-read', 'story', 'ui'],
  'worker/desk': [
    'model',
    'device',
    'content',
    'strings',
    'pictures',
    'symbols',
    'speech',
    'easy-read',
    'rules',
    'story',
    'about-me',
    'ui',
    'ways',
    'sealing',
    'post',
    'envelopes',
    'worker/keep',
    'worker/door',
  ],
  pressing: ['model', 'strings', 'speech', 'ui'],
  'how-i-like-it': ['model', 'content', 'strings', 'pictures', 'easy-read', 'settings', 'speech', 'offline', 'ui'],
  'person/keep': ['model', 'device', 'ui'],
  'person/again': ['model', 'content', 'strings', 'easy-read', 'story', 'ui', 'person/keep'],
  'person/whose': ['model', 'device', 'content', 'strings', 'pictures', 'easy-read', 'ui', 'person/keep', 'ways'],
  'person/ask': [
    'model',
    'device',
    'content',
    'strings',
    'pictures',
    'symbols',
    'speech',
    'easy-read',
    'story',
    'ui',
    'person/keep',
    'person/again',
    'ways',
  ],
  'person/review': ['model', 'content', 'strings', 'easy-read', 'stage', 'story', 'ui', 'person/keep', 'person/again'],
  'person/share': [
    'model',
    'device',
    'content',
    'strings',
    'symbols',
    'easy-read',
    'story',
    'about-me',
    'ui',
    'person/keep',
    'speech',
  ],
  mailbox: ['model'],
  'pages/api': ['mailbox'],
  'person/send': ['model', 'device', 'sealing', 'post', 'envelopes', 'person/keep'],
  'person/give': [
    'model',
    'device',
    'content',
    'strings',
    'easy-read',
    'story',
    'ui',
    'post',
    'envelopes',
    'sealing',
    'person/keep',
    'person/send',
  ],
  'person/safe': [
    'model',
    'device',
    'content',
    'strings',
    'symbols',
    'easy-read',
    'story',
    'ui',
    'post',
    'envelopes',
    'sealing',
    'person/keep',
    'person/send',
  ],
  'person/offered': ['model', 'content', 'strings', 'easy-read', 'story', 'ui', 'person/keep'],
  'person/seen': [
    'model',
    'device',
    'content',
    'strings',
    'easy-read',
    'story',
    'ui',
    'post',
    'sealing',
    'envelopes',
    'person/keep',
    'person/send',
  ],
  'person/hear-back': [
    'model',
    'content',
    'strings',
    'easy-read',
    'symbols',
    'stage',
    'story',
    'ui',
    'post',
    'envelopes',
    'sealing',
    'person/keep',
    'person/send',
  ],
  'live-room': ['model', 'device', 'content', 'strings', 'easy-read', 'ui', 'sealing', 'post', 'person/keep'],
  group: [
    'model',
    'live-room',
    'device',
    'content',
    'strings',
    'pictures',
    'symbols',
    'speech',
    'settings',
    'easy-read',
    'rules',
    'stage',
    'ways',
    'ui',
  ],
  layouts: [
    'model',
    'device',
    'content',
    'strings',
    'pictures',
    'easy-read',
    'stage',
    'reading-aids',
    'settings',
    'offline',
    'ui',
    'pressing',
    'person/send',
  ],
  pages: [
    'model',
    'content',
    'strings',
    'pictures',
    'speech',
    'symbols',
    'easy-read',
    'stage',
    'reading-aids',
    'near-me',
    'story',
    'settings',
    'how-i-like-it',
    'group',
    'live-room',
    'layouts',
    'ui',
    'person/keep',
    'person/again',
    'person/whose',
    'person/ask',
    'person/review',
    'person/share',
    'ways',
    'rules',
    'person/give',
    'person/safe',
    'person/offered',
    'person/seen',
    'person/hear-back',
    'keys',
    'worker/door',
    'worker/desk',
    'helper',
    'helper/for-me',
  ],
};

/** A package, or a family of packages, and the only rooms that may import it. */
const kept: [RegExp, readonly string[]][] = [
  [/^react-aria-components/, ['ui']],
  [/^idb$/, ['device', 'person/keep', 'worker/keep', 'group', 'helper', 'helper/for-me']],
  [/^(age-encryption|@noble\/|shamir-secret-sharing)/, ['sealing']],
  [/^i18next$/, ['strings']],
  [/^svgo$/, ['pictures']],
  [/^node:/, ['content', 'pictures', 'speech', 'mailbox']],
  [/^(pg|nodemailer|web-push|openid-client)$/, ['mailbox']],
  [/^astro/, ['pages', 'pages/api']],
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return /\.(ts|tsx|astro)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });

const roomOf = (path: string): string => {
  const [first = '', second = ''] = path.split('/');
  if (first === 'helper' && second === 'for-me') return 'helper/for-me';
  return first === 'person' || first === 'worker' || (first === 'pages' && second === 'api')
    ? `${first}/${second}`
    : first;
};

const files = filesIn('src').map((path) => ({
  path,
  room: roomOf(relative('src', path)),
  text: readFileSync(path, 'utf8'),
}));
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((m) => m[1] ?? '');

describe('the rooms', () => {
  it('has every room in the table, and no room in the table that is not there', () => {
    const there = new Set(files.filter((f) => f.path.split('/').length > 2).map((f) => f.room));
    expect([...there].sort()).toEqual(Object.keys(fences).sort());
  });

  it('lets no room lean on one it may not', () => {
    const broken = files.flatMap(({ path, room, text }) =>
      importsOf(text)
        .filter((from) => from.startsWith('#'))
        .map((from) => roomOf(from.slice(1)))
        .filter((to) => to !== room && !fences[room]?.includes(to))
        .map((to) => `${path} leans on ${to}`),
    );
    expect(broken).toEqual([]);
  });

  it('lets no room lean by a path on one that stands inside it', () => {
    const broken = files.flatMap(({ path, room, text }) =>
      importsOf(text)
        .filter((from) => from.startsWith('./'))
        .filter((from) => roomOf(relative('src', join(path, '..', from))) !== room)
        .map((from) => `${path}: ${from}`),
    );
    expect(broken).toEqual([]);
  });

  it('lets what a Helper needs themselves know nothing of whom they help, and send nothing', () => {
    const broken = files
      .filter(({ room }) => room === 'helper/for-me')
      .flatMap(({ path, text }) =>
        [
          ...text.matchAll(/\b(fetch|sendBeacon|WebSocket|EventSource|XMLHttpRequest|localStorage|sessionStorage)\b/g),
        ].map(([word]) => `${path}: ${word}`),
      );
    expect(broken).toEqual([]);
  });

  it('keeps each special package in its own room', () => {
    const broken = files.flatMap(({ path, room, text }) =>
      importsOf(text).flatMap((from) =>
        kept.filter(([name, rooms]) => name.test(from) && !rooms.includes(room)).map(() => `${path} imports ${from}`),
      ),
    );
    expect(broken).toEqual([]);
  });

  it('leaves a room by its name, never by going up', () => {
    const broken = files.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((from) => from.startsWith('..'))
        .map((from) => `${path}: ${from}`),
    );
    expect(broken).toEqual([]);
  });

  it('gives every room a README of at most 12 lines', () => {
    const rooms = [
      ...Object.keys(fences).map((room) => `src/${room}`),
      'src/person',
      'src/worker',
      'content',
      'content/pictures',
      'scripts',
      'tests',
    ];
    const broken = rooms.filter((room) => {
      // Astro makes a page of every file in src/pages but those that begin with _.
      const readme = join(room, room.startsWith('src/pages') ? '_README.md' : 'README.md');
      return !existsSync(readme) || readFileSync(readme, 'utf8').trim().split('\n').length > 12;
    });
    expect(broken).toEqual([]);
  });

  it('hydrates in the browser only files whose name ends in Island', () => {
    const broken = files
      .filter((f) => f.path.endsWith('.astro'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/<(\w+)[^>]*\sclient:/g)]
          .filter((m) => !m[1]?.endsWith('Island'))
          .map((m) => `${path}: ${m[1] ?? ''}`),
      );
    expect(broken).toEqual([]);
  });

  it('styles screens from their pages, not from code that a browser loads', () => {
    // Styles are inlined into pages. A part that many screens share would then name a style sheet that is not there to be fetched, and
    // whatever was loaded later and leaned on it would not come: nothing went, nobody could join. The ways stand alone, so they may.
    const code = files
      .filter(({ path, text }) => /\.tsx?$/.test(path) && /^import '[^']+\.css'/m.test(text))
      .map((f) => f.path);
    expect(code).toEqual(['src/person/ask/ways/Ways.tsx']);
  });

  it('shows nothing by hover alone: who hovers sees another colour, and nothing else', () => {
    const stylesIn = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? stylesIn(path) : /\.(css|astro)$/.test(name) ? [path] : [];
      });
    const more = stylesIn('src').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/:hover[^{}]*\{([^}]*)\}/g)]
        .flatMap(([, rules = '']) => rules.split(';').map((rule) => rule.split(':')[0]?.trim() ?? ''))
        .filter((name) => name !== '' && !/^(background|color)$/.test(name))
        .map((name) => `${path}: ${name}`),
    );
    const heard = files
      .filter(({ text }) => /onMouse(Enter|Over|Leave)|onPointer(Enter|Over)|'mouse(enter|over)'/.test(text))
      .map((f) => f.path);
    expect([...more, ...heard]).toEqual([]);
  });

  it('keeps every page file to 40 lines', () => {
    const long = files.filter((f) => f.room.startsWith('pages') && f.text.split('\n').length > 41).map((f) => f.path);
    expect(long).toEqual([]);
  });

  it('sends nothing anywhere: no address of another host is fetched', () => {
    const calls = files.flatMap(({ path, text }) =>
      [...text.matchAll(/(fetch|sendBeacon|WebSocket|EventSource)\(\s*[`'"](https?:|\/\/)/g)].map(() => path),
    );
    expect(calls).toEqual([]);
  });
});
