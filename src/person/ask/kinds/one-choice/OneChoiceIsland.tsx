import { memo } from 'react';
import { useMine } from '#person/ask/use-mine.ts';
import { useTurns } from '#person/ask/use-turns.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { ChooseOne } from '#ui/Choices.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

const OneChoice = memo(({ question, labels, lines, said, give, danger }: KindProps) => (
  <div className="flow">
    <SaidLine id="how" line={lines['choose-one']} size="little" />
    <ShowMore choices={question.choices} chosen={said.chosen ?? []} more={labels['ask.more'] ?? ''}>
      {(shown) => <ChooseOne label={question.prompt.words} choices={shown} value={said.chosen?.[0]} onChange={(id) => give((before) => saying(before, { chosen: [id] }))} after={danger} />}
    </ShowMore>
  </div>
));

/** A Question where one choice is chosen. */
export function OneChoiceIsland(props: AskProps) {
  return <Asking {...props} question={useTurns(useMine(props.question))} kind={OneChoice} />;
}
