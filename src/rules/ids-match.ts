import type { Book, BookAsked, BookPage, BookSession, BookSheet, BookTopic } from '#content/book.ts';
import { finding } from '#rules/language/finding.ts';
import type { BookRule, Finding } from '#rules/rule.ts';

const id = 'ids-match';

/** Ids of the structure with no words, and words with no place in the structure. */
function compare(
  where: string,
  file: string,
  what: string,
  structure: readonly string[],
  words: Readonly<Record<string, unknown>>,
): Finding[] {
  const said = (name: string) => Object.hasOwn(words, name) && words[name] !== '';
  return [
    ...structure
      .filter((name, i) => structure.indexOf(name) !== i)
      .map((name) =>
        finding({ where, file }, 'fail', id, `The ${what} "${name}" is there twice. Give one of them another id.`),
      ),
    ...structure
      .filter((name) => !said(name))
      .map((name) => finding({ where, file }, 'fail', id, `The ${what} "${name}" has no words. Write them.`)),
    ...Object.keys(words)
      .filter((name) => !structure.includes(name))
      .map((name) =>
        finding(
          { where, file },
          'fail',
          id,
          `There are words for the ${what} "${name}", but no such ${what}. Add it to the structure, or take the words away.`,
        ),
      ),
  ];
}

function ofPage(page: BookPage, lang: string): Finding[] {
  const file = `content/pages/${page.id}/words.${lang}.yaml`;
  return [
    ...compare(
      page.id,
      file,
      'heading',
      page.file.headings.map((h) => h.id),
      page.words.headings,
    ),
    ...compare(
      page.id,
      file,
      'line',
      page.file.headings.flatMap((h) => Object.keys(h.lines)),
      page.words.lines,
    ),
  ];
}

function ofTopic(topic: BookTopic, lang: string): Finding[] {
  const file = `content/topics/${topic.id}/words.${lang}.yaml`;
  return [
    ...compare(
      topic.id,
      file,
      'question',
      topic.file.questions.map((q) => q.id),
      topic.words.questions,
    ),
    ...topic.file.questions.flatMap((q) =>
      compare(
        `${topic.id}, question "${q.id}"`,
        file,
        'choice',
        'choices' in q ? Object.keys(q.choices) : [],
        topic.words.questions[q.id]?.choices ?? {},
      ),
    ),
  ];
}

const ofAsked = ({ id: asked, file, words }: BookAsked, lang: string): Finding[] =>
  compare(asked, `content/asked/${asked}.${lang}.yaml`, 'line', Object.keys(file.lines), words.lines);

/** A sheet's headings have words, and show Questions that are there. */
function ofSheet({ id: sheet, file, words }: BookSheet, book: Book): Finding[] {
  const at = `content/sheets/${sheet}.${book.lang}.yaml`;
  const known = new Set(book.topics.flatMap((t) => t.file.questions.map((q) => `${t.id}/${q.id}`)));
  return [
    ...compare(
      sheet,
      at,
      'heading',
      file.headings.map((h) => h.id),
      words.headings,
    ),
    ...compare(sheet, at, 'note', Object.keys(file.notes), words.notes),
    ...file.headings.flatMap((h) =>
      h.questions
        .filter((q) => !known.has(q))
        .map((q) =>
          finding(
            { where: `sheet ${sheet}, heading "${h.id}"`, file: `content/sheets/${sheet}.yaml` },
            'fail',
            id,
            `There is no Question "${q}". Name one that is there.`,
          ),
        ),
    ),
  ];
}

/** A Session's steps have words, and the Pages they read are there. */
function ofSession({ id: session, file, words }: BookSession, book: Book): Finding[] {
  const at = `content/sessions/${session}.${book.lang}.yaml`;
  const own = file.steps.filter((step) => 'notes' in step);
  const headings = (page: string) => book.pages.find((p) => p.id === page)?.file.headings.map((h) => h.id);
  return [
    ...compare(session, at, 'line to prepare', Object.keys(file.prepare), words.prepare),
    ...compare(session, at, 'line on what is hard', Object.keys(file.hard), words.hard),
    ...compare(
      session,
      at,
      'step',
      file.steps.map((step) => step.id),
      { ...Object.fromEntries(file.steps.map((step) => [step.id, true])), ...words.steps },
    ),
    ...own.flatMap((step) => [
      ...compare(
        `${session}, step "${step.id}"`,
        at,
        'note',
        Object.keys(step.notes),
        words.steps[step.id]?.notes ?? {},
      ),
      ...compare(
        `${session}, step "${step.id}"`,
        at,
        'choice',
        'choices' in step ? Object.keys(step.choices) : [],
        words.steps[step.id]?.choices ?? {},
      ),
      ...('picture' in step && !words.steps[step.id]?.prompt
        ? [
            finding(
              { where: `${session}, step "${step.id}"`, file: at },
              'fail',
              id,
              'Nothing is asked. Write its prompt.',
            ),
          ]
        : []),
    ]),
    ...file.steps.flatMap((step) =>
      step.kind === 'page'
        ? (step.headings ?? [''])
            .filter((h) => (h === '' ? headings(step.page) === undefined : !headings(step.page)?.includes(h)))
            .map((h) =>
              finding(
                { where: `${session}, step "${step.id}"`, file: `content/sessions/${session}.yaml` },
                'fail',
                id,
                `There is no Page "${step.page}"${h === '' ? '' : ` with the heading "${h}"`}. Name one that is there.`,
              ),
            )
        : [],
    ),
  ];
}

/**
 * Structure and words have the same ids, both ways: nothing without words, no words that nobody meets.
 * Of messages and shared choices the reader of the Book sees to it: a screen cannot be shown with half of its Lines.
 */
export const idsMatch: BookRule = ({ book }) => [
  ...book.pages.flatMap((page) => ofPage(page, book.lang)),
  ...book.asked.flatMap((one) => ofAsked(one, book.lang)),
  ...book.topics.flatMap((topic) => ofTopic(topic, book.lang)),
  ...book.sheets.flatMap((sheet) => ofSheet(sheet, book)),
  ...book.sessions.flatMap((session) => ofSession(session, book)),
];
