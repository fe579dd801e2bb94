import { onChange } from '#person/keep/changes.ts';

/** The server is asked again for what is new there after so long, in milliseconds. */
export const askAfter = 60_000;

/** Work with the server that goes on by itself, on whatever screen the person is. */
export interface ByItself {
  /** Does it, where something here is new, or it is time again to look for what is new there. */
  run: () => Promise<void>;
  /** The server said when it is worth trying again, in seconds from now. */
  later: (seconds: number) => void;
}

/**
 * Work that is done when something here is new, and now and then for what is new at the server. Never at the same moment for everybody.
 * @param work gives how it went; undefined where nothing was to be done. @param good what it gives where all is well: else it waits, also where something here is new.
 */
export function byItself<Went extends string>(work: () => Promise<Went | undefined>, good: Went): ByItself {
  let [changed, listens] = [true, false];
  let [next, laterUntil] = [0, 0];
  return {
    later(seconds) {
      laterUntil = Date.now() + seconds * 1000;
    },
    async run() {
      if (!listens)
        onChange(() => {
          changed = true;
        });
      listens = true;
      if (Date.now() < laterUntil || (!changed && Date.now() < next)) return;
      // What is said meanwhile is looked at next time.
      changed = false;
      const went = await work();
      next = Date.now() + askAfter * (0.5 + Math.random());
      if (went !== undefined && went !== good) laterUntil = Math.max(laterUntil, next);
    },
  };
}
