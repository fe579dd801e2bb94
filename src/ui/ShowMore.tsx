import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ReadyChoice } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

/** How many choices are shown at once (W3C COGA: few on a screen, the rest one press away). */
const atOnce = 6;
/** *Something else* is never behind *Show me more*: who finds nothing that fits has not to look through everything. */
const other = 'something-else';

interface Props { choices: readonly ReadyChoice[]; chosen: readonly string[]; more: string; children: (shown: readonly ReadyChoice[]) => ReactNode }

/**
 * Shows 6 choices, *Something else* among them; 6 more with each *Show me more*. What is chosen, or was chosen here, stays in sight: a
 * press that takes it back must not make it go from under the finger.
 */
export function ShowMore({ choices, chosen, more, children }: Props) {
  const own = choices.filter((c) => c.id !== other);
  const last = choices.filter((c) => c.id === other);
  const [most, setMost] = useState(atOnce - last.length);
  const place = useRef<HTMLDivElement>(null);
  const [stays, setStays] = useState<readonly string[]>([]);
  if (chosen.some((id) => !stays.includes(id))) setStays([...new Set([...stays, ...chosen])]);
  const shown = own.filter((c, at) => at < most || stays.includes(c.id));
  const next = useRef<string>(undefined);
  useEffect(() => {
    // The focus goes to the first choice that is new, so it is not lost with the button.
    if (next.current) place.current?.querySelector<HTMLElement>(`[data-choice="${CSS.escape(next.current)}"] :is(input, button.choice)`)?.focus();
    next.current = undefined;
  }, [most]);
  const showMore = () => {
    next.current = own.find((c) => !shown.includes(c))?.id;
    setMost(most + atOnce);
  };
  return (
    <div ref={place} className="flow">
      {children([...shown, ...last])}
      {shown.length < own.length && <p><Press onPress={showMore}><Icon name="more" />{more}</Press></p>}
    </div>
  );
}
