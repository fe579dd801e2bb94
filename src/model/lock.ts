import type { Token } from '#model/answer.ts';

/**
 * What opens a Story on a device that others use too: 3 pictures in an order (`docs/decisions/0077`). It keeps others from looking by chance.
 * It is no safe: it stands on the device as it is, beside a Story that is not encrypted.
 * Example: `{"id":"<the Story's token>","pictures":["dog","bus","key"],"without":[{"at":"2026-11-30T09:00:00+00:00"}]}`.
 * A picture that content no longer has is never pressed again: then the Story opens without the pictures.
 */
export interface Lock {
  /** The Story. */
  id: Token;
  /** Choices of `content/choices/lock-pictures`, in the order they are pressed; none where the person took the lock away. */
  pictures: string[];
  /** When somebody opened the Story without the pictures; `seen` once its owner was told. */
  without: { at: string; seen?: true }[];
}

/** How many pictures open a Story. */
export const lockLength = 3;

/** Whether pictures are asked for. */
export const asksPictures = (lock: Lock | undefined): lock is Lock => lock?.pictures.length === lockLength;

/** Whether these are the pictures, in their order. */
export const unlocks = (lock: Lock, pressed: readonly string[]): boolean =>
  pressed.length === lockLength && lock.pictures.every((picture, at) => pressed[at] === picture);

/** When the Story was opened without its pictures and its owner was not told yet. */
export const notTold = (lock: Lock | undefined): Lock['without'] => lock?.without.filter((one) => !one.seen) ?? [];

/** Whether a Story may open by itself: no pictures are asked for, and its owner has nothing to be told first. */
export const opensByItself = (lock: Lock | undefined): boolean => !asksPictures(lock) && notTold(lock).length === 0;
