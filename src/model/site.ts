import { z } from 'zod';
import { id, sentence } from '#model/page.ts';

/** Somebody to ring or to write to when a person needs help. */
export const contact = z.strictObject({
  id,
  picture: id,
  /** As it is shown and spoken. */
  name: sentence,
  /** What it is for, in one easy-read sentence. */
  what: sentence,
  /** As dialled, digits and spaces; shown as written, rung without spaces. */
  phone: z
    .string()
    .regex(/^[0-9 +]+$/)
    .optional(),
  /** Of a website: `https:` or `http:`, so that nothing else is ever pressed. */
  address: z.url({ protocol: /^https?$/ }).optional(),
  /** Where it is, in one easy-read sentence. */
  where: sentence.optional(),
  /** When somebody answers, in one easy-read sentence. */
  hours: sentence.optional(),
  urgent: z.boolean().default(false),
});

/** `content/site.yaml`: the name, where *leave quickly* goes, and whom to ring. Who runs the copy stands in `content/owner.yaml`. */
export const site = z.strictObject({
  name: z.string(),
  /** Where *leave quickly* goes: a harmless address here, or a public one elsewhere. */
  leaveTo: z.string(),
  contacts: z.array(contact).min(1),
  /** How to reach help without speaking. Numbers stand here and nowhere else. */
  withoutSpeaking: z.array(z.strictObject({ id, picture: id, words: sentence })).default([]),
});

export type Site = z.infer<typeof site>;
