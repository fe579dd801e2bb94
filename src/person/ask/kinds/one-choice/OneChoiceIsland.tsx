import { memo } from 'react';
import { useMine } from '#person/ask/use-mine.ts';
import { useTurns } from '#person/ask/use-turns.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { moreWords } from '#strings/more-words.ts';
import { ShowMore } from '#ui/ShowMore.tsx';
import { ChooseOne } from '#ui/Choices.tsx';

const OneChoice = memo(({ question, labels, said, give, after }: KindProps) => (
  <ShowMore choices={question.choices} chosen={said.chosen ?? []} words={moreWords(labels)}>
    {(shown) => (
      <ChooseOne
        label={question.prompt.words}
        {...shown}
        value={said.chosen?.[0]}
        onChange={(id) => give((before) => saying(before, { chosen: [id] }))}
        after={after}
      />
    )}
  </ShowMore>
));

/** A Question where one choice is chosen. */
export function OneChoiceIsland(props: AskProps) {
  return (
    <Asking {...props} question={useTurns(useMine(props.question))} kind={OneChoice} how={props.lines['choose-one']} />
  );
}
