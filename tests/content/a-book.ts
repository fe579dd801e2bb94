import type { Book } from '#content/book.ts';

const sentences = [
  'You can have an **advocate**.',
  'This is somebody who speaks up for you.',
  'You can say yes.',
  'You can say no.',
  'You can ask for help.',
  'You can go home.',
  'You can see your friends.',
  'You can have your own key.',
  'You can choose your food.',
  'You can have a pet.',
  'You can go to work.',
  'You can vote.',
];
const ids = sentences.map((_, i) => `line-${i + 1}`);
const picture = {
  means: 'your rights',
  layers: [{ file: 'a.svg', at: [0, 0], size: 72, mirrored: false }],
  another: [{ file: 'b.svg', at: [0, 0], size: 72, mirrored: false }],
} as Book['pictures'][string];

/** A small Book with nothing to mend, made anew each time so that a test can break it. */
export const aBook = (): Book => ({
  lang: 'en',
  own: { topicsOff: [], contacts: [], places: [] },
  chapters: [{ id: 'rights', picture: 'rights', title: 'My rights', pages: ['my-rights'] }],
  site: {
    name: 'A copy',
    leaveTo: '/soup',
    withoutSpeaking: [],
    contacts: [
      { id: 'police', picture: 'help', name: 'Police', what: 'They come when you are in danger.', urgent: true },
    ],
  },
  owner: {
    name: '',
    address: '',
    email: '',
    phone: '',
    dataProtection: '',
    ico: '',
    basis: '',
    hosting: '',
    security: '',
    accessibility: '',
  },
  pages: [
    {
      id: 'my-rights',
      file: {
        picture: 'rights',
        checked: '2026-11-23',
        law: 'england',
        checkedBy: [],
        quiet: false,
        reader: 'person',
        headings: [0, 4, 8].map((from) => ({
          id: `part-${from}`,
          lines: Object.fromEntries(ids.slice(from, from + 4).map((id) => [id, 'rights'])),
        })),
      },
      words: {
        title: 'My rights',
        headings: { 'part-0': 'People who help', 'part-4': 'My home', 'part-8': 'My days' },
        lines: Object.fromEntries(ids.map((id, i) => [id, sentences[i] ?? ''])),
        sources: [{ name: 'Care Act 2014' }],
      },
      detail: 'More detail.',
    },
  ],
  asked: [
    {
      id: 'can-i-vote',
      file: {
        picture: 'rights',
        page: 'my-rights',
        checked: '2026-11-23',
        law: 'england',
        checkedBy: [],
        lines: { 'you-can': 'rights', 'your-name': 'home', 'ask-for-help': 'help' },
      },
      words: {
        question: 'Can I vote?',
        found: ['election'],
        lines: {
          'you-can': 'Yes, you can vote.',
          'your-name': 'Your name must be on the list.',
          'ask-for-help': 'You can ask for somebody to help you.',
        },
        detail: 'More detail.',
        sources: [{ name: 'Mental Capacity Act 2005' }],
      },
    },
  ],
  places: [],
  topics: [
    {
      id: 'my-home',
      file: {
        order: 1,
        group: 'life',
        picture: 'home',
        lines: { why: 'question', who: 'eye' },
        questions: [
          {
            id: 'want',
            version: 1,
            kind: 'one-choice',
            picture: 'home',
            section: 'also',
            asks: 'home',
            choices: { key: { picture: 'key' }, advocate: { picture: 'help' } },
          },
        ],
      },
      words: {
        title: 'My home',
        why: 'We want to know about your home.',
        who: 'Only you see this.',
        questions: {
          want: {
            prompt: 'What do you want at home?',
            hint: 'An advocate speaks up for you.',
            choices: { key: 'My own key', advocate: 'An advocate' },
          },
        },
      },
    },
  ],
  sheets: [],
  sessions: [],
  messages: { home: { welcome: { picture: 'home', words: 'What matters to you?' } } },
  sets: { feelings: { happy: { picture: 'happy', words: 'Happy' } } },
  pictures: Object.fromEntries(
    ['rights', 'home', 'question', 'eye', 'key', 'help', 'happy'].map((name) => [name, picture]),
  ),
  fieldWords: [],
  readyReplies: [],
  hardWords: {
    advocate: {
      picture: 'help',
      words: { en: { word: 'advocate', forms: ['advocates'], explained: ['An advocate speaks up for you.'] } },
    },
  },
  strings: { listen: 'Listen' },
});

/** Adds a Line to the Page, under its last heading. */
export function addLine(book: Book, id: string, words: string, picture = 'rights'): void {
  const page = book.pages[0];
  const heading = page?.file.headings.at(-1);
  if (!page || !heading) throw new Error('The Book has no Page.');
  heading.lines[id] = picture;
  page.words.lines[id] = words;
}
