import { useEffect, useState } from 'react';

/** Long enough for a screen reader to have seen a region, in milliseconds; nobody sees it. */
const regionSeen = 50;
/** The second half of a double press comes within this time, in milliseconds. */
const doublePress = 700;

/** False when something is first drawn, and true so many milliseconds later. */
function useAfter(time: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const clock = setTimeout(() => {
      setOver(true);
    }, time);
    return () => {
      clearTimeout(clock);
    };
  }, [time]);
  return over;
}

/** False when a status region is first drawn, then true: a region that comes together with its words may not be read out (WCAG 4.1.3). */
export const useRegionFirst = (): boolean => useAfter(regionSeen);

/**
 * False for a moment after something new was drawn, then true. What slid under a finger that has just pressed is `inert` until then: a
 * shaking hand presses twice.
 */
export const useSettled = (): boolean => useAfter(doublePress);
