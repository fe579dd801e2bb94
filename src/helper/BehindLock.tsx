import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Token } from '#model/answer.ts';
import { whenIdle } from '#keys/when-idle.ts';
import { whenWanted } from '#post/when-wanted.ts';
import type { HelpingWords } from './helping-words.ts';
import { lockOf } from './keep.ts';
import { isShutHere, onLocks } from './open-locks.ts';
import { OpenLock } from './OpenLock.tsx';
import type { Lock } from './place.ts';

/** After so many minutes without a press a lock shuts by itself. */
const idle = () => 15;

/** My words with somebody, behind their lock where they have one: it is opened first, and shuts by itself. */
export function BehindLock({
  id,
  words,
  onGone,
  children,
}: {
  id: Token;
  words: HelpingWords;
  onGone: () => void;
  children: ReactNode;
}) {
  const [lock, setLock] = useState<Lock | 'none'>();
  const shut = useSyncExternalStore(onLocks, () => isShutHere(id));
  useEffect(() => {
    let over = false;
    // Where this browser keeps nothing there is no lock either, and what is behind says what is wrong.
    void lockOf(id)
      .catch(() => undefined)
      .then((found) => {
        if (!over) setLock(found ?? 'none');
      });
    return () => {
      over = true;
    };
  }, [id, shut]);
  const open = lock !== undefined && lock !== 'none' && !shut;
  useEffect(() => {
    if (!open) return undefined;
    return whenIdle(() => {
      void whenWanted(import('./lock.ts')).then(({ shut: shutAll }) => {
        shutAll(id);
      });
    }, idle);
  }, [id, open]);
  if (!lock || (shut && lock === 'none')) return <div className="waiting" aria-busy="true" />;
  return shut && lock !== 'none' ? <OpenLock {...{ id, lock, words, onGone }} /> : children;
}
