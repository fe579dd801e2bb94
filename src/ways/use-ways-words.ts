import { ourAddress } from '#model/our-address.ts';
import { comeOnce } from './come-once.ts';
import type { WaysWords } from './ways-words.ts';

/** The words of the free ways. */
export const useWaysWords = comeOnce(ourAddress('/say/ways.json'), (came) => came as WaysWords);
