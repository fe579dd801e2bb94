import { memo } from 'react';
import { useMine } from '#person/ask/use-mine.ts';
import { Asking, type AskProps } from '#person/ask/Asking.tsx';
import { SomeOf } from '#person/ask/kinds/some-choices/SomeOf.tsx';

const SomeChoices = memo(SomeOf);

/** A Question where as many choices as wanted are chosen. */
export function SomeChoicesIsland(props: AskProps) {
  return <Asking {...props} question={useMine(props.question)} kind={SomeChoices} how={props.lines['choose-some']} />;
}
