import { useEffect, useState } from 'react';
import { fill } from '#strings/fill.ts';
import { Shown, Small } from './Shown.tsx';
import type { ReadyStep } from './ready-session.ts';
import { useWords } from './Words.tsx';

/** The break, with a clock that presses nobody: its face fills while the break goes on, it counts nothing down, and at its end it is simply full. */
export function Pause({ step }: { step: ReadyStep }) {
  const { lines } = useWords();
  const [began] = useState(() => Date.now());
  const [gone, setGone] = useState(0);
  useEffect(() => {
    const each = setInterval(() => setGone(Math.min(1, (Date.now() - began) / (step.minutes * 60_000))), 5000);
    return () => clearInterval(each);
  }, [began, step.minutes]);
  return (
    <Shown picture={step.head.picture} words={step.head.words}>
      <svg className="break-clock" viewBox="0 0 40 40" aria-hidden="true">
        <circle className="break-face" cx="20" cy="20" r="17" />
        <circle
          className="break-gone"
          cx="20"
          cy="20"
          r="8.5"
          pathLength={1}
          strokeDasharray={`${String(gone)} 1`}
          transform="rotate(-90 20 20)"
        />
        <circle className="break-edge" cx="20" cy="20" r="17" />
      </svg>
      <Small picture={lines['break-about'].picture} words={fill(lines['break-about'].words, { count: step.minutes })} />
      <Small picture={lines['break-back'].picture} words={lines['break-back'].words} />
    </Shown>
  );
}
