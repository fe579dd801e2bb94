import { saying } from '#model/answers.ts';
import type { KindProps } from '#person/ask/Asking.tsx';
import { moreWords } from '#strings/more-words.ts';
import { ShowMore } from '#ui/ShowMore.tsx';
import { ChooseSome } from '#ui/Choices.tsx';

/** Several of a Question's choices, kept in the order they are shown. */
export function SomeOf({ question, labels, said, give, after }: KindProps) {
  const choose = (ids: readonly string[]) => {
    give((before) => saying(before, { chosen: question.choices.map((c) => c.id).filter((id) => ids.includes(id)) }));
  };
  return (
    <ShowMore choices={question.choices} chosen={said.chosen ?? []} words={moreWords(labels)}>
      {(shown) => (
        <ChooseSome
          label={question.prompt.words}
          {...shown}
          value={said.chosen ?? []}
          onChange={choose}
          after={after}
        />
      )}
    </ShowMore>
  );
}
