import { z } from 'zod';
import { symbol, token } from '#model/answer.ts';
import { moment } from '#model/moment-shape.ts';
import { lead, recipient, signingKey, team, travellingPiece } from '#model/worker-card.ts';
import { dropToken } from '#model/mailbox-token.ts';

/** A Line that a worker wrote: one short sentence and a picture, by its name in `content/pictures` or by its OpenMoji code. */
export const writtenLine = z.strictObject({
  words: z.string().min(1).max(300),
  picture: z.union([z.strictObject({ name: z.string().regex(/^[a-z0-9-]{1,60}$/) }), z.strictObject({ symbol })]),
});

/** Which Letter, and where it speaks of one Answer, which. */
const about = z.strictObject({ letter: token, answer: token.optional(), question: z.string().max(200).optional() });

/** What everything that a worker sends has. */
const sent = {
  id: token,
  thread: token,
  at: z.iso.datetime({ offset: true }),
  /** What orders it within its thread. */
  moment: moment.optional(),
  /** The worker's name as they signed it. */
  from: z.string().max(200),
  pieces: z.array(travellingPiece).max(4),
};
/** Words of the worker: Lines, and their own voice where they recorded it. */
const says = { lines: z.array(writtenLine).max(12), voice: token.optional() };

/**
 * Everything that a worker sends to a person. Who signed it, and its number in the thread, travel beside it (`sealing/pack.ts`): older
 * software reads it all the same.
 */
export const fromWorker = z.discriminatedUnion('kind', [
  /** *I have read it.* */
  z.strictObject({ ...sent, kind: z.literal('seen'), of: about }),
  /** *I will do this, by then.* `by` is a day. */
  z.strictObject({ ...sent, ...says, kind: z.literal('promise'), of: about, by: z.iso.date() }),
  /** *I cannot do this, because…* */
  z.strictObject({ ...sent, ...says, kind: z.literal('cannot'), of: about }),
  /** *Let us talk about it.* */
  z.strictObject({ ...sent, ...says, kind: z.literal('talk'), of: about }),
  /** *This is what I heard.* */
  z.strictObject({ ...sent, ...says, kind: z.literal('heard'), of: about }),
  /** The worker says that they did it. The person says whether it happened. */
  z.strictObject({ ...sent, kind: z.literal('done'), promise: token }),
  /** The weekly check-in, agreed with the person, goes on or off. */
  z.strictObject({ ...sent, kind: z.literal('check-in'), on: z.boolean() }),
  /** What the person wanted forgotten is gone from the worker's side. */
  z.strictObject({
    ...sent,
    kind: z.literal('forgotten'),
    letters: z.array(token).max(2000),
    answers: z.array(token).max(20_000),
  }),
  /**
   * The worker's device has these Letters: said by itself, never by the worker. `drop`: the way in to the worker's Mailbox that is this
   * thread's alone, from now on; they can end it.
   */
  z.strictObject({ ...sent, kind: z.literal('came'), letters: z.array(token).max(2000), drop: dropToken.optional() }),
  /**
   * The worker's team has another key: said by the worker's device, and counts only by the worker's own signature. What is given to the team
   * goes to this one from then on. `n` which of its keys it is; `lead` who leads it, as the worker's card says.
   */
  z.strictObject({
    ...sent,
    kind: z.literal('team'),
    team,
    signs: signingKey,
    n: z.number().int().min(2),
    lead: lead.optional(),
  }),
  /** The worker wrote these Answers into the council's records, and says so. What stands there stays there, whatever is rubbed out here. */
  z.strictObject({ ...sent, kind: z.literal('recorded'), answers: z.array(token).min(1).max(20_000) }),
  /** Somebody else is to be the named worker: their card, by the secret of its link. The person is asked. */
  z.strictObject({
    ...sent,
    ...says,
    kind: z.literal('handing-over'),
    card: z.strictObject({ secret: token, recipient }),
    name: z.string().max(200),
  }),
  /** Work that ends well: a last page for both. */
  z.strictObject({ ...sent, ...says, kind: z.literal('ending') }),
]);

export type WrittenLine = z.infer<typeof writtenLine>;
export type FromWorker = z.infer<typeof fromWorker>;
/** What the worker's device says by itself: it is no word of the worker, and is never shown as one. */
type DeviceReply = Extract<FromWorker, { kind: 'came' | 'team' }>;
/** Whether the worker's device said it by itself: a receipt, or news of their team. */
export const isDevices = (reply: FromWorker): reply is DeviceReply => reply.kind === 'came' || reply.kind === 'team';
/** What a worker promised, with the day until which they do it. */
export type Promised = Extract<FromWorker, { kind: 'promise' }>;
