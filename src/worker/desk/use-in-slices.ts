import { useEffect, useState } from 'react';

/** How many are drawn at once, and how many by themselves: more than anybody's Story has Questions. */
const [slice, byItself] = [40, 400];

/**
 * Draws a long list some at a time, so that the screen stays alive between: a stranger's Letter may hold 20,000 Answers.
 * @param least so many are drawn whatever they are: what was looked for stands among them.
 * @returns what is drawn, how many are left when no more comes by itself, and how to draw more.
 */
export function useInSlices<T>(all: readonly T[], least = 0): { shown: readonly T[]; left: number; more: () => void } {
  const [wanted, setWanted] = useState(byItself);
  const [drawn, setDrawn] = useState(slice);
  const until = Math.min(all.length, Math.max(wanted, least));
  useEffect(() => {
    if (drawn >= until) return undefined;
    const next = setTimeout(() => {
      setDrawn(drawn + slice);
    });
    return () => {
      clearTimeout(next);
    };
  }, [drawn, until]);
  const shown = all.slice(0, Math.min(until, Math.max(drawn, least)));
  return {
    shown,
    left: drawn < until ? 0 : all.length - shown.length,
    more: () => {
      setWanted(shown.length + byItself);
    },
  };
}
