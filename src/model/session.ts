import { z } from 'zod';
import { choiceFile } from '#model/choice.ts';
import { id, sentence } from '#model/page.ts';

/** Lines of what a facilitator reads: line id → picture name. */
const lines = z.record(id, id);
/** Every step takes so many minutes, about: nothing runs out. */
const minutes = z.number().int().min(1).max(60);

/** Steps that are the same in every Session: their Lines are in `content/messages/session`. */
export const sharedKinds = ['welcome', 'agreed', 'break', 'said', 'how', 'goodbye'] as const;

/**
 * One step of a Session. A `page` is read one Line at a time, whole or from some of its headings; a `question` has choices that are counted; a
 * `talk` has a prompt, and what is agreed is written down.
 */
const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(sharedKinds), id, minutes }),
  z.strictObject({
    kind: z.literal('page'),
    id,
    minutes,
    page: id,
    headings: z.array(id).min(1).optional(),
    notes: lines.default({}),
  }),
  z.strictObject({
    kind: z.literal('question'),
    id,
    minutes,
    picture: id,
    choices: z
      .record(id, choiceFile)
      .refine((all) => Object.keys(all).length >= 2 && Object.keys(all).length <= 6, 'A Question has 2 to 6 choices.'),
    notes: lines.default({}),
  }),
  z.strictObject({ kind: z.literal('talk'), id, minutes, picture: id, notes: lines.default({}) }),
]);

/** `content/sessions/<session>.yaml`: the steps of a Session in order, and what to prepare. */
export const sessionFile = z.strictObject({
  order: z.number().int(),
  picture: id,
  lines: z.strictObject({ what: id }),
  /** What to get ready, beside what every Session needs. */
  prepare: lines.default({}),
  /** What may come up that is hard, beside what is true of every Session. */
  hard: lines.default({}),
  steps: z.array(step).min(5).max(20),
});

/** `content/sessions/<session>.<lang>.yaml`. */
export const sessionWords = z.strictObject({
  title: sentence,
  what: sentence,
  prepare: z.record(id, sentence).default({}),
  hard: z.record(id, sentence).default({}),
  /** Of each step that has words of its own: what is asked, its choices, its notes. */
  steps: z.record(
    id,
    z.strictObject({
      prompt: sentence.optional(),
      choices: z.record(id, sentence).optional(),
      notes: z.record(id, sentence).default({}),
    }),
  ),
});

export type SessionFile = z.infer<typeof sessionFile>;
export type SessionWords = z.infer<typeof sessionWords>;
/** One step of a Session. */
export type SessionStep = SessionFile['steps'][number];
