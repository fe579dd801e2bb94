import { z } from 'zod';
import { id, sentence } from '#model/page.ts';

/** `content/hard-words/<word>.yaml`: a hard word that is needed, in every language. */
export const hardWordFile = z.strictObject({
  picture: id,
  words: z.record(
    z.string().regex(/^[a-z]{2}$/),
    z.strictObject({
      /** As it is said in a sentence. */
      word: z.string(),
      /** Other forms that are the same word: plurals and the like. */
      forms: z.array(z.string()).default([]),
      /** One or two easy-read sentences. */
      explained: z.array(sentence).min(1).max(2),
    }),
  ),
});

export type HardWordFile = z.infer<typeof hardWordFile>;
