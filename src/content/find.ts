import type { Book, BookMessage, BookPage, BookTopic } from '#content/book.ts';
import { onlyHelpersAnswer } from '#model/named-questions.ts';
import type { Question } from '#model/topic.ts';
import { ContentMistake } from '#content/read-file.ts';

/** What stands under an id, or the author's mistake that it does not: code asks by id, and a wrong one must stop the build, not leave a gap. */
function must<T>(found: T | undefined, says: string): T {
  if (found === undefined) throw new ContentMistake(`${says}: code asks for it by this id.`);
  return found;
}

/** A Topic by its id. Throws ContentMistake. */
export const topicIn = (book: Book, id: string): BookTopic =>
  must(
    book.topics.find((t) => t.id === id),
    `content/topics has no "${id}"`,
  );

/** A Page by its id. Throws ContentMistake. */
export const pageIn = (book: Book, id: string): BookPage =>
  must(
    book.pages.find((p) => p.id === id),
    `content/pages has no "${id}"`,
  );

/** A Line of `content/messages/<screen>`. Throws ContentMistake. */
export const messageIn = (book: Book, screen: string, line: string): BookMessage =>
  must(book.messages[screen]?.[line], `content/messages/${screen} has no line "${line}"`);

/** The words of one Question of a Topic. Throws ContentMistake. */
export const questionWords = ({ id, words }: BookTopic, question: string): BookTopic['words']['questions'][string] =>
  must(words.questions[question], `content/topics/${id} has no words for the question "${question}"`);

/** A Question by `<topic>/<question>`, with its words. Throws ContentMistake. */
export function questionIn(
  book: Book,
  id: string,
): { topic: BookTopic; file: BookTopic['file']['questions'][number]; words: ReturnType<typeof questionWords> } {
  const [topicId = '', questionId = ''] = id.split('/');
  const topic = topicIn(book, topicId);
  return {
    topic,
    file: must(
      topic.file.questions.find((q) => q.id === questionId),
      `content/topics/${topicId} has no question "${questionId}"`,
    ),
    words: questionWords(topic, questionId),
  };
}

/** The Topics that the person is asked, in their order: without the one that only Helpers answer. Screens, lists and paper of the person are made from these. */
export const personsTopics = (book: Book): BookTopic[] => book.topics.filter(({ id }) => !onlyHelpersAnswer(id));

/** Every Question that going on leads to, in order, by its whole id: those that need a worker are chosen among all Topics once there is one. */
export const questionsInOrder = (book: Book): { id: string; kind: Question['kind'] }[] =>
  personsTopics(book)
    .filter((t) => !t.file.needs)
    .flatMap((topic) => topic.file.questions.map(({ id, kind }) => ({ id: `${topic.id}/${id}`, kind })));
