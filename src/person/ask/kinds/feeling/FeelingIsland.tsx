import { memo } from 'react';
import { Asking, type AskProps } from '#person/ask/Asking.tsx';
import { SomeOf } from '#person/ask/kinds/some-choices/SomeOf.tsx';

const Feeling = memo(SomeOf);

/** A Question about a feeling: faces and words, never a number. A person may feel two things at once. */
export const FeelingIsland = (props: AskProps) => (
  <Asking {...props} kind={Feeling} how={props.lines['choose-feelings']} />
);
