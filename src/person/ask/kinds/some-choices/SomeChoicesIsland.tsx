import { memo } from 'react';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { SomeOf } from '#person/ask/kinds/some-choices/SomeOf.tsx';

const SomeChoices = memo((kind: KindProps) => <SomeOf {...kind} how={kind.lines['choose-some']} />);

/** A Question where as many choices as wanted are chosen. */
export const SomeChoicesIsland = (props: AskProps) => <Asking {...props} kind={SomeChoices} />;
