import type { Book } from '#content/book.ts';
import { linesOfPlace } from '#model/place.ts';
import { withStandIns } from '#model/stand-in.ts';

/** Every sentence of a Book that can be heard, each once. */
export function spokenSentences(book: Book): string[] {
  const all = [
    ...book.chapters.map((chapter) => chapter.title),
    ...book.pages.flatMap(({ words }) => [
      words.title,
      ...Object.values(words.headings),
      ...Object.values(words.lines),
    ]),
    ...book.asked.flatMap(({ words }) => [words.question, ...Object.values(words.lines)]),
    ...book.places.flatMap((one) => [one.name, ...linesOfPlace(one, '').map(({ words }) => words)]),
    ...book.topics.flatMap(({ words }) => [
      words.title,
      words.why,
      words.who,
      ...Object.values(words.questions).flatMap((q) => [q.prompt, q.hint ?? '', ...Object.values(q.choices ?? {})]),
    ]),
    ...book.sheets.flatMap(({ words }) => [
      words.title,
      words.what,
      ...Object.values(words.notes),
      ...Object.values(words.headings),
    ]),
    ...book.sessions.flatMap(({ words }) => [
      words.title,
      words.what,
      ...Object.values(words.prepare),
      ...Object.values(words.hard),
      ...Object.values(words.steps).flatMap((s) => [
        s.prompt ?? '',
        ...Object.values(s.choices ?? {}),
        ...Object.values(s.notes),
      ]),
    ]),
    ...Object.values(book.messages).flatMap((lines) => Object.values(lines).map((line) => line.words)),
    ...Object.values(book.sets).flatMap((set) => Object.values(set).map((choice) => choice.words)),
    ...Object.values(book.pictures).map((p) => p.means),
    ...Object.values(book.hardWords).flatMap((file) => file.words[book.lang]?.explained ?? []),
    ...book.site.contacts.flatMap((c) => [c.what, c.where ?? '', c.hours ?? '']),
    ...book.site.contacts.flatMap((c) =>
      c.phone && book.strings['ask.ring'] ? [book.strings['ask.ring'].replace('{{name}}', c.name)] : [],
    ),
    ...book.site.withoutSpeaking.map((way) => way.words),
    ...Object.values(book.strings),
  ];
  return [...new Set(all.map((s) => withStandIns(s).replaceAll('**', '').replace(/\s+/g, ' ').trim()))].filter(
    (s) => s !== '' && !/\{\w+\}/.test(s),
  );
}
