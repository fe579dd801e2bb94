import type { Answer, Said, Token } from '#model/answer.ts';
import { newestFirst, personsOwn } from '#model/answers.ts';
import type { AnswerOrOffer, Offer } from '#model/offer.ts';
import { isAnswer, isOffer, takenWith } from '#model/offers.ts';
import { newToken, nowHere } from '#model/token.ts';
import { allOf, allTo, inOrder, rubbing, rubOutIn } from '#person/keep/answers.ts';
import { tellChange } from '#person/keep/changes.ts';
import { durable, openKeep, writing } from '#person/keep/keep.ts';
import { flagErrands } from '#person/keep/waits.ts';

/** The Offers among these, what was offered first before what came later. */
export const inTurn = (all: readonly AnswerOrOffer[]): Offer[] =>
  all.filter(isOffer).sort((a, b) => -newestFirst(a, b));

/** What Helpers from afar offer and the person has not decided on. */
export const offersOf = async (story: Token): Promise<Offer[]> => inTurn(await allOf(story));

/**
 * The person takes an Offer: it is an Answer of theirs from here on, with help from whom it came, and an Offer no more, in one step. What they said before stays. Nobody is told.
 * @param asked the Question as it is asked here, and its words for what is said then: not those that came. Throws Full, CannotKeep.
 * @returns what is kept; undefined where it was decided already, in another window or on another device.
 */
export async function takeOffer(offer: Offer, asked: (said: Said) => Answer['asked']): Promise<Answer | undefined> {
  const keep = await openKeep();
  // Before anything: flagged in vain is no harm, kept and not flagged would wait for ever.
  flagErrands();
  const kept = await writing(async () => {
    const tx = keep.transaction(rubbing, 'readwrite', durable);
    const { id, story, question, version, lang, speaker } = offer;
    const still = await tx.objectStore('answers').get(id);
    const all = (await allTo(tx, story, question)).filter(isAnswer);
    const before = personsOwn(all.filter((a) => !a.said.thinksToo))?.newest.said;
    const said = takenWith(before, offer);
    const answer: Answer = {
      id: newToken(),
      story,
      question,
      version,
      lang,
      asked: asked(said),
      said,
      speaker: { whose: 'with-help', helper: speaker.helper },
      company: speaker.with ? { who: 'with', name: speaker.helper } : { who: 'not-said' },
      at: nowHere(),
    };
    const ordered = still && (await inOrder(tx, answer));
    if (ordered) {
      await tx.objectStore('answers').add(ordered);
      await rubOutIn(tx, offer);
    }
    await tx.done;
    return ordered;
  });
  tellChange();
  return kept;
}
