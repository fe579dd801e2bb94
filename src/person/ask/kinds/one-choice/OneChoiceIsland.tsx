import { saying } from '#model/answers.ts';
import { Asking, type AskProps } from '#person/ask/Asking.tsx';
import { ShowMore } from '#person/ask/ShowMore.tsx';
import { ChooseOne } from '#ui/Choices.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** A Question where one choice is chosen. */
export const OneChoiceIsland = (props: AskProps) => (
  <Asking {...props} kind={({ question, labels, lines, said, give, settle }) => (
    <div className="flow">
      <SaidLine id="how" line={lines['choose-one']} size="little" />
      <ShowMore choices={question.choices} chosen={said.chosen ?? []} more={labels['ask.more'] ?? ''}>
        {(shown) => <ChooseOne label={question.prompt.words} choices={shown} value={said.chosen?.[0]} onChange={(id) => { settle(); give(saying(said, { chosen: [id] })); }} />}
      </ShowMore>
    </div>
  )} />
);
