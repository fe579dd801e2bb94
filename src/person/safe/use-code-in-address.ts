import { useEffect, useRef } from 'react';

/** Reads what stands after the `#` when the screen opens, and when another code is opened on it. What stands there is a key, or half of one: it stays neither in the address nor in the browser's history of it. */
export function useCodeInAddress(read: (link: string) => void): void {
  const reads = useRef(read);
  useEffect(() => { reads.current = read; });
  useEffect(() => {
    const open = () => {
      const { href, hash } = location;
      if (hash.length < 2) return;
      history.replaceState(history.state, '', `${location.pathname}${location.search}`);
      reads.current(href);
    };
    open();
    addEventListener('hashchange', open);
    return () => { removeEventListener('hashchange', open); };
  }, []);
}
