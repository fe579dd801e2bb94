import { z } from 'zod';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { JoinedBy } from './live-rooms.ts';

const sum = z
  .hex()
  .length(64)
  .transform((hex): TokenSum => Buffer.from(hex, 'hex'));
const by = z.union([z.strictObject({ join: sum }), z.strictObject({ pictures: z.array(z.int()).readonly() })]);
const who = z.enum(['host', 'phone']);
/** What one server asks another. A token is said as its sum, as everywhere. */
export const call = z.union([
  z.tuple([z.literal('has'), who, sum]),
  z.tuple([z.literal('may-open'), sum, sum, z.array(z.int())]),
  z.tuple([z.literal('may-join'), sum, by]),
  z.tuple([z.literal('open'), sum, sum, z.string()]),
  z.tuple([z.literal('put'), sum, z.string().nullable(), z.boolean(), z.string().nullable()]),
  z.tuple([z.literal('answers'), sum, z.number()]),
  z.tuple([z.literal('end'), sum]),
  z.tuple([z.literal('join'), sum, by, z.string().nullable()]),
  z.tuple([z.literal('now'), sum, z.number()]),
  z.tuple([z.literal('words'), sum]),
  z.tuple([z.literal('say'), sum, z.string(), z.number(), z.string()]),
]);
/** A call before it is read. */
export type Call = z.input<typeof call>;
/** Whether another server has nothing against a room that is to be opened. */
export const mayOpen = z.enum(['yes', 'code-taken', 'is-here']);
/** Whether another server has that room, and whether it knows that phone. */
export const mayJoin = z.strictObject({ room: z.boolean(), phone: z.boolean() });
/** What a host is told. */
export const told = z
  .object({
    n: z.number(),
    phones: z.number(),
    answers: z.array(z.object({ of: z.string(), sealed: z.string() })),
    keys: z.array(z.string()).optional(),
  })
  .transform(({ keys, ...is }) => ({ ...is, ...(keys ? { keys } : {}) }));
/** `room`: there are words, the same for all phones of that room; they are asked for once. */
export const stands = z.object({ n: z.number(), of: z.string().nullable(), room: z.string().optional() });
/** What stands, as a phone is told it. */
export const withWords = z
  .object({ n: z.number(), of: z.string().nullable(), words: z.string().optional() })
  .transform(({ words, ...is }) => ({ ...is, ...(words === undefined ? {} : { words }) }));

export type WithWords = z.infer<typeof withWords>;

/** A sum as it is said on the wire. */
export const hex = (token: TokenSum): string => Buffer.from(token).toString('hex');
/** By what a phone comes in, as it is said on the wire. */
export const byAsSaid = (asked: JoinedBy): z.input<typeof by> =>
  'join' in asked ? { join: hex(asked.join) } : { pictures: asked.pictures };
