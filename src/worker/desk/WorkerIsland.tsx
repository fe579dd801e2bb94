import { lazy, Suspense, useSyncExternalStore } from 'react';
import { SaidLine } from '#ui/SaidLine.tsx';
import { onLock, openKeys } from '#worker/keep/keys.ts';
import type { DeskWords } from './words.ts';

const Desk = lazy(() => import('./Desk.tsx').then((m) => ({ default: m.Desk })));

/** The named worker's side: locked until their keys are open in this window, then the desk. */
export function WorkerIsland({ words }: { words: DeskWords }) {
  const keys = useSyncExternalStore(onLock, openKeys, () => undefined);
  if (!keys) return <SaidLine id="locked" line={words.lines.locked} />;
  return (
    <Suspense fallback={<div className="waiting" aria-busy="true" />}>
      <Desk keys={keys} words={words} others={{ card: () => null, team: () => null, keys: () => null }} />
    </Suspense>
  );
}
