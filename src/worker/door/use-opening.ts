import { useRef, useState } from 'react';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { Tried } from './open-door.ts';
import { troubleOf, type TroubleKind } from './trouble.ts';

/** One try after another to open the door: how far, what came of it. */
export function useOpening(onOpened: (keys: WorkerKeys) => void) {
  const [far, setFar] = useState<number>();
  const [trouble, setTrouble] = useState<TroubleKind>();
  const going = useRef(false);
  const tryTo = async (open: (tell: (far: number) => void) => Promise<Tried>) => {
    // Enter pressed twice is one try.
    if (going.current) return;
    going.current = true;
    setTrouble(undefined);
    setFar(0);
    try {
      const tried = await open(setFar);
      if (typeof tried === 'object') onOpened(tried.opened);
      else setTrouble(tried);
    } catch (why) {
      setTrouble(troubleOf(why));
    } finally {
      going.current = false;
      setFar(undefined);
    }
  };
  return { far, trouble, busy: far !== undefined, tryTo };
}
