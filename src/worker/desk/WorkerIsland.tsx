import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { Door } from '#worker/door/Door.tsx';
import type { DoorWords } from '#worker/door/door-words.ts';
import { lockWhenIdle } from '#worker/keep/idle-lock.ts';
import { lockHere, onLock, openKeys } from '#worker/keep/open-keys.ts';
import { onLockedElsewhere } from '#worker/keep/lock-windows.ts';
import type { DeskWords } from './words.ts';

const load = () => import('./OpenedInbox.tsx').then((m) => ({ default: m.OpenedInbox }));
const OpenedInbox = lazy(load);

/** The named worker's side: the door until their keys are open in this window, then what they have. */
export function WorkerIsland({ words, door }: { words: DeskWords; door: DoorWords }) {
  const keys = useSyncExternalStore(onLock, openKeys, () => undefined);
  // It comes while the worker types: opening then waits for their letters only.
  useEffect(() => {
    load().catch(() => undefined);
  }, []);
  useEffect(() => onLockedElsewhere(lockHere), []);
  useEffect(() => (keys ? lockWhenIdle(lockHere) : undefined), [keys]);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  return (
    <div ref={root}>
      {!keys ? (
        <div className="wide-flow">
          <h1>{words.labels['desk.page']}</h1>
          <Door words={door} />
        </div>
      ) : (
        <Suspense fallback={<div className="waiting" aria-busy="true" />}>
          <OpenedInbox keys={keys} words={words} door={door} />
        </Suspense>
      )}
    </div>
  );
}
