import type { Said } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { HelpNow } from '#story/HelpNow.tsx';
import { moreWords } from '#strings/more-words.ts';
import { ChooseOne, ChooseSome } from '#ui/Choices.tsx';
import { Press } from '#ui/Press.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import type { HelpingWords } from './helping-words.ts';

interface Props {
  question: ReviewQuestion;
  feelings: readonly ReadyChoice[];
  said: Said;
  change: (how: (said: Said) => Said) => void;
  /** What the box is called, and what its press says. */
  box: string;
  keep: string;
  words: HelpingWords;
  onKeep: () => unknown;
}

/** Saying something to a Question: by its pictures where it has some, and in words. */
export function SayIt({ question, feelings, said, change, box, keep, words: { lines, labels }, onKeep }: Props) {
  const choices =
    question.kind === 'feeling'
      ? feelings
      : question.kind === 'one-choice' || question.kind === 'some-choices'
        ? question.choices
        : [];
  const chosen = said.chosen ?? [];
  const choose = (ids: readonly string[]) => {
    change((before) => saying(before, { chosen: choices.map((c) => c.id).filter((id) => ids.includes(id)) }));
  };
  return (
    <>
      {choices.length > 0 && (
        <ShowMore choices={choices} chosen={chosen} words={moreWords(labels)}>
          {(shown) =>
            question.kind === 'one-choice' ? (
              <ChooseOne label={question.prompt.words} {...shown} value={chosen[0]} onChange={(one) => choose([one])} />
            ) : (
              <ChooseSome label={question.prompt.words} {...shown} value={chosen} onChange={choose} />
            )
          }
        </ShowMore>
      )}
      {choices.some((c) => c.danger && chosen.includes(c.id)) && (
        <HelpNow from={lines} words={labels['helping.help']} />
      )}
      <TypeHere
        label={box}
        value={said.written ?? ''}
        lines={3}
        onType={(written) => {
          change((before) => saying(before, { written }));
        }}
        onDone={() => undefined}
      />
      <p className="row">
        <Press icon="speech" look="strong" isDisabled={isEmpty(said)} onPress={onKeep}>
          {keep}
        </Press>
      </p>
    </>
  );
}
