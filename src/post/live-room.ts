import { z } from 'zod';
import type { Token } from '#model/answer.ts';
import { roomCode, type HostToken, type PhoneToken } from '#model/live-room.ts';
import { recipient, type Recipient } from '#model/worker-card.ts';
import { askServer } from './ask-server.ts';

/** ms that a request which waits may take: what the server waits, and a slow line. Longer would leave somebody whose line broke without a word. */
const waits = { within: 20_000 } as const;
const nothing = { is: 'nothing' } as const;
const json = <T>(shape: z.ZodType<T>, status = 200) => ({ is: 'json', status: [status], shape }) as const;

const pictures = z.object({ pictures: z.array(z.int().min(0)).length(roomCode) });
const came = z.object({
  n: z.int(),
  phones: z.int(),
  answers: z.array(z.object({ of: z.string(), sealed: z.string() })),
  /** To whom phones want a question's own words sealed. */
  keys: z.array(recipient).default([]),
});
const stands = z.object({ n: z.int(), of: z.string().nullable(), words: z.string().optional() });

/** How a phone gets in: by the code on the screen, or by its pictures. */
export type JoinBy = { join: Token } | { pictures: readonly number[] };

/** Opens a live room. May be repeated. @returns the pictures that lead in. Throws NotThere where this website has none. */
export const openRoom = async (host: HostToken, join: Token, to: Recipient): Promise<number[]> =>
  (await askServer('room', host, { method: 'POST', body: { join, to } }, json(pictures, 201))).pictures;

/** Says which question stands (none: phones wait), its own words where it has some, sealed to the phones, and whether the pictures lead in. Throws Ended. */
export const putRoom = (host: HostToken, of: string | null, door: boolean, words?: string): Promise<void> =>
  askServer('room', host, { method: 'PUT', body: { of, door, ...(words === undefined ? {} : { words }) } }, nothing);

/** What came after `after`: answered once there is something, or after a while. Throws Ended. */
export const roomAnswers = (host: HostToken, after: number): Promise<z.infer<typeof came>> =>
  askServer(`room?after=${String(after)}`, host, waits, json(came));

/** Ends a live room. Throws Ended where it was over. */
export const endRoom = (host: HostToken): Promise<void> => askServer('room', host, { method: 'DELETE' }, nothing);

/** Lets a phone in. @param key to whom it wants a question's own words sealed. @returns whom it seals to, as the server says. Throws NotThere for pictures, Ended for a code; Refused `different` where it is in another room. */
export const joinRoom = async (phone: PhoneToken, by: JoinBy, key: Recipient): Promise<Recipient> =>
  (await askServer('room/phone', phone, { method: 'POST', body: { ...by, key } }, json(z.object({ to: z.string() }))))
    .to;

/** Which question stands, once it is another than at `after`, or after a while. Throws Ended. */
export const roomNow = (phone: PhoneToken, after: number): Promise<z.infer<typeof stands>> =>
  askServer(`room/phone?after=${String(after)}`, phone, waits, json(stands));

/** Gives a sealed answer to the question that stands; a higher `n` takes the place of a lower one. May be repeated. Throws Ended, Refused `different` where that question stands no more. */
export const sayInRoom = (phone: PhoneToken, of: string, n: number, sealed: string): Promise<void> =>
  askServer('room/answer', phone, { method: 'PUT', body: { of, n, sealed } }, nothing);
