import { full } from './full.ts';
import { hostileCopies } from './hostile-copies.ts';
import { journeys } from './journeys.ts';
import { kills } from './kills.ts';
import type { Part } from './part.ts';
import { rooms } from './rooms.ts';
import { traffic } from './traffic.ts';
import { update } from './update.ts';

/** Every part, in the order they run, by the name that runs it alone. */
export const parts: Record<string, Part> = {
  journeys,
  kills,
  update,
  full,
  traffic,
  rooms,
  'hostile-copies': hostileCopies,
};
