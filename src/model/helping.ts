import { z } from 'zod';
import { answer, oneOfMine, said, token, type Token } from '#model/answer.ts';
import { dropToken, readToken, type DropToken, type ReadToken } from '#model/mailbox-token.ts';
import { moment } from '#model/moment-shape.ts';
import type { ManySeries } from '#model/series.ts';
import { recipient, signingKey, travellingPiece } from '#model/worker-card.ts';

/** What travels between a person and a Helper from afar, and what each keeps of it (docs/decisions/0093). */

/** What the secret in a Helper's link opens: where to write, whom to seal to, and whose signature counts. */
export const helpKeys = z.object({ kind: z.literal('help-keys'), drop: dropToken, recipient, signs: signingKey });
export type HelpKeys = z.infer<typeof helpKeys>;

const topics = z.array(z.string().max(100)).max(100);

/**
 * All that a Helper may see, as it is now: a later one, with a higher `n`, takes its place. `answers` carry ids of their own, nobody who was there and no other Helper's view. The
 * first that a link shows, before anybody answered it, has none.
 */
export const helpSight = z.strictObject({
  kind: z.literal('help-sight'),
  n: z.number().int().min(1),
  /** Who asks: as their Story is called, and its photo among the pieces. */
  name: z.string().max(500),
  photo: token.optional(),
  /** Whether the Helper may see the person's own words too. */
  sees: z.boolean(),
  topics,
  answers: z.array(answer).max(2000),
  pieces: z.array(travellingPiece).max(200),
});
export type HelpSight = z.infer<typeof helpSight>;

const fromHelper = {
  id: token,
  at: z.iso.datetime({ offset: true }),
  recipient,
  pieces: z.array(travellingPiece).max(0),
};

/** What a Helper says to a Question: in words and choices. */
const helperSaid = said.pick({ unsaid: true, chosen: true, written: true });

/** To which Question, in which words, and when. */
const toQuestion = {
  moment,
  question: z.string().max(200),
  version: z.number().int().min(1),
  lang: z.string().max(10),
  asked: answer.shape.asked,
};

/**
 * What comes from a Helper: that they looked, their own view of a Question, or an Offer to it (docs/decisions/0094): what they wrote down with the person, or somebody, a photo, a day in
 * words. `recipient`: whom to seal to, so that only they read it.
 */
export const helperWord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('looked'), ...fromHelper }),
  z.strictObject({ kind: z.literal('says'), ...fromHelper, ...toQuestion, said: helperSaid }),
  z.strictObject({
    kind: z.literal('offers'),
    ...fromHelper,
    pieces: z.array(travellingPiece).max(1),
    ...toQuestion,
    with: z.boolean(),
    said: helperSaid.extend({ photo: said.shape.photo, circle: z.array(oneOfMine).max(1).optional() }),
  }),
]);
export type HelperWord = z.infer<typeof helperWord>;
/** A Helper's own view of a Question, on its way. */
export type HelperSays = Extract<HelperWord, { kind: 'says' }>;
/** A Helper's Offer, on its way. */
export type HelperOffers = Extract<HelperWord, { kind: 'offers' }>;

/** What the person's other devices know of a Helper: enough to show who can see what, and to stop it. `v` grows with each change: the highest counts. */
export const sharedHelper = z.strictObject({
  id: token,
  name: z.string().max(500),
  photo: token.optional(),
  since: z.iso.datetime({ offset: true }),
  topics,
  sees: z.boolean(),
  v: z.number().int().min(1),
  read: readToken.optional(),
  stopped: z.iso.datetime({ offset: true }).optional(),
});
export type SharedHelper = z.infer<typeof sharedHelper>;

/** The keys of one Helper's box, as the device that asked holds them: `secret` is the link's. */
export interface MyHelperKeys {
  read: ReadToken;
  drop: DropToken;
  identity: string;
  secret: Token;
}

/**
 * Somebody whom the person asked to help from afar. `name` is what the person calls them; they are known by `key`, which the first who answered the link made.
 */
export interface MyHelper {
  id: Token;
  story: Token;
  name: string;
  /** A photo of the person's own, where they are one of their people. */
  photo?: Token | undefined;
  /** When they were asked: ISO 8601. */
  since: string;
  /** Topics they are asked about now, and ever: what they said before a Topic was taken away still arrives. */
  topics: string[];
  everAsked: string[];
  /** Whether they may see what I say there, and which Answers I let them see. */
  sees: boolean;
  shown: Token[];
  /** Counts the changes of what other devices know of them. */
  v: number;
  /** Gone once it is stopped; only on the device that asked. */
  keys?: MyHelperKeys | undefined;
  /** Another device of the person asked them: what ends their box. */
  elsewhere?: ReadToken | undefined;
  /** Who they are: as the first that answered signed. */
  key?: { signs: string; recipient: string; since: string } | undefined;
  /** When they last looked, to the minute, as the server told it. */
  looked?: string | undefined;
  /** Others who opened the link after them, by their keys. */
  others?: string[] | undefined;
  /** Something they said, and something they offer, that the person has not been told of. */
  news?: boolean | undefined;
  offered?: boolean | undefined;
  /** The numbers of what they signed, as far as they came. */
  counted?: ManySeries | undefined;
  /** The number of the sight that stands at the server, and a sum of what it says; none where it is to be put anew. */
  n: number;
  put?: string | undefined;
  /** Where to go on reading; the highest number and the epoch that were seen. */
  after: number;
  last?: number | undefined;
  epoch?: string | undefined;
  /** How many Envelopes did not open. */
  unopened?: number | undefined;
  /** What only newer software knows, by its first Envelope, and what the software knew that looked (`knows`): it stays at the server, and is opened again after an update. */
  newer?: { knows: number; things: Token[] } | undefined;
  stopped?: string | undefined;
}

/** Who asked me to help, as the Helper's device keeps it. */
export interface AskedMe {
  /** The token of the link's vault. */
  id: Token;
  secret: Token;
  keys: HelpKeys;
  /** My own key, made here: by it I am known. */
  identity: string;
  recipient: string;
  since: string;
  /** Which device counts what it says, and how many it said. */
  tag: Token;
  sent: number;
  sight?: { sight: HelpSight; pieces: { id: Token; type: string; bytes: ArrayBuffer }[] } | undefined;
  /** When I was last noted to have looked: milliseconds since 1970. */
  looked?: number | undefined;
  epoch?: string | undefined;
  /** What stands there is older than what was here; is sealed to somebody else. */
  old?: boolean | undefined;
  taken?: boolean | undefined;
  /** The person stopped it: when this was learned. */
  ended?: string | undefined;
}

/** A photo as a Helper's device keeps it. */
export interface KeptPhoto {
  type: string;
  bytes: ArrayBuffer;
}

/** Something I said or offered, as the Helper's device keeps it. `waits` until the server has it. */
export interface MyWord {
  id: Token;
  of: Token;
  n: number;
  waits: 'yes' | 'no';
  word: HelperSays | HelperOffers;
  photo?: KeptPhoto | undefined;
}
