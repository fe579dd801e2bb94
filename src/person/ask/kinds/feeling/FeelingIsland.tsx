import { Asking, type AskProps } from '#person/ask/Asking.tsx';
import { SomeOf } from '#person/ask/kinds/some-choices/SomeOf.tsx';

/** A Question about a feeling: faces and words, never a number. A person may feel two things at once. */
export const FeelingIsland = (props: AskProps) => (
  <Asking {...props} kind={(kind) => <SomeOf {...kind} how={kind.lines['choose-feelings']} />} />
);
