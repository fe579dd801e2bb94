import type { Book } from '#content/book.ts';
import { readyLine } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';

/** A Topic as a Story is looked over: its Questions, and pictures for what was chosen. */
export interface ReviewTopic { id: string; title: ReadyLine; questions: { id: string; prompt: ReadyLine; choices: ReadyChoice[] }[] }
export interface ReviewTopics { topics: ReviewTopic[]; feelings: ReadyChoice[] }

/** All Topics in their order, ready to stand beside Answers. */
export const readyTopics = (book: Book): ReviewTopics => ({
  topics: book.topics.map((topic) => ({
    id: topic.id,
    title: readyLine(book, topic.file.picture, topic.words.title),
    questions: topic.file.questions.map((q) => ({
      id: `${topic.id}/${q.id}`,
      prompt: readyLine(book, q.picture, topic.words.questions[q.id]?.prompt ?? ''),
      choices: 'choices' in q ? Object.entries(q.choices).map(([id, picture]) => ({ id, ...readyLine(book, picture, topic.words.questions[q.id]?.choices?.[id] ?? '') })) : [],
    })),
  })),
  feelings: Object.entries(book.feelings).map(([id, f]) => ({ id, ...readyLine(book, f.picture, f.words) })),
});
