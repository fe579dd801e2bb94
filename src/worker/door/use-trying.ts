import { useState } from 'react';
import { troubleOf, type TroubleKind } from './trouble.ts';

/** Something that is tried at a press: whether it goes on now, and what was in the way the last time. */
export interface Trying {
  busy: boolean;
  trouble: TroubleKind | undefined;
  /** Tries it. @returns whether it was done. */
  trying: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** Follows one thing that is tried. What is thrown is said by `Trouble`. */
export function useTrying(): Trying {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<TroubleKind>();
  const trying = async (work: () => Promise<unknown>) => {
    setTrouble(undefined);
    setBusy(true);
    try {
      await work();
      return true;
    } catch (why) {
      setTrouble(troubleOf(why));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, trouble, trying };
}
