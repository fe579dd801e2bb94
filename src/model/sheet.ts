import { z } from 'zod';
import { id, sentence } from '#model/page.ts';

/** `content/sheets/<sheet>.yaml`: something that people use, made from a Story: which Questions stand under which heading. */
export const sheetFile = z.strictObject({
  order: z.number().int(),
  picture: id,
  /** A page of A4, or a card of A4 folded twice to a quarter. */
  form: z.enum(['page', 'card']),
  lines: z.strictObject({ what: id }),
  /** Lines that always stand under the name, on the screen and on paper: line id → picture name. */
  notes: z.record(id, id).default({}),
  headings: z
    .array(
      z.strictObject({
        id,
        picture: id,
        /** What a standard calls this heading, for who reads the paper in its name: no Line, and not spoken. */
        official: z.string().max(200).optional(),
        /** `<topic>/<question>`, in the order shown. */
        questions: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
        /** What stands here beside Answers: what the worker promised and is not done. */
        shows: z.literal('promises').optional(),
        /** Empty lines to write on, for what is not known before. */
        write: z.number().int().min(1).max(12).optional(),
      }),
    )
    .min(1)
    .max(9),
});

/** `content/sheets/<sheet>.<lang>.yaml`. */
export const sheetWords = z.strictObject({
  title: sentence,
  what: sentence,
  notes: z.record(id, sentence).default({}),
  /** For the professionals who are handed it, in their own words: what it is not. */
  forProfessionals: z.string().optional(),
  headings: z.record(id, sentence),
});

export type SheetFile = z.infer<typeof sheetFile>;
export type SheetWords = z.infer<typeof sheetWords>;
