import { useEffect, useState } from 'react';

/** Long enough for a screen reader to have seen the region, in milliseconds; nobody sees it. */
const moment = 50;

/** False when a status region is first drawn, then true: a region that comes together with its words may not be read out (WCAG 4.1.3). */
export function useRegionFirst(): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    const clock = setTimeout(() => { setThere(true); }, moment);
    return () => { clearTimeout(clock); };
  }, []);
  return there;
}
