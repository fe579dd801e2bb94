import type { Book, BookTopic } from '#content/book.ts';
import { readyLine, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyQuestion } from '#model/ready.ts';
import type { Question } from '#model/topic.ts';

function choicesOf(book: Book, topic: BookTopic, question: Question): ReadyChoice[] {
  if (question.kind === 'feeling') return Object.entries(book.feelings).map(([id, f]) => ({ id, ...readyLine(book, f.picture, f.words) }));
  if (!('choices' in question)) return [];
  const words = topic.words.questions[question.id]?.choices ?? {};
  return Object.entries(question.choices).map(([id, picture]) => ({ id, ...readyLine(book, picture, words[id] ?? '') }));
}

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
    help: 'help' in question ? question.help : [],
    unsaid: readyUnsaid(book),
  };
}
