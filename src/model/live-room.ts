import type { Token } from '#model/answer.ts';

/** The token by which a group's device leads its live room. */
export type HostToken = Token & { readonly host?: true };
/** The random number of one phone in a live room. */
export type PhoneToken = Token & { readonly phone?: true };

/** The pictures that a live room can be joined by, of `content/choices/room-pictures`: so many to choose from, so many to press. */
export const [roomPictures, roomCode] = [30, 3] as const;

/** ms that a live room lasts at most. */
export const roomLasts = 4 * 3_600_000;

/** Milliseconds that a request waits for something new before it is answered with nothing. */
export const roomWaits = 12_000;

/** Which question stands in a live room: a ready Session and one of its steps. */
export const askedNow = (session: string, step: string): string => `${session}/${step}`;
