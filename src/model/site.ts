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
  phone: z.string().regex(/^[0-9 +]+$/).optional(),
  address: z.url().optional(),
  urgent: z.boolean().default(false),
});

/** `content/site.yaml`: what the owner of a copy changes first. */
export const site = z.strictObject({
  name: z.string(),
  /** Where *leave quickly* goes: a harmless address here, or a public one elsewhere. */
  leaveTo: z.string(),
  /** Who runs this copy, and how to reach them. */
  owner: z.strictObject({ name: z.string(), email: z.string().optional() }),
  contacts: z.array(contact).min(1),
});

export type Site = z.infer<typeof site>;
