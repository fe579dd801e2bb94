import { useEffect, useRef, type ReactNode } from 'react';
import type { GroupRow, RowOf } from '#model/group-record.ts';
import type { ReadyLine } from '#model/ready.ts';
import { beginAt } from '#ui/begin-at.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { OwnLineId } from './own-words.ts';
import type { SessionKit } from './session-kit.ts';

/** The Lines of making a Session. */
export type OwnLines = Record<OwnLineId, ReadyLine>;
/** What every screen of making a Session is handed. */
export interface OwnScreen {
  rows: readonly GroupRow[];
  kit: SessionKit;
  own: OwnLines;
  session: RowOf<'session'>;
}

/** Whether one of these screens was shown by now: the first comes with its page, which says where reading begins. */
let wasShown = false;

/** One screen: its title is where reading goes on. */
export function OwnPart({ id, line, children }: { id: string; line: ReadyLine; children: ReactNode }) {
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wasShown) scrollTo(0, 0);
    if (wasShown) beginAt(top.current?.querySelector('h1') ?? null);
    wasShown = true;
  }, []);
  return (
    <section className="flow own-session" ref={top}>
      <SaidLine id={id} line={line} as="h1" />
      {children}
    </section>
  );
}
