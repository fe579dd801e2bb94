import { useRef } from 'react';

/**
 * A handler that does nothing while what it did before still goes on: a hand that shakes presses twice, and Enter repeats. Where it takes time
 * it returns a promise; a press that starts something must not throw that away with `void`.
 */
export function useOnce<E>(work: (event: E) => unknown): (event: E) => void {
  const busy = useRef(false);
  return (event) => {
    if (busy.current) return;
    const going = work(event);
    if (!(going instanceof Promise)) return;
    busy.current = true;
    void going.finally(() => {
      busy.current = false;
    });
  };
}
