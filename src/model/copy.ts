import { z } from 'zod';
import { answer, story, token } from '#model/answer.ts';

/** The version of the copy's format that this software writes. It reads this one and all before it. */
export const copyVersion = 1;

/** What stands inside a copy file: one Story, whole. See docs/copy-file.md. */
export const copy = z.strictObject({
  format: z.literal('what-matters-to-me/copy'),
  version: z.number().int().min(1),
  taken: z.iso.datetime({ offset: true }),
  story,
  answers: z.array(answer).max(200_000),
  /** Photos, in base64. */
  pieces: z.array(z.strictObject({ id: token, type: z.string().max(100), base64: z.base64() })).max(20_000),
  /** Ids of Answers that were rubbed out: they go on every device the copy comes to. */
  rubbedOut: z.array(token).max(200_000),
});

export type Copy = z.infer<typeof copy>;
