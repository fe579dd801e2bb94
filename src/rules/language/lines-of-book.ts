import type { Book, BookAsked, BookPage, BookPlace, BookSession, BookTopic } from '#content/book.ts';
import { linesOfPlace } from '#model/place.ts';
import { withStandIns } from '#model/stand-in.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { HardWord, LineInContext } from '#rules/rule.ts';

/** A sentence on its way to being a LineInContext: the language is the same for all of the Book. */
type Sentence = Omit<LineInContext, 'easy' | 'hardWords' | 'names'> & Partial<Pick<LineInContext, 'names'>>;

/** The sentences of one Page. A sentence with no words is left to the rule about ids. */
function ofPage({ id, file, words }: BookPage, lang: string): Sentence[] {
  const at = `content/pages/${id}/words.${lang}.yaml`;
  const ids = file.headings.flatMap((h) => Object.entries(h.lines).map(([line, picture]) => ({ line, picture })));
  const lines = ids.map(({ line }) => words.lines[line] ?? '');
  const above = { file: at, explainedIn: { by: 'next-line', lines, at: -1 } } as const;
  return [
    { words: words.title, part: 'title', where: `${id}, title`, picture: file.picture, ...above },
    ...file.headings.map((h): Sentence => ({
      words: words.headings[h.id] ?? '',
      part: 'heading',
      where: `${id}, heading "${h.id}"`,
      ...above,
    })),
    ...ids.map(({ line, picture }, n): Sentence => ({
      words: lines[n] ?? '',
      part: 'line',
      where: `${id}, line ${n + 1} "${line}"`,
      file: at,
      picture,
      explainedIn: { by: 'next-line', lines, at: n },
      ...(n > 0 ? { before: lines[n - 1] ?? '' } : {}),
    })),
  ];
}

/** The sentences of one Topic: its own, and of each Question the prompt, the hint and the choices. */
function ofTopic({ id, file, words }: BookTopic, lang: string): Sentence[] {
  const at = `content/topics/${id}/words.${lang}.yaml`;
  return [
    { words: words.title, part: 'title', where: `${id}, title`, file: at, picture: file.picture },
    { words: words.why, part: 'line', where: `${id}, line "why"`, file: at, picture: file.lines.why },
    { words: words.who, part: 'line', where: `${id}, line "who"`, file: at, picture: file.lines.who },
    ...file.questions.flatMap((q): Sentence[] => {
      const said = words.questions[q.id];
      const where = `${id}, question "${q.id}"`;
      const explainedIn = { by: 'hint', hint: said?.hint ?? '' } as const;
      const choices = 'choices' in q ? Object.entries(q.choices) : [];
      return [
        { words: said?.prompt ?? '', part: 'question', where, file: at, picture: q.picture, explainedIn },
        { words: said?.hint ?? '', part: 'line', where: `${where}, hint`, file: at },
        ...choices.map(([choice, { picture }]): Sentence => ({
          words: said?.choices?.[choice] ?? '',
          part: 'choice',
          where: `${where}, choice "${choice}"`,
          file: at,
          picture,
          explainedIn,
        })),
      ];
    }),
  ];
}

/** The sentences of a question that people asked, and of its answer. */
function ofAsked({ id, file, words }: BookAsked, lang: string): Sentence[] {
  const at = `content/asked/${id}.${lang}.yaml`;
  const ids = Object.entries(file.lines);
  const lines = ids.map(([line]) => words.lines[line] ?? '');
  return [
    {
      words: words.question,
      part: 'question',
      where: `${id}, question`,
      file: at,
      picture: file.picture,
      explainedIn: { by: 'next-line', lines, at: -1 },
    },
    ...ids.map(([line, picture], n): Sentence => ({
      words: lines[n] ?? '',
      part: 'line',
      where: `${id}, line ${n + 1} "${line}"`,
      file: at,
      picture,
      explainedIn: { by: 'next-line', lines, at: n },
      ...(n > 0 ? { before: lines[n - 1] ?? '' } : {}),
    })),
  ];
}

/** The sentences of somewhere to go. Its name is a name, and no sentence of ours. */
function ofPlace(one: BookPlace, book: Book): Sentence[] {
  const names = new Set(one.name.split(/\s+/));
  return linesOfPlace(one, book.sets['place-kinds']?.[one.kind]?.picture ?? '').map(
    ({ line, words, picture }): Sentence => ({
      words,
      part: 'line',
      where: `place "${one.id}", ${line}`,
      file: 'content/places',
      names,
      picture,
    }),
  );
}

/** The sentences of a Session: what it is, what to prepare, and of each step what is asked, its choices and its notes. */
function ofSession({ id, file, words }: BookSession, lang: string): Sentence[] {
  const at = `content/sessions/${id}.${lang}.yaml`;
  const lines = (
    what: string,
    pictures: Readonly<Record<string, string>>,
    said: Readonly<Record<string, string>>,
  ): Sentence[] =>
    Object.entries(pictures).map(([line, picture]) => ({
      words: said[line] ?? '',
      part: 'line',
      where: `session ${id}, ${what} "${line}"`,
      file: at,
      picture,
    }));
  return [
    { words: words.title, part: 'title', where: `session ${id}, title`, file: at, picture: file.picture },
    { words: words.what, part: 'line', where: `session ${id}, line "what"`, file: at, picture: file.lines.what },
    ...lines('prepare', file.prepare, words.prepare),
    ...lines('hard', file.hard, words.hard),
    ...file.steps.flatMap((step): Sentence[] => {
      const said = words.steps[step.id];
      return [
        ...('picture' in step
          ? [
              {
                words: said?.prompt ?? '',
                part: 'question' as const,
                where: `session ${id}, step "${step.id}"`,
                file: at,
                picture: step.picture,
              },
            ]
          : []),
        ...('choices' in step
          ? Object.entries(step.choices).map(([choice, { picture }]): Sentence => ({
              words: said?.choices?.[choice] ?? '',
              part: 'choice',
              where: `session ${id}, step "${step.id}", choice "${choice}"`,
              file: at,
              picture,
            }))
          : []),
        ...('notes' in step ? lines(`step "${step.id}", note`, step.notes, said?.notes ?? {}) : []),
      ];
    }),
  ];
}

/** The sentences of somebody to ring. */
function ofContact({
  id,
  name,
  what: why,
  hours = '',
  where = '',
  picture,
}: Book['site']['contacts'][number]): Sentence[] {
  const [at, file] = [`contact "${id}"`, 'content/site.yaml'];
  return [
    // "Samaritans" is a name from its first letter on.
    { words: name, part: 'label', where: `${at}, name`, file, picture, names: new Set(name.split(/\s+/)) },
    { words: why, part: 'line', where: `${at}, what`, file, picture },
    { words: where, part: 'line', where: `${at}, where`, file, picture: 'near-me' },
    { words: hours, part: 'line', where: `${at}, hours`, file, picture: 'clock' },
  ];
}

/** The sentences that stand outside Pages and Topics. */
function ofScreens(book: Book): Sentence[] {
  const { lang } = book;
  return [
    ...book.chapters.map(({ id, title, picture }): Sentence => ({
      words: title,
      part: 'title',
      where: `chapter "${id}", title`,
      file: `content/chapters.${lang}.yaml`,
      picture,
    })),
    ...Object.entries(book.messages).flatMap(([screen, lines]) =>
      Object.entries(lines).map(([line, { picture, words }]): Sentence => ({
        words: withStandIns(words),
        part: 'line',
        where: `${screen}, line "${line}"`,
        file: `content/messages/${screen}.${lang}.yaml`,
        picture,
      })),
    ),
    ...book.sheets.flatMap(({ id, file, words: said }): Sentence[] => [
      {
        words: said.title,
        part: 'title',
        where: `sheet ${id}, title`,
        file: `content/sheets/${id}.${lang}.yaml`,
        picture: file.picture,
      },
      {
        words: said.what,
        part: 'line',
        where: `sheet ${id}, line "what"`,
        file: `content/sheets/${id}.${lang}.yaml`,
        picture: file.lines.what,
      },
      ...Object.entries(file.notes).map(([note, picture]): Sentence => ({
        words: said.notes[note] ?? '',
        part: 'line',
        where: `sheet ${id}, note "${note}"`,
        file: `content/sheets/${id}.${lang}.yaml`,
        picture,
      })),
      ...file.headings.map((h): Sentence => ({
        words: said.headings[h.id] ?? '',
        part: 'heading',
        where: `sheet ${id}, heading "${h.id}"`,
        file: `content/sheets/${id}.${lang}.yaml`,
        picture: h.picture,
      })),
    ]),
    ...Object.entries(book.sets).flatMap(([set, choices]) =>
      Object.entries(choices).map(([id, { picture, words }]): Sentence => ({
        words: withStandIns(words),
        part: 'choice',
        where: `choices of ${set}, "${id}"`,
        file: `content/choices/${set}.${lang}.yaml`,
        picture,
      })),
    ),
    ...Object.entries(book.hardWords).flatMap(([id, { picture, words }]) =>
      (words[lang]?.explained ?? []).map((sentence, n): Sentence => ({
        words: sentence,
        part: 'line',
        where: `hard word "${id}", line ${n + 1}`,
        file: `content/hard-words/${id}.yaml`,
        picture,
      })),
    ),
    ...book.fieldWords.map(({ say, picture, line }): Sentence => ({
      words: line,
      part: 'line',
      where: `field word "${say[0] ?? ''}"`,
      file: `content/field-words.${lang}.yaml`,
      picture,
    })),
    // A Line that several replies share is one Line.
    ...[
      ...new Map(
        book.readyReplies.flatMap((reply) =>
          reply.lines.map((line) => [line.words, { ...line, of: reply.id }] as const),
        ),
      ).values(),
    ].map(({ words, picture, of }): Sentence => ({
      words,
      part: 'line',
      where: `ready reply "${of}"`,
      file: `content/ready-replies.${lang}.yaml`,
      picture,
    })),
    ...book.site.contacts.flatMap(ofContact),
    ...book.places.flatMap((one) => ofPlace(one, book)),
    ...book.site.withoutSpeaking.map((way): Sentence => ({
      words: way.words,
      part: 'line',
      where: `without speaking "${way.id}"`,
      file: 'content/site.yaml',
      picture: way.picture,
    })),
    ...Object.entries(book.strings).map(([key, words]): Sentence => ({
      words,
      part: 'label',
      where: `label "${key}"`,
      file: `content/strings/${lang}.json`,
    })),
    ...Object.entries(book.pictures).map(([name, { means }]): Sentence => ({
      words: means,
      part: 'label',
      where: `picture "${name}", what it means`,
      file: 'content/pictures',
    })),
  ];
}

/** Names in these sentences: words with a capital letter that do not begin a sentence. */
const namesIn = (sentences: readonly Sentence[]): ReadonlySet<string> =>
  new Set(
    sentences
      .filter((s) => s.part !== 'label')
      .flatMap((s) =>
        wordsOf(s.words)
          .slice(1)
          .map((w) => w.text.replace(/['’]s?$/, ''))
          .filter((text) => /^\p{Lu}\p{Ll}/u.test(text)),
      ),
  );

/** The hard words of the Book in its language. */
export const hardWordsOf = (book: Book): HardWord[] =>
  Object.entries(book.hardWords).flatMap(([id, { words }]) => {
    const here = words[book.lang];
    return here ? [{ id, forms: [here.word, ...here.forms] }] : [];
  });

/** Every sentence of the Book that has words, as the rules want it. */
export function linesOfBook(book: Book, easy: ReadonlySet<string>): LineInContext[] {
  const hardWords = hardWordsOf(book);
  const groups = [
    ...book.pages.map((p) => ofPage(p, book.lang)),
    ...book.asked.map((one) => ofAsked(one, book.lang)),
    ...book.topics.map((t) => ofTopic(t, book.lang)),
    ...book.sessions.map((s) => ofSession(s, book.lang)),
    ofScreens(book),
  ];
  return groups.flatMap((sentences) => {
    const names = namesIn(sentences);
    return sentences.filter((s) => s.words !== '').map((s): LineInContext => ({ names, ...s, easy, hardWords }));
  });
}
