import { Asking, type AskProps } from '#person/ask/Asking.tsx';
import { SomeOf } from '#person/ask/kinds/some-choices/SomeOf.tsx';

/** A Question where as many choices as wanted are chosen. */
export const SomeChoicesIsland = (props: AskProps) => (
  <Asking {...props} kind={(kind) => <SomeOf {...kind} how={kind.lines['choose-some']} />} />
);
