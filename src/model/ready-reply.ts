import { z } from 'zod';
import { id } from '#model/page.ts';
import { question } from '#model/topic.ts';

/** What a ready Reply says it is: as `reply.ts` has them. *This is what I heard* has none: those words are the worker's alone. */
const says = z.enum(['promise', 'cannot', 'talk']);

/**
 * `content/ready-replies.yaml`: whole Replies that a worker can take and change. Each names its Lines, and what it fits: a danger that was
 * told, a way not to answer, Topics, kinds of Question. One that names nothing fits everything.
 */
export const readyRepliesFile = z.strictObject({
  /** Line id → picture. */
  lines: z.record(id, id),
  replies: z.array(
    z.strictObject({
      id,
      says,
      lines: z.array(id).min(1).max(4),
      when: z.enum(['danger', 'unsaid']).optional(),
      topics: z.array(id).min(1).optional(),
      kinds: z
        .array(z.enum(question.options.map((one) => one.shape.kind.value)))
        .min(1)
        .optional(),
    }),
  ),
});

/** A ready Reply in one language. In its Lines `{date}` stands for the day that the worker picks. */
export type ReadyReply = Omit<z.infer<typeof readyRepliesFile>['replies'][number], 'lines'> & {
  lines: { words: string; picture: string }[];
};
