import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ReadyChoice } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

/** How many choices are shown at once (W3C COGA: few on a screen, the rest one press away). */
const atOnce = 6;

interface Props { choices: readonly ReadyChoice[]; chosen: readonly string[]; more: string; children: (shown: readonly ReadyChoice[]) => ReactNode }

/** Shows the first 6 choices; the others after *Show me more*, or by themselves where one of them is chosen already. */
export function ShowMore({ choices, chosen, more, children }: Props) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const all = open || choices.slice(atOnce).some((c) => chosen.includes(c.id));
  useEffect(() => {
    // The focus goes to the first choice that is new, so it is not lost with the button.
    if (open) place.current?.querySelectorAll<HTMLElement>('[data-choice] input')[atOnce]?.focus();
  }, [open]);
  return (
    <div ref={place} className="flow">
      {children(all ? choices : choices.slice(0, atOnce))}
      {!all && choices.length > atOnce && <p><Press onPress={() => setOpen(true)}><Icon name="more" />{more}</Press></p>}
    </div>
  );
}
