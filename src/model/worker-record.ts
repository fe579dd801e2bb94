import { z } from 'zod';
import { token } from '#model/answer.ts';
import { moment } from '#model/moment-shape.ts';
import { fromWorker } from '#model/reply.ts';
import { taken } from '#model/series.ts';
import { letterBox, signingKey } from '#model/worker-card.ts';

const noted = { id: token, at: z.iso.datetime({ offset: true }), moment: moment.optional() };

/** A lead invited somebody to join; `hand-over`: a member to lead in her place, whose Mailbox stands in `to`. */
export const invited = z.strictObject({
  ...noted,
  kind: z.literal('invited'),
  invite: token,
  name: z.string().max(200),
  role: z.enum(['worker', 'lead', 'hand-over']),
  until: z.iso.datetime({ offset: true }),
  to: letterBox.optional(),
});

/**
 * What a worker's device notes for itself, sealed to the worker's own key in their own Mailbox: so that all of it is there on
 * another device. Like Answers, records are only added; the newest of a sort stands.
 */
export const workerRecord = z.discriminatedUnion('kind', [
  /** What was sent to a person. */
  z.strictObject({ ...noted, kind: z.literal('sent'), reply: fromWorker }),
  /** A person stands on the active list, or waits: for a review, for an answer. */
  z.strictObject({
    ...noted,
    kind: z.literal('list'),
    thread: token,
    list: z.enum(['active', 'pending', 'ended']),
    waitsFor: z.enum(['review', 'answer']).optional(),
  }),
  /**
   * A person is put away, without closing their thread: out of sight until the worker brings them back, or until a Letter comes after
   * `last`, which came last then.
   */
  z.strictObject({ ...noted, kind: z.literal('away'), thread: token, last: token }),
  /** A thread is closed to whoever writes in it: their words go, and nothing more comes in. */
  z.strictObject({ ...noted, kind: z.literal('blocked'), thread: token }),
  /** Whose signature counts in a thread, as its first signed Letter said: it stays known when that Letter is forgotten. */
  z.strictObject({
    ...noted,
    kind: z.literal('pinned'),
    thread: token,
    by: signingKey,
    /** Where and when that Letter came, as the server counts. */
    since: z.strictObject({ box: z.enum(['mine', 'team']), seq: z.number().int(), at: z.string().max(40) }),
  }),
  /** Numbers of Letters that were forgotten whole, with who signed them: another device that never had them does not miss them. */
  z.strictObject({ ...noted, kind: z.literal('had'), thread: token, by: signingKey, places: z.array(taken).max(2000) }),
  /** The council's number for a person: the worker's own note, never sent to anybody. Empty where it was taken away. */
  z.strictObject({ ...noted, kind: z.literal('case'), thread: token, number: z.string().max(100) }),
  /** A quiet warning comes above this many active people. */
  z.strictObject({ ...noted, kind: z.literal('limit'), active: z.number().int().min(1).max(500) }),
  invited,
  /** A lead ended it; or who was asked to lead does not want to. */
  z.strictObject({ ...noted, kind: z.literal('uninvited'), invite: token }),
]);

export type WorkerRecord = z.infer<typeof workerRecord>;
