import { z } from 'zod';
import { statusOf, type Code } from '#mailbox/gate/codes.ts';

/** That a server is there: in the clear, and nothing of a room. `lines`: how many lines it has had; `asks`: it is new, and wants to hear the others. */
export const beat = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  key: z.base64().max(100),
  lines: z.int(),
  asks: z.boolean(),
  over: z.boolean(),
});
export type Beat = z.infer<typeof beat>;
/** What one server asks another, or tells it. */
export const message = z.union([
  z.strictObject({ asks: z.int(), what: z.unknown() }),
  z.strictObject({ told: z.int(), is: z.unknown() }),
  z.strictObject({
    told: z.int(),
    no: z.string().refine((code): code is Code => code in statusOf),
    wait: z.number().optional(),
  }),
]);
export type Message = z.infer<typeof message>;

/** Messages as texts of about so many signs, in their order: many small ones go together. */
export function together(messages: readonly Message[], most: number): string[] {
  const texts: string[] = [];
  let [group, size]: [string[], number] = [[], 0];
  const close = () => {
    if (group.length > 0) texts.push(`[${group.join()}]`);
    [group, size] = [[], 0];
  };
  for (const one of messages) {
    const text = JSON.stringify(one);
    if (size + text.length > most) close();
    group.push(text);
    size += text.length;
  }
  close();
  return texts;
}
