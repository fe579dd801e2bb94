import { useCallback, useEffect, useRef, useState } from 'react';
import { dayFromNow } from '#model/calendar.ts';
import type { GroupRow } from '#model/group-record.ts';
import { newToken } from '#model/token.ts';
import { keepRow } from './keep.ts';
import type { ReadySession } from './ready-session.ts';
import { runToday } from './screens.ts';

/** The run of this Session that is going on, made when something is first kept. */
export function useRun(session: ReadySession, rows: readonly GroupRow[]): [here: string, run: () => Promise<string>] {
  const [here, setHere] = useState(() => runToday(rows, session, dayFromNow(0)) ?? '');
  const making = useRef<Promise<string>>(undefined);
  // Taken away in another window: what is said from now on is another run.
  const isGone = rows.some((row) => row.kind === 'gone' && row.id === here);
  useEffect(() => {
    if (!isGone) return;
    making.current = undefined;
    setHere('');
  }, [isGone]);
  const run = useCallback(() => {
    if (here !== '') return Promise.resolve(here);
    making.current ??= (async () => {
      const id = newToken();
      await keepRow({ id, kind: 'run', session: session.id, day: dayFromNow(0) });
      setHere(id);
      return id;
    })();
    return making.current;
  }, [here, session.id]);
  return [here, run];
}
