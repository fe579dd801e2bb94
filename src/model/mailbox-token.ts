import type { z } from 'zod';
import { token } from '#model/answer.ts';

/**
 * What is secret about a Mailbox: *read* is its owner's, *drop* is for whoever writes to it, *take back* is for who put one Envelope there.
 * All are tokens, and a compiler lets none stand where another belongs.
 */
export const [readToken, dropToken, takeBackToken] = [
  token.brand<'read'>(),
  token.brand<'drop'>(),
  token.brand<'take-back'>(),
];
export type ReadToken = z.infer<typeof readToken>;
export type DropToken = z.infer<typeof dropToken>;
export type TakeBackToken = z.infer<typeof takeBackToken>;
