import { useEffect, useRef, type ReactNode } from 'react';

/** What came of a press, in the place of what was pressed: it takes the focus, which would be lost with the button. */
export function Came({ children, className = 'wide-flow' }: { children: ReactNode; className?: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => { place.current?.focus(); }, []);
  return <div className={`came ${className}`} role="status" tabIndex={-1} ref={place}>{children}</div>;
}
