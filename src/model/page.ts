import { z } from 'zod';

/** The id of a Line, Page, Topic, Question, choice, picture or message: lower-case words joined by hyphens. Never reused, never renamed. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is lower-case words joined by hyphens, like my-rights.');

/** A sentence as authored. Hard words stand between double stars: "An **advocate** helps you." */
export const sentence = z.string().trim().min(2);

/** `content/pages/<page>/page.yaml`: structure and pictures, no words, so that every language shares it. */
export const pageFile = z.strictObject({
  /** The Page's own picture, shown in the contents and beside the title. */
  picture: id,
  /** The day somebody last made sure that the Page is true: YYYY-MM-DD. */
  checked: z.iso.date(),
  /** Whose law it is true of. Another country's law is another Page. */
  law: z.enum(['england']).default('england'),
  /** People who made sure of it, named as they wish, and as what. Empty: nobody has yet, and the Page says so. */
  checkedBy: z
    .array(
      z.strictObject({ name: z.string(), as: z.enum(['self-advocate', 'lawyer', 'social-worker', 'somebody-else']) }),
    )
    .default([]),
  /** A Page whose title tells a secret: a browser's list of pages then shows a plain title. */
  quiet: z.boolean().default(false),
  /** For whom it is written: some Pages speak to a family or a group, and some are the rules that anybody may look up. */
  reader: z.enum(['person', 'supporter', 'group', 'anybody']).default('person'),
  headings: z
    .array(
      z.strictObject({
        id,
        /** Line id → picture name, in the order they are read. */
        lines: z.record(id, id),
      }),
    )
    .min(1)
    .max(8),
});

/** A document, law or site that supports what a Page says. */
export const source = z.strictObject({ name: z.string(), address: z.url().optional() });

/** `content/pages/<page>/words.<lang>.yaml`: the sentences, by id. */
export const pageWords = z.strictObject({
  title: sentence,
  headings: z.record(id, sentence),
  lines: z.record(id, sentence),
  sources: z.array(source).min(1),
});

export type PageFile = z.infer<typeof pageFile>;
export type PageWords = z.infer<typeof pageWords>;
