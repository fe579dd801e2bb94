import { createContext, useContext } from 'react';
import type { Person } from './people.ts';
import type { Waits } from './today.ts';
import type { Desk } from './use-desk.ts';
import type { DeskWords } from './words.ts';

/** What every view of the desk stands on: what came, and its words. */
export interface Here {
  desk: Desk;
  words: DeskWords;
  /** Today, as `2026-11-24`. */ day: string;
  /** What waits today, and whom to go to one after the other. */ waits: readonly Waits[];
  turn: readonly Person[];
}

export const HereIs = createContext<Here | undefined>(undefined);

/** The desk that this view is part of. */
export function useHere(): Here {
  const here = useContext(HereIs);
  if (!here) throw new Error('A view of the desk stands inside the desk.');
  return here;
}

/** The address of a person's view, which stays in the browser. */
export const personAt = (thread: string, place = ''): string => `#person/${thread}${place && `/${place}`}`;
