import { z } from 'zod';
import { answer, token } from '#model/answer.ts';
import { moment } from '#model/moment-shape.ts';
import { fromWorker } from '#model/reply.ts';
import { letterBox, travellingPiece } from '#model/worker-card.ts';

/** What everything that a person sends has: its id, the thread (this person with this worker), when, and what travels beside it. */
const sent = {
  id: token,
  thread: token,
  at: z.iso.datetime({ offset: true }),
  /** What orders it within its thread. */
  moment: moment.optional(),
  pieces: z.array(travellingPiece).max(2000),
};

/** What the person says of a promise whose day came, or of one the worker calls done. Only the person closes a promise. */
export const outcome = z.enum(['happened', 'did-not-happen', 'not-yet']);

/** Whether *this is what I heard* fits what the person meant. */
export const fits = z.enum(['yes', 'a-bit', 'no']);

/** Replies that are of no kind we know are left out; the Letter is read all the same. */
const knownReplies = z
  .array(z.unknown())
  .max(20_000)
  .transform((replies) => replies.flatMap((one) => fromWorker.safeParse(one).data ?? []));

/**
 * The Answers that a person chose to give to one named worker, whole and unchanged. It never says what was kept back.
 */
export const letter = z.strictObject({
  ...sent,
  kind: z.literal('letter'),
  /** As the person calls their Story, with their photo among the pieces. */
  from: z.strictObject({ name: z.string().max(500), photo: token.optional() }),
  /** Where Replies go. */
  reply: letterBox,
  answers: z.array(answer).max(20_000),
  /** Given as a weekly check-in: the Monday of that week. */
  week: z.iso.date().optional(),
  /** Given again to a new worker after the person said yes: all they gave to the one before, and what that worker said. */
  before: z.strictObject({ worker: z.string().max(200), replies: knownReplies }).optional(),
});

/**
 * Somebody is not happy with their worker, said to who leads the worker's team. Its thread is made for it alone, nobody signs it and no Reply
 * can go back: nothing in it ties it to what the worker knows, and nothing has to be kept on the person's device.
 */
const aboutWorker = z.strictObject({
  ...sent,
  kind: z.literal('about-worker'),
  worker: z.strictObject({ id: token, name: z.string().max(200) }),
  /** What is not right: each choice, with its words as they were asked. */
  chosen: z.array(z.strictObject({ choice: z.string().max(100), words: z.string().max(300) })).max(50),
  written: z.string().max(20_000),
  /** Who says so and how to reach them: as they write it, or empty. */
  from: z.string().max(500),
  reach: z.string().max(500),
});

/** Everything that a person's device sends to their worker, and what it says of the worker to their lead. */
export const fromPerson = z.discriminatedUnion('kind', [
  letter,
  z.strictObject({ ...sent, kind: z.literal('closes'), promise: token, outcome }),
  z.strictObject({ ...sent, kind: z.literal('heard-back'), heard: token, fits }),
  /** Takes the number of something that was taken back, so that it is not looked for: it says nothing. */
  z.strictObject({ ...sent, kind: z.literal('nothing') }),
  /** The person wants these forgotten: whole Letters, or single Answers that they rubbed out. */
  z.strictObject({
    ...sent,
    kind: z.literal('forget'),
    letters: z.array(token).max(2000),
    answers: z.array(token).max(20_000),
  }),
  /** May the new worker read my Story? */
  z.strictObject({ ...sent, kind: z.literal('may-read'), handingOver: token, yes: z.boolean() }),
  /** The person lets 4 answers of *is it working?* be counted: question → choice. */
  z.strictObject({ ...sent, kind: z.literal('count'), chosen: z.record(z.string().max(100), z.string().max(100)) }),
  aboutWorker,
]);

export type Letter = z.infer<typeof letter>;
export type AboutWorker = z.infer<typeof aboutWorker>;
export type FromPerson = z.infer<typeof fromPerson>;
export type Outcome = z.infer<typeof outcome>;
export type Fits = z.infer<typeof fits>;
