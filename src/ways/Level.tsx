import { useEffect, useRef, useState } from 'react';
import type { ReadyLine } from '#model/ready.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

/** Above this, somebody is speaking. */
const spoken = 0.06;

/** Moves with the voice, so that a person sees that they are heard; says so once in a Line, for those who do not see it move. */
export function Level({ level, words, hears }: { level: () => number; words: string; hears: ReadyLine }) {
  const bar = useRef<HTMLDivElement>(null);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    let next = 0;
    const look = () => {
      const loud = level();
      bar.current?.style.setProperty('--level', loud.toFixed(2));
      if (loud > spoken) setHeard(true);
      next = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(next);
  }, [level]);
  return (
    <>
      <div className="level" ref={bar} role="img" aria-label={words}>
        <span />
      </div>
      <div role="status">{heard && <SaidLine id="hears" line={hears} size="little" />}</div>
    </>
  );
}
