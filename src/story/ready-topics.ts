import type { Book } from '#content/book.ts';
import { readyChoice, readyLine, readySet } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import type { AboutMeSection, Kind, Question } from '#model/topic.ts';

/** A Question as a Story is looked over: pictures for what was said, and what it is about. */
export interface ReviewQuestion {
  id: string;
  kind: Kind | 'older';
  prompt: ReadyLine;
  choices: ReadyChoice[];
  /** What else it asks with: a board's places, a week's parts, what a body feels, who somebody is. */
  with: Record<string, ReadyChoice[]>;
  section?: AboutMeSection | undefined;
  asks?: Question['asks'] | undefined;
  /** It asks of being content to stay where one is, or of objecting to it. */
  staying?: true | undefined;
}
/** A Topic as a Story is looked over. */
export interface ReviewTopic { id: string; title: ReadyLine; questions: ReviewQuestion[] }
export interface ReviewTopics { topics: ReviewTopic[]; feelings: ReadyChoice[] }

/** The other choices that a kind asks with, by the role they play in it. */
export function askedWith(book: Book, question: Question): Record<string, ReadyChoice[]> {
  switch (question.kind) {
    case 'sort': return { places: readySet(book, question.places) };
    case 'week': return { parts: readySet(book, 'parts-of-the-day') };
    case 'body': return { feels: readySet(book, 'body-feelings') };
    case 'circle': return { who: readySet(book, 'who-they-are'), near: readySet(book, 'how-near') };
    default: return {};
  }
}

/** The choices of a Question: its own, or those that all Questions of its kind share. */
export function choicesOf(book: Book, topic: Book['topics'][number], question: Question): ReadyChoice[] {
  if (question.kind === 'feeling') return readySet(book, 'feelings');
  if (question.kind === 'body') return readySet(book, 'body-parts');
  if (!('choices' in question)) return [];
  const words = topic.words.questions[question.id]?.choices ?? {};
  const own = Object.entries(question.choices).map(([id, choice]) => readyChoice(book, id, choice, words[id] ?? ''));
  // A board and a week ask where each picture goes: there, what is not among them is left out.
  return question.kind === 'sort' || question.kind === 'week' ? own : [...own, ...readySet(book, 'something-else')];
}

/** Whether a Question asks of being content to stay: by its own choices, or by feelings about the place. */
export const asksOfStaying = (q: Question): boolean =>
  (q.kind === 'feeling' ? q.about === 'staying' : (q.kind === 'one-choice' || q.kind === 'some-choices') && Object.values(q.choices).some((c) => c.staying));

/** All Topics in their order, ready to stand beside Answers. */
export const readyTopics = (book: Book): ReviewTopics => ({
  topics: book.topics.map((topic) => ({
    id: topic.id,
    title: readyLine(book, topic.file.picture, topic.words.title),
    questions: topic.file.questions.map((q) => ({
      id: `${topic.id}/${q.id}`,
      kind: q.kind,
      prompt: readyLine(book, q.picture, topic.words.questions[q.id]?.prompt ?? ''),
      // Feelings are the same everywhere: they come once, beside the Topics.
      choices: q.kind === 'feeling' ? [] : choicesOf(book, topic, q),
      with: askedWith(book, q),
      section: q.section,
      asks: q.asks,
      ...(asksOfStaying(q) ? { staying: true as const } : {}),
    })),
  })),
  feelings: readySet(book, 'feelings'),
});
