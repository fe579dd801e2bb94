import { useEffect, useState } from 'react';

/** The second half of a double press comes within this time, in milliseconds. */
const doublePress = 700;

/**
 * False for a moment after something new was drawn, then true. What slid under a finger that has just pressed is `inert` until then: a
 * shaking hand presses twice.
 */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const clock = setTimeout(() => { setSettled(true); }, doublePress);
    return () => { clearTimeout(clock); };
  }, []);
  return settled;
}
