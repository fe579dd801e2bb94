import type { ReactNode } from 'react';
import type { Answer } from '#model/answer.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { ListenButton } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { SealedPiece } from './SealedPiece.tsx';

interface Props {
  answer: Answer;
  question: ReviewQuestion | undefined;
  /** The feelings and the ways not to answer. */ more: readonly ReadyChoice[];
  /** What stands beside what was asked. */ children?: ReactNode;
}

/** What was asked and all that was said to it, in their exact words, with one Listen for both. */
export function AskedAndSaid({ answer, question, more, children }: Props) {
  const {
    words: { labels, lang },
  } = useHere();
  // Its own sound only where it is still asked in these words.
  const sound = question?.prompt.words === answer.asked.prompt ? question.prompt.sound : undefined;
  const id = `asked-${answer.id}`;
  return (
    <div className="desk-heard" data-heard-together="">
      <div className="desk-asked" data-line={id} {...(sound ? { 'data-sound': sound } : {})}>
        <h3 className="sentence" id={id}>
          {answer.asked.prompt}
        </h3>
        {children}
      </div>
      <ListenButton of={id} />
      <div className="desk-said">
        <AnswerSaid answer={answer} question={question} more={more} labels={labels} lang={lang} Piece={SealedPiece} />
      </div>
    </div>
  );
}
