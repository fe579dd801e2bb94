import { comeOnce } from '#person/ask/ways/come-once.ts';
import type { WaysWords } from '#person/ask/ways/ways-words.ts';

/** The words of the free ways. */
export const useWaysWords = comeOnce('/say/ways.json', (came) => came as WaysWords);
