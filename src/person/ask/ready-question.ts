import type { Book, BookTopic } from '#content/book.ts';
import { readyLine, readyMessages, readyUnsaid } from '#easy-read/ready-line.ts';
import { dangers, type Danger } from '#model/choice.ts';
import type { ReadyChoice, ReadyHelp, ReadyQuestion } from '#model/ready.ts';
import type { Question } from '#model/topic.ts';
import { askedWith, asksOfStaying, choicesOf } from '#story/ready-topics.ts';

/** Whom to ring about a danger: those contacts that this copy has and that can be rung. */
const ring = (book: Book, danger: Danger): ReadyHelp['ring'] =>
  dangers[danger].ring.flatMap((id) => {
    const contact = book.site.contacts.find((c) => c.id === id);
    return contact?.phone ? [{ name: contact.name, phone: contact.phone }] : [];
  });

/** Help with each danger that these choices can tell of. */
function helpsFor(book: Book, choices: readonly ReadyChoice[]): ReadyQuestion['helps'] {
  const told = [...new Set(choices.flatMap((c) => c.danger ?? []))];
  const lines = readyMessages(book, 'danger', told);
  return Object.fromEntries(told.map((danger) => {
    const page = book.pages.find((p) => p.id === dangers[danger].page);
    return [danger, { line: lines[danger], ring: ring(book, danger), ...(page ? { read: { href: `/read/${page.id}/`, title: page.words.title } } : {}) }];
  }));
}

/** A Question with its words, pictures and sounds resolved. */
export function readyQuestion(book: Book, topic: BookTopic, question: Question): ReadyQuestion {
  const words = topic.words.questions[question.id];
  const choices = choicesOf(book, topic, question);
  const asks = askedWith(book, question);
  return {
    id: `${topic.id}/${question.id}`,
    kind: question.kind,
    version: question.version,
    lang: book.lang,
    prompt: readyLine(book, question.picture, words?.prompt ?? ''),
    hint: words?.hint ? readyLine(book, question.hint ?? question.picture, words.hint) : undefined,
    choices,
    with: asks,
    mine: 'mine' in question ? question.mine : undefined,
    way: question.kind === 'own-way' ? question.way : undefined,
    helps: helpsFor(book, [...choices, ...(asks['feels'] ?? [])]),
    turns: question.kind === 'one-choice' ? question.turns : undefined,
    staying: asksOfStaying(question) || undefined,
    unsaid: readyUnsaid(book),
  };
}
