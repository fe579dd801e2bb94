import { useState } from 'react';

/**
 * A way in which the desk is set up, kept on this device alone: it says nothing of a person. Where the browser keeps nothing, it is the first
 * one again the next time.
 */
export function useKeptChoice<T extends string>(name: string, ways: readonly [T, ...T[]]): [T, (way: T) => void] {
  const [way, setWay] = useState<T>(() => {
    try {
      return ways.find((w) => w === localStorage.getItem(name)) ?? ways[0];
    } catch {
      return ways[0];
    }
  });
  const choose = (to: T) => {
    setWay(to);
    try {
      localStorage.setItem(name, to);
    } catch {
      /* It holds for this window. */
    }
  };
  return [way, choose];
}
