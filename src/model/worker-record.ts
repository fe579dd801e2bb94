import { z } from 'zod';
import { token } from '#model/answer.ts';
import { moment } from '#model/moment.ts';
import { fromWorker } from '#model/reply.ts';

const noted = { id: token, at: z.iso.datetime({ offset: true }), moment: moment.optional() };

/**
 * What a worker's device notes for itself, sealed to the worker's own key in their own Mailbox: so that all of it is there on
 * another device. Like Answers, records are only added; the newest of a sort stands.
 */
export const workerRecord = z.discriminatedUnion('kind', [
  /** What was sent to a person. */
  z.strictObject({ ...noted, kind: z.literal('sent'), reply: fromWorker }),
  /** A person stands on the active list, or waits: for a review, for an answer. */
  z.strictObject({ ...noted, kind: z.literal('list'), thread: token, list: z.enum(['active', 'pending', 'ended']), waitsFor: z.enum(['review', 'answer']).optional() }),
  /** A quiet warning comes above this many active people. */
  z.strictObject({ ...noted, kind: z.literal('limit'), active: z.number().int().min(1).max(500) }),
  /** A lead invited somebody. */
  z.strictObject({ ...noted, kind: z.literal('invited'), invite: token, name: z.string().max(200), role: z.enum(['worker', 'lead']), until: z.iso.datetime({ offset: true }) }),
  z.strictObject({ ...noted, kind: z.literal('uninvited'), invite: token }),
]);

export type WorkerRecord = z.infer<typeof workerRecord>;
