import type { Answer, OneOfMine, Said } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import type { AnswerOrOffer, Offer } from '#model/offer.ts';

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
