import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import type { Recipient } from '#model/worker-card.ts';
import type { Identity } from '#sealing/seal.ts';
import { asBase64, openAs } from './sealed-json.ts';

/** What a phone says to one question. `place`: the same for this phone and this question alone; `n` grows with each change. */
const said = z.strictObject({ of: z.string(), choice: z.string().max(60), n: z.int(), place: z.string().max(64) });
export type SaidChoice = z.infer<typeof said>;

/** Bytes that every choice takes before it is sealed: who runs the server cannot tell one from another by its size. */
const size = 320;

/** The place of a phone in a question: who has places of two questions cannot tell whether they are one phone's. */
export async function placeIn(secret: Token, of: string): Promise<string> {
  const { sumOf } = await import('#sealing/sign.ts');
  return sumOf(new TextEncoder().encode(`${token.parse(secret)} ${of}`));
}

/** Seals a choice to the facilitator's device. @returns base64 */
export async function sealChoice(choice: SaidChoice, to: Recipient): Promise<string> {
  const { seal } = await import('#sealing/seal.ts');
  const bytes = await seal(new TextEncoder().encode(JSON.stringify(choice).padEnd(size)), [to]);
  return asBase64(bytes);
}

/** Opens a choice, as `openAs`. */
export const openChoice = (sealed: string, identity: Identity): Promise<SaidChoice | undefined> =>
  openAs(said, sealed, identity);
