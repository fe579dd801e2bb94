import { z } from 'zod';
import { token } from '#model/answer.ts';
import { fromPerson } from '#model/letter.ts';
import { moment } from '#model/moment.ts';
import { fromWorker } from '#model/reply.ts';
import { letterBox, recipient, signingKey, workerCard } from '#model/worker-card.ts';

/**
 * A named worker as this Story knows them. `id` is the thread: this person with this worker. The person's device makes a key and
 * a Mailbox for each worker, so no two workers can tell that they know the same person.
 */
export const myWorker = z.strictObject({
  id: token,
  story: token,
  card: workerCard,
  /** The secret of the card's link: to look whether the card has changed. */
  secret: token,
  photo: token.optional(),
  voice: token.optional(),
  since: z.iso.datetime({ offset: true }),
  /** What orders the workers of a Story. */
  moment: moment.optional(),
  /** Set when they are no longer the person's named worker. */
  until: z.iso.datetime({ offset: true }).optional(),
  /** When that was, beside what the person said of who their worker is. */
  untilMoment: moment.optional(),
  box: z.strictObject({ read: token, drop: token, identity: z.string().max(200), recipient, opened: z.boolean(), after: z.number().int().min(0) }),
  /**
   * What the worker's signatures are known by, and their team's: as the card's link or the first signed card said. Never changed by a card
   * that somebody else signed.
   */
  signs: signingKey.optional(),
  teamSigns: signingKey.optional(),
  /** How many things were signed and sent in this thread: the next has the next number. */
  sent: z.number().int().min(0).optional(),
  /** The way in to the worker's Mailbox that is this thread's alone, as the worker's first receipt gave it. */
  drop: token.optional(),
  /** Whether the weekly check-in is on, as the worker agreed with the person. */
  checkIn: z.iso.datetime({ offset: true }).optional(),
});

const carried = z.strictObject({ envelope: token, takeBack: token });

/**
 * Something that was given to a worker, as the person's device remembers it. Answers are named by id only: they stand once, in
 * the Story, and when they are rubbed out nothing of them is left here.
 */
export const given = z.strictObject({
  id: token,
  story: token,
  worker: token,
  at: z.iso.datetime({ offset: true }),
  moment: moment.optional(),
  kind: z.enum(['letter', 'closes', 'heard-back', 'may-read', 'count']),
  answers: z.array(token).max(20_000),
  /** For what is no Letter: what was said, whole. */
  what: fromPerson.optional(),
  week: z.iso.date().optional(),
  /** Whether it went to the worker's team too. */
  team: z.boolean(),
  envelopes: z.array(carried).max(8000),
  state: z.enum(['waiting', 'sent', 'read', 'taken-back', 'not-taken', 'asked-to-forget', 'forgotten']),
});

/** Something that a worker said. `seen`: the person had it on the screen. */
export const heard = z.strictObject({ id: token, story: token, worker: token, reply: fromWorker, came: z.string().max(40), seen: z.boolean(),
  /** Who signed it: the worker, or somebody of their team. Not there: nobody did, before workers signed. */
  signed: z.enum(['worker', 'team']).optional() });

/** Something still to be done at the server, when there is a way to it. */
export type Errand = { n?: number; given?: string | undefined } & (
  /** Put a sealed Envelope into a Mailbox. */
  | { does: 'put'; envelope: string; takeBack: string; drop: string; sealed: Blob }
  /** Tell a worker to forget: sealed only when it goes. */
  | { does: 'forget'; to: z.infer<typeof letterBox>[]; thread: string; letters: string[]; answers: string[] }
  | { does: 'take-back'; takeBack: string }
  /** Take the person's own Mailbox away. */
  | { does: 'close'; read: string }
);

export type MyWorker = z.infer<typeof myWorker>;
export type Given = z.infer<typeof given>;
export type Heard = z.infer<typeof heard>;
