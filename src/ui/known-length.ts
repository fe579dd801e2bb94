import type { SyntheticEvent } from 'react';

/** What a browser recorded may say that it is endless: looking for its end once tells the player how long it is. */
export function knowLength({ currentTarget: media }: SyntheticEvent<HTMLMediaElement>): void {
  if (media.duration !== Infinity) return;
  media.addEventListener(
    'durationchange',
    () => {
      media.currentTime = 0;
    },
    { once: true },
  );
  media.currentTime = Number.MAX_SAFE_INTEGER;
}
