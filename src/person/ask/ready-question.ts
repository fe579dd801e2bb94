import type { Book, BookTopic } from '#content/book.ts';
import { readyLine, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyQuestion } from '#model/ready.ts';
import type { Question } from '#model/topic.ts';
import { askedWith, choicesOf } from '#story/ready-topics.ts';

/** A Question with its words, pictures and sounds resolved. */
export function readyQuestion(book: Book, topic: BookTopic, question: Question): ReadyQuestion {
  const words = topic.words.questions[question.id];
  return {
    id: `${topic.id}/${question.id}`,
    kind: question.kind,
    version: question.version,
    lang: book.lang,
    prompt: readyLine(book, question.picture, words?.prompt ?? ''),
    hint: words?.hint ? readyLine(book, question.hint ?? question.picture, words.hint) : undefined,
    choices: choicesOf(book, topic, question),
    with: askedWith(book, question),
    mine: 'mine' in question ? question.mine : undefined,
    way: question.kind === 'own-way' ? question.way : undefined,
    help: 'help' in question ? question.help : [],
    unsaid: readyUnsaid(book),
  };
}
