import { z } from 'zod';
import { id } from '#model/page.ts';

/** Words of the field, in all their forms, and a whole Line that says the same in easy words, with its picture: `content/field-words.<lang>.yaml`. */
export const fieldWordsFile = z.strictObject({
  words: z.array(
    z.strictObject({ say: z.array(z.string().min(2).max(80)).min(1), picture: id, line: z.string().max(200) }),
  ),
});

export type FieldWord = z.infer<typeof fieldWordsFile>['words'][number];
