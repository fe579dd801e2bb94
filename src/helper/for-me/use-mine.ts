import { useCallback, useEffect, useRef, useState } from 'react';
import { allMine, keepMine, onMine, takeMineAway, type Mine } from './keep.ts';

/** How long writing may run ahead of keeping, in milliseconds. */
const behind = 200;

const byQuestion = (all: Iterable<Mine>): Map<string, Mine> => new Map([...all].map((mine) => [mine.question, mine]));

/** `kept`: all that was said is on this device. Nothing where it is on its way, or nothing was said yet. */
export type HowKept = 'kept' | 'full' | 'cannot-keep' | undefined;

const why = (error: unknown): HowKept =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'cannot-keep';

/**
 * My own words, kept as they are said: a press at once, writing a moment behind. What could not be kept stays on the screen and is tried again with the next.
 * @returns `mine`: undefined until it was read.
 */
export function useMine(): {
  mine: ReadonlyMap<string, Mine> | undefined;
  how: HowKept;
  say: (one: Mine, writing?: boolean) => void;
  settle: () => void;
  takeAway: () => Promise<void>;
} {
  const [mine, setMine] = useState<ReadonlyMap<string, Mine>>();
  const [how, setHow] = useState<HowKept>();
  const unkept = useRef(new Map<string, Mine>());
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keepNow = useCallback(() => {
    clearTimeout(later.current);
    later.current = undefined;
    const these = [...unkept.current.values()];
    if (these.length === 0) return;
    keepMine(these).then(
      () => {
        for (const one of these) if (unkept.current.get(one.question) === one) unkept.current.delete(one.question);
        if (unkept.current.size === 0) setHow('kept');
      },
      (error: unknown) => {
        setHow(why(error));
      },
    );
  }, []);
  useEffect(() => {
    const read = () => {
      allMine().then(
        (all) => {
          setMine(byQuestion([...all, ...unkept.current.values()]));
        },
        (error: unknown) => {
          setMine((before) => before ?? new Map());
          setHow(why(error));
        },
      );
    };
    read();
    const hide = () => {
      if (document.visibilityState === 'hidden') keepNow();
    };
    const deaf = onMine(read);
    addEventListener('pagehide', keepNow);
    document.addEventListener('visibilitychange', hide);
    return () => {
      deaf();
      removeEventListener('pagehide', keepNow);
      document.removeEventListener('visibilitychange', hide);
      keepNow();
    };
  }, [keepNow]);
  const say = useCallback(
    (one: Mine, writing = false) => {
      unkept.current.set(one.question, one);
      setMine((before) => new Map(before).set(one.question, one));
      // It is no longer true that all is kept, until it is.
      setHow((before) => (before === 'kept' ? undefined : before));
      if (writing) later.current ??= setTimeout(keepNow, behind);
      else keepNow();
    },
    [keepNow],
  );
  const takeAway = useCallback(async () => {
    clearTimeout(later.current);
    later.current = undefined;
    unkept.current.clear();
    await takeMineAway();
    setMine(new Map());
    setHow(undefined);
  }, []);
  return { mine, how, say, settle: keepNow, takeAway };
}
