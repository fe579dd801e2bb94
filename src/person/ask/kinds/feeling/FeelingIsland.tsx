import { memo } from 'react';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { SomeOf } from '#person/ask/kinds/some-choices/SomeOf.tsx';

const Feeling = memo((kind: KindProps) => <SomeOf {...kind} how={kind.lines['choose-feelings']} />);

/** A Question about a feeling: faces and words, never a number. A person may feel two things at once. */
export const FeelingIsland = (props: AskProps) => <Asking {...props} kind={Feeling} />;
