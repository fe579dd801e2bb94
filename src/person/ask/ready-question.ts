import type { Book, BookTopic } from '#content/book.ts';
import { questionWords } from '#content/find.ts';
import { readyHelps } from '#easy-read/ready-helps.ts';
import { readyLine, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyQuestion } from '#model/ready.ts';
import type { Question } from '#model/topic.ts';
import { askedWith, asksOfStaying, choicesOf } from '#story/ready-topics.ts';

/** A Question with its words, pictures and sounds resolved. */
export function readyQuestion(book: Book, topic: BookTopic, question: Question): ReadyQuestion {
  const words = questionWords(topic, question.id);
  const choices = choicesOf(book, topic, question);
  const asks = askedWith(book, question);
  return {
    id: `${topic.id}/${question.id}`,
    kind: question.kind,
    version: question.version,
    lang: book.lang,
    prompt: readyLine(book, question.picture, words.prompt),
    hint: words.hint ? readyLine(book, question.hint ?? question.picture, words.hint) : undefined,
    choices,
    with: asks,
    mine: 'mine' in question ? question.mine : undefined,
    way: question.kind === 'own-way' ? question.way : undefined,
    helps: readyHelps(book, [...choices, ...(asks['feels'] ?? [])]),
    turns: question.kind === 'one-choice' ? question.turns : undefined,
    staying: asksOfStaying(question) || undefined,
    unsaid: readyUnsaid(book),
  };
}
