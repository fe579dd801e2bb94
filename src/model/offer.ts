import { z } from 'zod';
import { answer, type Answer } from '#model/answer.ts';

/** What a Helper from afar puts before the person, and whose words it becomes only where they take it (docs/decisions/0094). */

/** Of whom it is, as the person calls them, and by which key they are known. `with`: they say that they wrote it down with the person beside them. */
const offered = z.strictObject({
  whose: z.literal('offered'),
  helper: z.string().max(200),
  by: z.string().regex(/^[0-9a-f]{64}$/),
  with: z.boolean(),
});

/** An Offer: nobody's words yet. It has the parts of an Answer, and a Speaker of its own. */
export const offer = answer.extend({ speaker: offered });
export type Offer = z.infer<typeof offer>;

/** What stands where Answers stand. */
export type AnswerOrOffer = Answer | Offer;
