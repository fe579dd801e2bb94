import { z } from 'zod';
import { answer, story, token } from '#model/answer.ts';
import { moment } from '#model/moment-shape.ts';
import { given, heard, myWorker } from '#model/my-worker.ts';
import { offer } from '#model/offer.ts';

/** The version of the copy's format that this software writes. It reads this one and all before it. */
export const copyVersion = 6;

/** More Answers than anybody gives in a life. */
export const mostAnswers = 200_000;

const sum = z.string().regex(/^([0-9a-f]{64})?$/);

/**
 * A photo, a recording, a drawing. In version 1 its bytes stand here in base64; since version 2 they stand once in the file,
 * where the browser shows them: `at` bytes from the file's beginning, `length` bytes of base64 long.
 */
const piece = z.union([
  z.strictObject({ id: token, type: z.string().max(100), base64: z.base64() }),
  z.strictObject({
    id: token,
    type: z.string().max(100),
    at: z.number().int().min(0),
    length: z.number().int().min(0),
    sha256: sum,
  }),
]);

/** A Question that the person wants to be asked again, and when they wished so. */
export const wish = z.strictObject({
  question: z.string().max(200),
  on: z.iso.date(),
  wished: z.iso.datetime({ offset: true }),
  moment: moment.optional(),
});

/** What stands inside a copy file: one Story, whole. See docs/copy-file.md. */
export const copy = z.strictObject({
  format: z.literal('what-matters-to-me/copy'),
  version: z.number().int().min(1),
  taken: z.iso.datetime({ offset: true }),
  story,
  answers: z.array(answer).max(mostAnswers),
  pieces: z.array(piece).max(20_000),
  /** Ids of Answers that were rubbed out: they go on every device the copy comes to. */
  rubbedOut: z.array(token).max(200_000),
  /** Questions that the person wants to be asked again, since version 2. */
  askAgain: z.array(wish).max(2000).optional(),
  /** The person's workers with the keys to hear from them, what was given and what they said, since version 3. */
  workers: z.array(myWorker).max(200).optional(),
  given: z.array(given).max(20_000).optional(),
  heard: z.array(heard).max(20_000).optional(),
  /** What Helpers from afar offer, and the person has not decided on, since version 6. */
  offers: z.array(offer).max(20_000).optional(),
});

export type Copy = z.infer<typeof copy>;
export type CopyPiece = z.infer<typeof piece>;
