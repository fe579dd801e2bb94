import type { ReactNode } from 'react';
import type { Answer } from '#model/answer.ts';
import { personsOwn } from '#model/answers.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { AnswerSaid, type ShowPiece } from '#story/AnswerSaid.tsx';
import type { ReadySheet } from '#story/ready-sheet.ts';
import type { ReviewQuestion, ReviewTopics } from '#story/ready-topics.ts';
import type { Labels } from '#strings/fill.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

/** One Question of a sheet with what the person says to it now. */
export interface Told {
  question: ReviewQuestion;
  answer: Answer;
}

/** What the person says now to these Questions; ways not to answer and Helpers' views stay out of what is carried about. */
export function toldIn(questions: readonly string[], topics: ReviewTopics, answers: readonly Answer[]): Told[] {
  const all = topics.topics.flatMap((t) => t.questions);
  return questions.flatMap((id) => {
    const question = all.find((q) => q.id === id);
    const row = personsOwn(answers.filter((a) => a.question === id));
    return question && row && !isEmpty(row.newest.said) && !row.newest.said.unsaid
      ? [{ question, answer: row.newest }]
      : [];
  });
}

interface Props {
  heading: ReadySheet['headings'][number];
  told: readonly Told[];
  /** The feelings and the ways not to answer. */ more: readonly ReadyChoice[];
  labels: Labels;
  lang: string;
  Piece: ShowPiece;
  /** What stands here beside Answers. */ children?: ReactNode;
}

/** A heading of a sheet with what was told under it, and lines to write on. */
export function SheetPart({ heading, told, more, labels, lang, Piece, children }: Props) {
  if (told.length === 0 && heading.write === 0 && !children) return null;
  return (
    <section className="sheet-part">
      <SaidLine id={`head-${heading.id}`} line={heading.head} as="h2" size="little" />
      {heading.official && (
        <p className="quiet sheet-official" data-not-read>
          {heading.official}
        </p>
      )}
      {told.map(({ question, answer }) => (
        <div key={question.id} className="sheet-said">
          <h3 className="sheet-asked">{answer.asked.prompt}</h3>
          <AnswerSaid answer={answer} question={question} more={more} labels={labels} lang={lang} Piece={Piece} />
        </div>
      ))}
      {children}
      {Array.from({ length: heading.write }, (_, i) => (
        <p key={i} className="write" />
      ))}
    </section>
  );
}
