import { z } from 'zod';
import { answer, type Answer, type OneOfMine, type Said } from '#model/answer.ts';
import { saying } from '#model/answers.ts';

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

/** Whether it is an Offer. */
export const isOffer = (one: AnswerOrOffer): one is Offer => one.speaker.whose === 'offered';
/** Whether it is an Answer. */
export const isAnswer = (one: AnswerOrOffer): one is Answer => one.speaker.whose !== 'offered';

const called = ({ name }: OneOfMine): string => name.trim().toLowerCase();

/** A circle with somebody more. Who is in it by that name already gets the photo, and stays otherwise as the person put them. */
function withOne(circle: readonly OneOfMine[], one: OneOfMine): OneOfMine[] {
  const same = circle.find((kept) => called(one) !== '' && called(kept) === called(one));
  if (!same) return [...circle, one];
  const { photo } = one;
  return circle.map((kept) => (kept === same && photo ? { ...kept, photo } : kept));
}

/**
 * What the person says once they take an Offer: what it says, and of what they said before all that it does not speak of.
 * @param before what the person says to its Question now, if anything.
 */
export function takenWith(before: Said | undefined, { said, speaker }: Pick<Offer, 'said' | 'speaker'>): Said {
  if (said.unsaid) return said;
  const { circle, written, ...rest } = said;
  // A day stands below the days that are there; what was written down with the person is what they say now.
  const below = !speaker.with && before?.written ? `${before.written}\n` : '';
  return saying(before ?? {}, {
    ...rest,
    ...(written === undefined ? {} : { written: below + written }),
    ...(circle ? { circle: circle.reduce(withOne, before?.circle ?? []) } : {}),
  });
}
