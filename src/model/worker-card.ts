import { z } from 'zod';
import { token } from '#model/answer.ts';
import { isRecipient } from '#model/is-recipient.ts';
import { dropToken } from '#model/mailbox-token.ts';

/** Whom something is sealed to: an age X25519 recipient (https://age-encryption.org/v1), safe for anybody to see. */
export const recipient = z.string().refine(isRecipient, 'This is no recipient.');

/** A private key of the age format. */
export const identity = z.string().regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);

/** What somebody's signatures are known by: an Ed25519 public key, safe for anybody to see. */
export const signingKey = z.string().regex(/^[0-9a-f]{64}$/);

/** A photo or a recording that travels beside the JSON of a Letter, a Reply or a Worker card. `length` in bytes. */
export const travellingPiece = z.strictObject({
  id: token,
  type: z.string().max(100),
  length: z.number().int().min(0),
});

/** Where Envelopes for somebody go, and whom they are sealed to. */
export const letterBox = z.strictObject({ recipient, drop: dropToken });

/** A worker's team: reads a person's Letters while the worker is away, where the person agreed. */
export const team = letterBox.extend({ name: z.string().max(200) });

/** Who leads a team: their name, their own Mailbox. */
export const lead = letterBox.extend({ name: z.string().max(200) });

/**
 * Who a named worker is, in their own words, and how to write to them. Sealed with a secret that stands only in the card's
 * link and QR code (`/card/#<secret>.<recipient>`): the server keeps it and cannot read it.
 */
export const workerCard = z.strictObject({
  format: z.literal('what-matters-to-me/worker-card'),
  version: z.literal(1),
  /** The same for as long as this is the same worker, whatever their card says. */
  worker: token,
  name: z.string().min(1).max(200),
  /** A line about themselves, in easy words. */
  about: z.string().max(300),
  /** How to reach them, as they write it. */
  reach: z.string().max(300),
  /** Within how many days they mostly answer, as they say. */
  answersIn: z.number().int().min(1).max(28).optional(),
  /** Who answers while they are away, as they write it. */
  cover: z.string().max(200).optional(),
  box: letterBox,
  team: team.optional(),
  /**
   * Who leads the worker's team: what is said about the worker goes to them. Their own Mailbox and key, which no member has; never the
   * team's. As their invite said it, so whoever joined before has none, and it is only as true as this card's worker.
   */
  lead: lead.optional(),
  photo: token.optional(),
  voice: token.optional(),
  pieces: z.array(travellingPiece).max(2),
});

export type Recipient = z.infer<typeof recipient>;
export type SigningKey = z.infer<typeof signingKey>;
export type TravellingPiece = z.infer<typeof travellingPiece>;
export type LetterBox = z.infer<typeof letterBox>;
export type WorkerCard = z.infer<typeof workerCard>;
