import { useEffect, useRef, type ReactNode } from 'react';
import { useRegionFirst, useSettled } from './use-after.ts';

/**
 * What came of a press, in the place of what was pressed: it takes the focus, which would be lost with the button. The region is there
 * before its words, and what can be pressed in it does not hear the second half of a double press.
 */
export function Came({ children, className = 'wide-flow' }: { children: ReactNode; className?: string }) {
  const place = useRef<HTMLDivElement>(null);
  const there = useRegionFirst();
  const settled = useSettled();
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <div className="came" role="status" tabIndex={-1} ref={place}>
      <div className={className} inert={!settled}>
        {there && children}
      </div>
    </div>
  );
}
