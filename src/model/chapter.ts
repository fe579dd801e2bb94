import { z } from 'zod';
import { id, sentence } from '#model/page.ts';

/** `content/chapters.yaml`: which Pages stand together, in the order in which they are shown and read. */
export const chapterFile = z.record(
  id,
  z.strictObject({
    /** The picture of its door in the contents. */
    picture: id,
    /** Ids of its Pages. Every Page stands in 1 chapter. */
    pages: z.array(id).min(1),
  }),
);

/** `content/chapters.<lang>.yaml`: the titles, by id. */
export const chapterWords = z.record(id, sentence);
