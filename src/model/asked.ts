import { z } from 'zod';
import { pageFile, id, sentence, source } from '#model/page.ts';

/** How many Lines an answer has, at least and at most: enough to say something, few enough to read at once. */
export const linesAnAnswer = { least: 3, most: 8 } as const;

/** `content/asked/<question>.yaml`: a question that people asked, and the pictures of its answer. No words, so that every language shares it. */
export const askedFile = pageFile.pick({ picture: true, checked: true, law: true, checkedBy: true }).extend({
  /** The Page it stands beside. Its chapter is where it is found; where the Page is quiet, it is too. */
  page: id,
  /** Line id → picture name, in the order they are read. */
  lines: z
    .record(id, id)
    .refine(
      (lines) => Object.keys(lines).length >= linesAnAnswer.least && Object.keys(lines).length <= linesAnAnswer.most,
      `An answer has ${String(linesAnAnswer.least)} to ${String(linesAnAnswer.most)} Lines.`,
    ),
});

/** `content/asked/<question>.<lang>.yaml`. */
export const askedWords = z.strictObject({
  /** As somebody asks it. */
  question: sentence,
  /** Other words that people may look for it by: "dole", "cash". They are searched and never shown. */
  found: z.array(z.string().trim().min(2)).min(1),
  lines: z.record(id, sentence),
  /** What is longer, for family and supporters: the law by its name. */
  detail: z.string().trim().min(2),
  sources: z.array(source).min(1),
});

export type AskedFile = z.infer<typeof askedFile>;
export type AskedWords = z.infer<typeof askedWords>;
