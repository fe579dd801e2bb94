import { z } from 'zod';
import { token } from '#model/answer.ts';
import { fromPerson } from '#model/letter.ts';
import { moment } from '#model/moment-shape.ts';
import { fromWorker } from '#model/reply.ts';
import { manySeries, series, taken } from '#model/series.ts';
import {
  dropToken,
  readToken,
  takeBackToken,
  type DropToken,
  type ReadToken,
  type TakeBackToken,
} from '#model/mailbox-token.ts';
import { unopened } from '#model/unopened.ts';
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
  box: z.strictObject({
    read: readToken,
    drop: dropToken,
    identity: z.string().max(200),
    recipient,
    opened: z.boolean(),
    after: z.number().int().min(0),
    /** The epoch of the server's database where this Mailbox was last seen, and the highest number it had given there. */
    epoch: token.optional(),
    last: z.number().int().min(0).optional(),
    /** The server did not know it any more: it is to be opened again, and then it shows why. */
    lost: z.boolean().optional(),
  }),
  /** When it was noticed that the server had gone back in time, and what has no receipt was sent again. */
  wentBack: z.iso.datetime({ offset: true }).optional(),
  /** As `counted`, before each device of a worker counted for itself: no worker's software sent such numbers. Read, and not used. */
  numbers: series.optional(),
  /** The numbers of what the worker signed and sent, as far as they came here. */
  counted: manySeries.optional(),
  /** What is in the Mailbox and did not open. */
  unopened: z.array(unopened).max(500).optional(),
  /** What came from the worker and is known only to newer software: an Envelope of each. `knows`: what the software knew that looked. */
  newer: z.strictObject({ things: z.array(token).max(2000), knows: z.number().int() }).optional(),
  /**
   * What the worker's signatures are known by, and their team's: as the card's link or the first signed card said. Never changed by a card
   * that somebody else signed.
   */
  signs: signingKey.optional(),
  teamSigns: signingKey.optional(),
  /** Which key of the team's that is, as the worker said; 1 where they never said so. */
  teamNumber: z.number().int().min(1).optional(),
  /** What their team's signatures were known by before, and up to which number in this Mailbox each counts: what came later is not theirs. */
  teamBefore: z
    .array(z.strictObject({ signs: signingKey, seq: z.number().int() }))
    .max(200)
    .optional(),
  /**
   * How many things this device signed and sent in this thread, under this tag: the next has the next number. A copy does not carry it on to
   * another device. Without a tag it is from before devices counted for themselves: they begin anew.
   */
  sent: z.number().int().min(0).optional(),
  tag: token.optional(),
  /**
   * The Answers that this worker, and their team, were asked to forget when they were rubbed out, by their bare ids: a server that went back
   * in time may hold them again.
   */
  forgot: z.strictObject({ answers: z.array(token).max(20_000), team: z.boolean() }).optional(),
  /** The way in to the worker's Mailbox that is this thread's alone, as the worker's first receipt gave it. */
  drop: dropToken.optional(),
  /** Whether the weekly check-in is on, as the worker agreed with the person. */
  checkIn: z.iso.datetime({ offset: true }).optional(),
});

const carried = z.strictObject({ envelope: token, takeBack: takeBackToken });

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
  /** For a new worker: the thread of the one before, whose words go along. */
  before: token.optional(),
  /**
   * `waiting` here → `sent`: the server has it → `came`: the worker's device has it → `read`. Only the worker's own sealed word makes the
   * last two. `taking-back` until it is proved that it is gone.
   */
  state: z.enum([
    'waiting',
    'sent',
    'came',
    'read',
    'taking-back',
    'taken-back',
    'not-taken',
    'asked-to-forget',
    'forgotten',
  ]),
  /** Its number in the thread, from when it was sealed first. */
  place: taken.optional(),
  /** It was to be taken back, and its reader's device had fetched it before. */
  late: z.boolean().optional(),
});

/** Something that a worker said. `seen`: the person had it on the screen. */
export const heard = z.strictObject({
  id: token,
  story: token,
  worker: token,
  reply: fromWorker,
  came: z.string().max(40),
  seen: z.boolean(),
  /** Who signed it: the worker, or somebody of their team. Not there: nobody did, before workers signed. */
  signed: z.enum(['worker', 'team']).optional(),
  /** How many things in it only newer software knows: it is read again after an update. */
  newer: z.number().int().min(1).optional(),
});

/** A sealed Envelope as it goes to a Mailbox. What was sealed until November 2026 may stand here as a Blob, which not every browser can keep. */
export interface SealedUp {
  envelope: string;
  takeBack: TakeBackToken;
  drop: DropToken;
  sealed: Uint8Array<ArrayBuffer> | Blob;
}

/** Who signs something, and its number in the thread; kept by older software without a tag. */
export interface Signs {
  identity: string;
  number: number;
  tag?: string | undefined;
}

/** Something still to be done, when there is a way. `notBefore`: milliseconds since 1970. */
export type Errand = { n?: number; given?: string | undefined; notBefore?: number | undefined } &
  /** Seal what was given: the wish is kept, and nothing of it was sealed yet. `team`: only for the team, whose key changed meanwhile. */
  (
    | { does: 'seal'; team?: boolean }
    /** Put a sealed Envelope into a Mailbox. `gone`: the day on which a team's Mailbox was first said not to be there. */
    | ({ does: 'put'; gone?: string } & SealedUp)
    /**
     * Tell a worker to forget: sealed only when it goes. `id` and `at` stay the same however often it goes. `gone`: when the worker's
     * Mailbox was first said not to be there; a day alone, until November 2026. `signs`: who signs it, and its number in the thread.
     */
    | {
        does: 'forget';
        id?: string;
        at?: string;
        to: z.infer<typeof letterBox>[];
        thread: string;
        letters: string[];
        answers: string[];
        gone?: string;
        signs?: Signs;
      }
    /** Sends what says nothing, under the number of something that was taken back. */
    | { does: 'nothing'; id: string; at: string; to: z.infer<typeof letterBox>; thread: string; signs: Signs }
    /** `sent`: it came there for certain; where it is not there any more, its reader had it. */
    | { does: 'take-back'; takeBack: TakeBackToken; sent?: boolean }
    /** Take the person's own Mailbox away. */
    | { does: 'close'; read: ReadToken }
  );

export type MyWorker = z.infer<typeof myWorker>;
export type Given = z.infer<typeof given>;
export type Heard = z.infer<typeof heard>;
