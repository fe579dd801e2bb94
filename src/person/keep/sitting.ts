import { keptNames } from '#device/kept-names.ts';
import type { Company, Speaker } from '#model/answer.ts';

/** A sitting: from opening this window to closing it. Who is here, and who speaks now. Kept in this window only. */
export interface Sitting {
  company: Company;
  speaker: Speaker;
}

const place = keptNames.sitting;
/** Before anybody said anything of it. */
export const atFirst: Sitting = { company: { who: 'not-said' }, speaker: { whose: 'mine' } };

/** The sitting so far. */
export function readSitting(): Sitting {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...atFirst, ...(kept as Partial<Sitting>) } : atFirst;
  } catch {
    return atFirst;
  }
}

/** Says who is here, or who speaks now. */
export function changeSitting(change: Partial<Sitting>): Sitting {
  const sitting = { ...readSitting(), ...change };
  try {
    sessionStorage.setItem(place, JSON.stringify(sitting));
  } catch {
    /* It still holds for the Answer being given. */
  }
  return sitting;
}
