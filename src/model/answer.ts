import { z } from 'zod';

/** 128 random bits in hex: made on the device, so two devices never make the same one. */
export const token = z.string().regex(/^[0-9a-f]{32}$/);

/** The ways not to answer, which are answers. */
export const unsaid = z.enum(['do-not-know', 'not-now', 'do-not-want-to-say']);

/** Whose words: the person's, the person's with help from somebody named, or a Helper's own view. */
export const speaker = z.discriminatedUnion('whose', [
  z.strictObject({ whose: z.literal('mine') }),
  z.strictObject({ whose: z.literal('with-help'), helper: z.string().max(200) }),
  z.strictObject({ whose: z.literal('helper'), helper: z.string().max(200) }),
]);

/** Who was there. People do not always speak freely beside a relative, so it is kept with what they said. */
export const company = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('alone') }),
  z.strictObject({ who: z.literal('with'), name: z.string().max(200) }),
  z.strictObject({ who: z.literal('not-said') }),
]);

/**
 * What was said, in one or more ways at once: chosen, written, named and so on. All ways are part of one Answer,
 * so a newer Answer always stands whole for the older one.
 */
export const said = z.strictObject({
  /** One of the ways not to answer; then nothing else is here. */
  unsaid: unsaid.optional(),
  /** Choice or feeling ids, in the order shown. */
  chosen: z.array(z.string().max(100)).max(100).optional(),
  /** Exactly as written; never trimmed or corrected. */
  written: z.string().max(100_000).optional(),
  /** Somebody: their name as given, how to reach them, and a photo among the pieces. */
  named: z.strictObject({ name: z.string().max(500), reach: z.string().max(500).optional(), photo: token.optional() }).optional(),
});

/**
 * What one person said to one Question at one time. Never changed: saying something else makes a newer Answer.
 * It carries what was asked, so it can be understood when the Question has changed or is gone.
 */
export const answer = z.strictObject({
  id: token,
  story: token,
  /** `<topic>/<question>`. */
  question: z.string().max(200),
  version: z.number().int().min(1),
  lang: z.string().max(10),
  /** The words of the Question, and of each choice that was chosen. */
  asked: z.strictObject({ prompt: z.string().max(1000), choices: z.record(z.string(), z.string().max(1000)).optional() }),
  said,
  speaker,
  company,
  /** ISO 8601 with the device's own offset: the time on the person's clock. */
  at: z.iso.datetime({ offset: true }),
});

/** One person's Story on this device: a name to call it by, and perhaps a photo among the pieces. */
export const story = z.strictObject({
  id: token,
  name: z.string().max(500),
  photo: token.optional(),
  made: z.iso.datetime({ offset: true }),
});

export type Token = z.infer<typeof token>;
export type Unsaid = z.infer<typeof unsaid>;
export type Speaker = z.infer<typeof speaker>;
export type Company = z.infer<typeof company>;
export type Said = z.infer<typeof said>;
export type Answer = z.infer<typeof answer>;
export type Story = z.infer<typeof story>;
