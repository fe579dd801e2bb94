import '#tests/support/device.ts';
import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { readyUnsaid } from '#easy-read/ready-line.ts';
import type { Kind } from '#model/topic.ts';
import type { AskProps } from '#person/ask/Asking.tsx';
import { BodyIsland } from '#person/ask/kinds/body/BodyIsland.tsx';
import { CircleIsland } from '#person/ask/kinds/circle/CircleIsland.tsx';
import { FeelingIsland } from '#person/ask/kinds/feeling/FeelingIsland.tsx';
import { OneChoiceIsland } from '#person/ask/kinds/one-choice/OneChoiceIsland.tsx';
import { OwnWayIsland } from '#person/ask/kinds/own-way/OwnWayIsland.tsx';
import { OwnWordsIsland } from '#person/ask/kinds/own-words/OwnWordsIsland.tsx';
import { SomeChoicesIsland } from '#person/ask/kinds/some-choices/SomeChoicesIsland.tsx';
import { SomebodyIsland } from '#person/ask/kinds/somebody/SomebodyIsland.tsx';
import { SortIsland } from '#person/ask/kinds/sort/SortIsland.tsx';
import { WeekIsland } from '#person/ask/kinds/week/WeekIsland.tsx';
import { askWords } from '#person/ask/labels.ts';
import { asked } from '#story/asked.ts';
import { readyQuestion } from '#person/ask/ready-question.ts';
import { anotherWayWords } from '#person/give/another-way-words.ts';
import { cardWords, givenWords, givingWords } from '#person/give/give-words.ts';
import { hearWords, weekWords, workingWords } from '#person/hear-back/hear-words.ts';
import { overTimeWords, reviewWords } from '#person/review/labels.ts';
import { copyWords, printWords } from '#person/share/labels.ts';
import { madeWords } from '#person/share/ready-sheet.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { readyTopics } from '#story/ready-topics.ts';
import { storyLabels } from '#story/story-labels.ts';
import { dayName } from '#strings/day.ts';
import { waysWords } from '#ways/ways-words.ts';
import { deskWords } from '#worker/desk/words.ts';
import { doorWords } from '#worker/door/door-words.ts';
import { aStory, anAnswer } from '#tests/support/answers.ts';
import { examples } from '#tests/support/examples.ts';
import { mark, pseudoBook } from '#tests/support/pseudo.ts';

const book = pseudoBook(readBook());

/** Texts that are words of ours: labels, and `words` of whatever is ready to be shown. */
function wordsIn(what: unknown, at: string, ours = false): [at: string, words: string][] {
  if (typeof what === 'string') return ours ? [[at, what]] : [];
  if (typeof what !== 'object' || what === null) return [];
  return Object.entries(what).flatMap(([key, one]) =>
    wordsIn(one, `${at}.${key}`, key === 'words' || key === 'prompt' || at.endsWith('.labels')),
  );
}

/** What a page shows and says: its texts, and what a screen reader says of them. */
const texts = (html: string): string[] =>
  [...html.matchAll(/>([^<]+)<|\s(?:aria-label|alt|title|placeholder)="([^"]+)"/g)]
    .map((m) => m[1] ?? m[2] ?? '')
    .filter((text) => /\p{L}{2}/u.test(text));

/** The names of days come from the browser, in the language of the Book. */
const days = [0, 1, 2, 3, 4, 5, 6].map((at) => dayName(at, book.lang));
const escaped = (html: string): string[] =>
  texts(html).filter((text) => !text.includes(mark) && !days.some((day) => text.includes(day)));

const islands: Record<Kind, ComponentType<AskProps>> = {
  'one-choice': OneChoiceIsland,
  'some-choices': SomeChoicesIsland,
  feeling: FeelingIsland,
  'own-words': OwnWordsIsland,
  'own-way': OwnWayIsland,
  somebody: SomebodyIsland,
  sort: SortIsland,
  week: WeekIsland,
  body: BodyIsland,
  circle: CircleIsland,
};
const questions = book.topics.flatMap((topic) => topic.file.questions.map((question) => ({ topic, question })));

describe('in another language', () => {
  it.each(
    Object.entries({
      anotherWayWords,
      cardWords,
      givenWords,
      givingWords,
      hearWords,
      weekWords,
      workingWords,
      overTimeWords,
      reviewWords,
      copyWords,
      printWords,
      madeWords,
      waysWords,
      deskWords,
      doorWords,
    }),
  )('all that %s hands over is in that language', (_, make) => {
    const found = wordsIn(make(book), '');
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(([, words]) => !words.includes(mark)).map(([at, words]) => `${at}: ${words}`)).toEqual([]);
  });

  it.each(Object.entries(islands))('a Question of the kind %s says nothing that is not', (kind, Island) => {
    const { topic, question } =
      questions.find((q) => q.question.kind === kind) ?? expect.fail(`No Question of the kind ${kind}.`);
    const html = renderToStaticMarkup(
      <Island question={readyQuestion(book, topic, question)} {...askWords(book, question.kind, true)} />,
    );
    expect(html).toContain(mark);
    expect(escaped(html)).toEqual([]);
  });

  it.each(examples.filter((e) => !e.said.written && !e.said.named && !e.said.pictures))(
    'an Answer that is $name is shown in it too',
    ({ question: id, said }) => {
      const { topic, question } = questions.find((q) => `${q.topic.id}/${q.question.id}` === id) ?? expect.fail(id);
      const topics = readyTopics(book);
      const answer = anAnswer(aStory(), {
        question: id,
        said,
        asked: asked(readyQuestion(book, topic, question), said),
      });
      const html = renderToStaticMarkup(
        <AnswerSaid
          answer={answer}
          question={topics.topics.flatMap((t) => t.questions).find((q) => q.id === id)}
          more={[...topics.feelings, ...readyUnsaid(book)]}
          labels={storyLabels(book)}
          lang={book.lang}
          Piece={({ words }) => <i>{words}</i>}
        />,
      );
      // A name is the person's own.
      expect(escaped(html).filter((text) => text !== 'Nan')).toEqual([]);
    },
  );
});
