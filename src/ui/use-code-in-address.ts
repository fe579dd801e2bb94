import { useEffect, useRef } from 'react';

/**
 * Reads what stands after the `#` when the screen opens, and when another code is opened on it. What stands there is a key, or half of one: it stays
 * neither in the address nor in the browser's history of it.
 * @param none called instead where nothing stands there.
 */
export function useCodeInAddress(read: (link: string) => void, none?: () => void): void {
  const does = useRef({ read, none });
  useEffect(() => {
    does.current = { read, none };
  });
  useEffect(() => {
    const open = () => {
      const { href, hash } = location;
      if (hash.length < 2) {
        does.current.none?.();
        return;
      }
      history.replaceState(history.state, '', `${location.pathname}${location.search}`);
      does.current.read(href);
    };
    open();
    addEventListener('hashchange', open);
    return () => {
      removeEventListener('hashchange', open);
    };
  }, []);
}
