import { z } from 'zod';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import type { Recipient } from '#model/worker-card.ts';
import type { Identity } from '#sealing/seal.ts';
import { asBase64, openAs } from './sealed-json.ts';

/** An address of this website, and of no other: whoever says what is asked must not lead a phone elsewhere. */
const ours = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])/);
const line = {
  words: z.string().max(600),
  picture: z.object({ name: z.string().max(100), address: ours, tint: z.string().regex(/^[a-z]{1,20}$/) }),
  sound: ours.optional(),
};
/** A question that no phone has: its words, pictures and sounds. Its choices mean nothing but what they say. */
const question = z.object({
  head: z.object(line),
  choices: z
    .array(z.object({ id: z.string().max(60), ...line }))
    .min(2)
    .max(8),
});

/** A question that can stand in a room: what is asked, and what can be said. */
export interface RoomQuestion {
  head: ReadyLine;
  choices: ReadyChoice[];
}

/** Bytes of what is sealed, or a multiple: who runs the server does not see how long a question is. */
const size = 4096;

/** Seals a question to all phones that are in. A key that nothing can be sealed to takes no other phone's words away. @returns base64; undefined where nobody could open it. */
export async function sealQuestion(asks: RoomQuestion, to: readonly Recipient[]): Promise<string | undefined> {
  const { seal } = await import('#sealing/seal.ts');
  const text = new TextEncoder().encode(JSON.stringify(question.parse(asks)));
  const bytes = new Uint8Array(Math.ceil(text.length / size) * size).fill(0x20);
  bytes.set(text);
  const sealed = async (keys: readonly Recipient[]) => (keys.length > 0 ? seal(bytes, keys) : undefined);
  const came = await sealed(to).catch(async () => {
    const good: Recipient[] = [];
    for (const key of to)
      await seal(new Uint8Array(1), [key]).then(
        () => good.push(key),
        () => undefined,
      );
    return sealed(good);
  });
  return came && asBase64(came);
}

/** Opens a question, as `openAs`: undefined too for what was not sealed to this phone yet. */
export const openQuestion = (words: string, identity: Identity): Promise<RoomQuestion | undefined> =>
  openAs(question, words, identity);
