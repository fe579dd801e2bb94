import type { ReadyLine } from '#model/ready.ts';
import { saying } from '#model/answers.ts';
import type { KindProps } from '#person/ask/Asking.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { ChooseSome } from '#ui/Choices.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** Several of a Question's choices, kept in the order they are shown. */
export function SomeOf({ question, labels, said, give, how, danger }: KindProps & { how: ReadyLine }) {
  const choose = (ids: readonly string[]) => {
    give((before) => saying(before, { chosen: question.choices.map((c) => c.id).filter((id) => ids.includes(id)) }));
  };
  return (
    <div className="flow">
      <SaidLine id="how" line={how} size="little" />
      <ShowMore choices={question.choices} chosen={said.chosen ?? []} more={labels['ask.more'] ?? ''}>
        {(shown) => <ChooseSome label={question.prompt.words} choices={shown} value={said.chosen ?? []} onChange={choose} after={danger} />}
      </ShowMore>
    </div>
  );
}
