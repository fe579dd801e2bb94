import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBook, type Book } from '#content/book.ts';
import type { ChoiceFile } from '#model/choice.ts';
import { helpersTopic } from '#model/named-questions.ts';
import { checkBook } from '#rules/check-book.ts';
import { addLine, aBook } from './a-book.ts';
import { easy } from './a-line.ts';

/** What is said of a Book after one change, by one rule. */
function after(change: (book: Book) => void, rule: string): string[] {
  const book = aBook();
  change(book);
  return checkBook(book, easy)
    .filter((f) => f.rule === rule)
    .map((f) => `${f.level} ${f.message}`);
}

const page = (book: Book) => book.pages[0] as Book['pages'][number];
const topic = (book: Book) => book.topics[0] as Book['topics'][number];
const want = (book: Book) =>
  topic(book).words.questions['want'] as Book['topics'][number]['words']['questions'][string];
const addHeading = (book: Book, id: string) => {
  page(book).file.headings.push({ id, lines: {} });
  page(book).words.headings[id] = 'My life';
};

describe('a Book', () => {
  it('has nothing to mend when every sentence is right', () =>
    expect(checkBook(aBook(), easy).map((f) => f.message)).toEqual([]));

  it('has each of its sentences read: Pages, Topics, screens, shared choices, hard words, contacts, labels, pictures', () => {
    const bad = 'wont';
    const book = aBook();
    page(book).words.title = bad;
    for (const chapter of book.chapters) chapter.title = bad;
    page(book).words.headings['part-4'] = bad;
    page(book).words.lines['line-7'] = bad;
    Object.assign(topic(book).words, { title: bad, why: bad, who: bad });
    Object.assign(want(book), { prompt: bad, hint: bad });
    Object.assign(want(book).choices ?? {}, { key: bad });
    book.messages = { home: { welcome: { picture: 'home', words: bad } } };
    book.sets = { feelings: { happy: { picture: 'happy', words: bad } } };
    book.hardWords['advocate']?.words['en']?.explained.splice(0, 1, bad);
    for (const contact of book.site.contacts) Object.assign(contact, { name: bad, what: bad });
    book.strings['listen'] = bad;
    book.pictures['key'] = { ...book.pictures['key'], means: bad } as Book['pictures'][string];
    expect(
      checkBook(book, easy)
        .filter((f) => f.rule === 'no-contractions')
        .map((f) => f.where),
    ).toEqual([
      'my-rights, title',
      'my-rights, heading "part-4"',
      'my-rights, line 7 "line-7"',
      'my-home, title',
      'my-home, line "why"',
      'my-home, line "who"',
      'my-home, question "want"',
      'my-home, question "want", hint',
      'my-home, question "want", choice "key"',
      'chapter "rights", title',
      'home, line "welcome"',
      'choices of feelings, "happy"',
      'hard word "advocate", line 1',
      'contact "police", name',
      'contact "police", what',
      'label "listen"',
      'picture "key", what it means',
    ]);
  });

  it('has 5 Lines or fewer under a heading', () => {
    expect(
      after((b) => {
        addLine(b, 'a', 'You can eat.');
      }, 'lines-a-heading'),
    ).toEqual([]);
    expect(
      after((b) => {
        addLine(b, 'a', 'You can eat.');
        addLine(b, 'b', 'You can drink.');
      }, 'lines-a-heading'),
    ).toEqual(['fail my-rights, heading "part-8": 6 Lines. Keep 5, or make 2 headings.']);
  });

  it('has 8 headings or fewer on a Page', () => {
    const add = (n: number) => (b: Book) => {
      for (let i = 0; i < n; i++) addHeading(b, `more-${i}`);
    };
    expect(after(add(5), 'headings-a-page')).toEqual([]);
    expect(after(add(6), 'headings-a-page')).toEqual(['fail my-rights: 9 headings. Keep 8, or make 2 Pages.']);
  });

  it('has 12 to 40 Lines on a Page', () => {
    const add = (n: number) => (b: Book) => {
      for (let i = 0; i < n; i++) addLine(b, `more-${i}`, `You can eat ${i} apples.`);
    };
    expect(after(add(28), 'lines-a-page')).toEqual([]);
    expect(after(add(29), 'lines-a-page')).toEqual(['fail my-rights: 41 Lines. Keep 40, or make 2 Pages.']);
    expect(
      after((b) => {
        delete page(b).file.headings[2]?.lines['line-12'];
      }, 'lines-a-page'),
    ).toHaveLength(1);
  });

  it('shows 6 doors or fewer on a screen of its contents', () => {
    const chapters = (n: number, pages: number) => (b: Book) => {
      b.chapters = Array.from({ length: n }, (_, i) => ({
        id: `c-${i}`,
        picture: 'home',
        title: 'My home',
        pages: Array.from({ length: pages }, () => 'my-rights'),
      }));
    };
    expect(after(chapters(6, 6), 'doors-a-screen')).toEqual([]);
    expect(after(chapters(7, 1), 'doors-a-screen')).toEqual(['fail the contents: 7 chapters. Keep 6: join 2 of them.']);
    expect(
      after((b) => {
        chapters(7, 1)(b);
        page(b).file.reader = 'group';
      }, 'doors-a-screen'),
      'chapters for others are no doors',
    ).toEqual([]);
    expect(after(chapters(1, 7), 'doors-a-screen')).toEqual([
      'fail chapter "c-0": 7 Pages. Keep 6, or make 2 chapters.',
    ]);
    const topics = (n: number) => (b: Book) => {
      b.topics = Array.from({ length: n }, (_, i) => ({ ...topic(b), id: `t-${String(i)}` }));
    };
    expect(after(topics(6), 'doors-a-screen')).toEqual([]);
    expect(
      after((b) => {
        topics(7)(b);
        (b.topics[6] as Book['topics'][number]).id = helpersTopic;
      }, 'doors-a-screen'),
      'what only Helpers answer is no door',
    ).toEqual([]);
    expect(after(topics(7), 'doors-a-screen')).toEqual([
      'fail the group of Topics "life": 7 Topics. Keep 6, or give 1 of them another group.',
    ]);
  });

  it('has a reading grade of 4 or less on each Page', () => {
    const long = (words: string) => (b: Book) => {
      for (const id of Object.keys(page(b).words.lines)) page(b).words.lines[id] = words;
    };
    expect(after(long('You can ask for help at home.'), 'reading-grade')).toEqual([]);
    expect(after(long('Everybody can understand different information.'), 'reading-grade')[0]).toMatch(
      /^fail my-rights: Reading grade \d+\.\d\. /,
    );
  });

  it('does not count the syllables of a hard word that it explains', () => {
    const lines = (b: Book) => {
      for (const id of Object.keys(page(b).words.lines))
        page(b).words.lines[id] = 'You can ask your advocate or advocates.';
    };
    expect(after(lines, 'reading-grade')).toEqual([]);
    expect(
      after((b) => {
        lines(b);
        b.hardWords = {};
      }, 'reading-grade'),
    ).toHaveLength(1);
  });

  it('has only pictures that are there', () => {
    expect(
      after((b) => {
        topic(b).file.lines.why = 'moon';
      }, 'picture-known'),
    ).toEqual([
      'fail my-home, line "why": There is no picture "moon". Choose one from content/pictures, or add it there.',
    ]);
    expect(
      after((b) => {
        page(b).file.picture = 'moon';
      }, 'picture-known'),
    ).toHaveLength(1);
  });

  it('has the same picture wherever the same sentence stands', () => {
    const add = (picture: string) => (b: Book) => {
      b.messages['say'] = { no: { picture, words: 'You can say **no**.' } };
    };
    expect(after(add('rights'), 'same-sentence-same-picture')).toEqual([]);
    expect(after(add('home'), 'same-sentence-same-picture')).toEqual([
      'fail say, line "no": It has the picture "home", and the same words have "rights" in my-rights, line 4 "line-4". Choose 1 of them.',
    ]);
  });

  it('has no picture that nothing shows, but those that screens show themselves', () => {
    const book = aBook();
    book.pictures['moon'] = book.pictures['home'] as Book['pictures'][string];
    expect(checkBook(book, easy).map((f) => `${f.level} ${f.message}`)).toEqual([
      'warn picture "moon": Nothing shows it. Take it away, or use it.',
    ]);
    expect(checkBook(book, easy, new Set(['moon']))).toEqual([]);
  });

  it('has words for every hard word, and says each of them somewhere', () => {
    const add = (words: Book['hardWords'][string]['words']) => (b: Book) => {
      b.hardWords['risk'] = { picture: 'help', words };
    };
    expect(after(add({ en: { word: 'risk', forms: [], explained: ['A risk is bad.'] } }), 'hard-words-used')).toEqual([
      'warn hard word "risk": Nothing says it. Take it away, or use it.',
    ]);
    expect(after(add({}), 'hard-words-used')).toEqual([
      'fail hard word "risk": No words in "en". Add the word and what it means.',
    ]);
  });
});

describe('help beside danger', () => {
  const key = (words: string, danger?: 'hurt' | 'none') => (b: Book) => {
    Object.assign(want(b).choices ?? {}, { key: words });
    const question = topic(b).file.questions[0];
    if (question && 'choices' in question) question.choices['key'] = { picture: 'key', ...(danger ? { danger } : {}) };
  };
  it('is asked for where a choice sounds of danger and has no mark', () => {
    expect(after(key('Somebody hurts me'), 'help-beside-danger')[0]).toMatch(
      /^fail my-home, question "want", choice "key": "Somebody hurts me" sounds of danger/,
    );
    expect(after(key('Somebody hurts me', 'hurt'), 'help-beside-danger')).toEqual([]);
    expect(after(key('I hit the ball', 'none'), 'help-beside-danger')).toEqual([]);
    expect(
      after((b) => {
        b.sets = { feelings: { hurt: { picture: 'happy', words: 'Hurt' } } };
      }, 'help-beside-danger'),
    ).toHaveLength(1);
  });
});

describe('asking well', () => {
  const ask =
    (
      prompt: string,
      change: (q: { choices: Record<string, ChoiceFile> }, words: Record<string, string>) => void = () => undefined,
    ) =>
    (b: Book) => {
      Object.assign(want(b), { prompt });
      const question = topic(b).file.questions[0];
      if (question && 'choices' in question) change(question, want(b).choices ?? {});
    };
  it('asks one thing in one Question', () => {
    expect(after(ask('How are your family and friends?'), 'one-thing-asked')).toHaveLength(1);
    expect(after(ask('Do you like tea or milk?'), 'one-thing-asked')).toHaveLength(1);
    expect(after(ask('Do you want to stay here or not?'), 'one-thing-asked')).toEqual([]);
  });
  it('asks one thing of a group too, and leaves alone what people ask us', () => {
    const talk = (prompt: string) => (b: Book) => {
      b.sessions = [
        {
          id: 'ours',
          file: {
            order: 1,
            picture: 'happy',
            lines: { what: 'happy' },
            prepare: {},
            hard: {},
            steps: [{ kind: 'talk', id: 'talk', minutes: 5, picture: 'happy', notes: {} }],
          },
          words: {
            title: 'Our group',
            what: 'We talk.',
            prepare: {},
            hard: {},
            steps: { talk: { prompt, notes: {} } },
          },
        },
      ];
    };
    expect(after(talk('What do we want staff and police to do?'), 'one-thing-asked')).toHaveLength(1);
    expect(after(talk('What do we want staff to do?'), 'one-thing-asked')).toEqual([]);
    expect(readBook().asked.some((one) => / or /.test(one.words.question))).toBe(true);
    expect(checkBook(readBook(), new Set()).filter((one) => one.rule === 'one-thing-asked')).toEqual([]);
  });
  it('never has yes first', () => {
    expect(
      after(
        ask('Do you want a key?', (_, words) => {
          words['key'] = 'Yes, I do';
        }),
        'never-yes-first',
      ),
    ).toHaveLength(1);
    expect(
      after(
        ask('Do you want a key?', (q) => {
          q.choices['key'] = { picture: 'say-yes' };
        }),
        'never-yes-first',
      ),
    ).toHaveLength(1);
    expect(
      after((b) => {
        b.sets = { so: { yes: { picture: 'happy', words: 'Yes' }, no: { picture: 'key', words: 'No' } } };
      }, 'never-yes-first'),
    ).toHaveLength(1);
    expect(after(ask('Do you want a key?'), 'never-yes-first')).toEqual([]);
  });
  it('takes nothing for granted', () => {
    expect(after(ask('What stops you now?'), 'nothing-taken-for-granted')).toHaveLength(1);
    expect(
      after(
        ask('What stops you now?', (_, words) => {
          words['key'] = 'Nothing stops me';
        }),
        'nothing-taken-for-granted',
      ),
    ).toEqual([]);
  });
  it('asks an either/or with a picture of neither side', () => {
    const sided = (q: { choices: Record<string, ChoiceFile> }) => {
      q.choices['key'] = { picture: (q as { picture?: string }).picture ?? '' };
    };
    expect(after(ask('Do you want a key or not?', sided), 'picture-takes-no-side')).toHaveLength(1);
    expect(after(ask('What do you want?', sided), 'picture-takes-no-side')).toEqual([]);
    expect(
      after(
        ask('Do you want a key or not?', (q) => {
          q.choices['key'] = { picture: 'other' };
          q.choices['advocate'] = { picture: 'help' };
        }),
        'picture-takes-no-side',
      ),
    ).toEqual([]);
  });
  it('marks both sides of staying, or neither', () => {
    expect(
      after(
        ask('Do you want to stay here or not?', (q) => {
          q.choices['key'] = { picture: 'key', staying: 'content' };
        }),
        'both-sides-of-staying',
      ),
    ).toHaveLength(1);
    expect(
      after(
        ask('Do you want to stay here or not?', (q) => {
          q.choices['key'] = { picture: 'key', staying: 'content' };
          q.choices['advocate'] = { picture: 'help', staying: 'objects' };
        }),
        'both-sides-of-staying',
      ),
    ).toEqual([]);
  });
});

describe('structure and words', () => {
  const one = (change: (b: Book) => void) => after(change, 'ids-match');

  it('have the same Lines and headings on a Page', () => {
    expect(
      one((b) => {
        delete page(b).words.lines['line-3'];
      }),
    ).toEqual(['fail my-rights: The line "line-3" has no words. Write them.']);
    expect(
      one((b) => {
        page(b).words.lines['lost'] = 'You can go.';
      })[0],
    ).toMatch(/words for the line "lost", but no such line/);
    expect(
      one((b) => {
        delete page(b).words.headings['part-0'];
      }),
    ).toHaveLength(1);
    expect(
      one((b) => {
        page(b).words.headings['lost'] = 'Lost';
      }),
    ).toHaveLength(1);
    expect(
      one((b) => {
        addLine(b, 'line-1', 'You can go.');
      }),
    ).toEqual(['fail my-rights: The line "line-1" is there twice. Give one of them another id.']);
  });

  it('have the same Questions and choices in a Topic', () => {
    expect(
      one((b) => {
        delete topic(b).words.questions['want'];
      }),
    ).toContain('fail my-home: The question "want" has no words. Write them.');
    expect(
      one((b) => {
        topic(b).words.questions['lost'] = { prompt: 'Who?' };
      }),
    ).toHaveLength(1);
    expect(
      one((b) => {
        delete want(b).choices?.['key'];
      }),
    ).toEqual(['fail my-home, question "want": The choice "key" has no words. Write them.']);
    expect(
      one((b) => {
        want(b).choices = { ...want(b).choices, lost: 'Lost' };
      }),
    ).toHaveLength(1);
    expect(
      one((b) => {
        delete want(b).choices;
      }),
    ).toHaveLength(2);
  });

  it('have words for every Line of a screen, or the Book cannot be read', () => {
    const root = mkdtempSync(join(tmpdir(), 'content-'));
    try {
      cpSync('content', root, { recursive: true, filter: (path) => !path.includes('drawn') });
      writeFileSync(join(root, 'messages', 'soup.yaml'), 'buy: shopping\nstir: cook\n');
      writeFileSync(join(root, 'messages', 'soup.en.yaml'), 'buy: Buy 6 tomatoes.\n');
      expect(() => readBook('en', root)).toThrow('messages/soup, line "stir": no words.');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('an answer to a question that people asked', () => {
  const answer = (words: string) => (book: Book) => {
    const one = book.asked[0];
    if (one)
      one.words.lines = {
        'you-can': words,
        'your-name': words.replace('.', ' here.'),
        'ask-for-help': words.replace('.', ' there.'),
      };
  };

  it('is held to the reading grade of a Page', () => {
    expect(after(answer('Everybody can understand different information.'), 'reading-grade')[0]).toMatch(
      /^fail can-i-vote: Reading grade/,
    );
  });
  it('has words for each of its Lines, and no others', () => {
    expect(
      after((b) => {
        const one = b.asked[0];
        if (one) one.words.lines = { ...one.words.lines, 'one-more': 'You can say no.' };
      }, 'ids-match'),
    ).toHaveLength(1);
    expect(
      after((b) => {
        const one = b.asked[0];
        if (one) delete one.words.lines['your-name'];
      }, 'ids-match'),
    ).toHaveLength(1);
  });
  it('explains its hard words in the very next Line, and each Line is read', () => {
    expect(after(answer('An advocate can help.'), 'hard-words-explained')).not.toEqual([]);
    expect(
      after(answer('It is not wise etc.'), 'no-abbreviations').length +
        after(answer('It facilitates x.'), 'easy-words').length,
    ).toBeGreaterThan(0);
  });
});
