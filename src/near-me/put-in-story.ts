import type { Answer } from '#model/answer.ts';
import { personsOwn, saying } from '#model/answers.ts';
import { ourAddress } from '#model/our-address.ts';
import { answersTo, keepAnswer, settleLeftOver } from '#person/keep/answers.ts';
import { Full } from '#person/keep/keep.ts';
import { newAnswer, type AskedNow } from '#person/keep/new-answer.ts';
import { storyToPutIn } from '#person/keep/stories.ts';
import { announce } from '#ui/announce.ts';

/**
 * What somebody says to a Question once a place stands beside what they said: nothing of that is lost, and the name of the place is a line of its own, just as it is
 * written. What was said before stays an Answer to what was asked then. A way not to answer ends.
 * @returns undefined where the name stands there by now.
 */
export function withPlace(
  now: AskedNow,
  answers: readonly Answer[],
  name: string,
): (Pick<Answer, 'said'> & AskedNow) | undefined {
  // What is said of a Helper's view is not what the person says of the Question.
  const before = personsOwn(answers.filter((one) => !one.said.thinksToo))?.newest;
  if (!before || before.said.unsaid) return { ...now, said: { written: name } };
  const written = before.said.written ?? '';
  if (written.split('\n').includes(name)) return undefined;
  const { question, version, lang, asked } = before;
  return {
    question,
    version,
    lang,
    asked,
    said: saying(before.said, { written: written === '' ? name : `${written}\n${name}` }),
  };
}

/** Keeps the name of a place in the Story that is open, or in a new one where there is none. @returns `whose` where it must first be said whose Story. Throws Full, CannotKeep. */
async function put(name: string, now: AskedNow): Promise<'kept' | 'had' | 'whose'> {
  const story = await storyToPutIn();
  if (!story) return 'whose';
  const { id } = story;
  await settleLeftOver(id);
  const next = withPlace(now, await answersTo(id, now.question), name);
  if (!next) return 'had';
  const { said, ...asked } = next;
  await keepAnswer(newAnswer(id, asked, said, 'own'));
  return 'kept';
}

/** Starts *put it in my Story*: it is kept first, and then said. */
export function startPutInStory(): void {
  const place = document.querySelector<HTMLElement>('[data-put-in-story]');
  if (!place) return;
  const say = (what: string) => {
    for (const one of place.querySelectorAll<HTMLElement>('[data-put-said]'))
      one.hidden = one.dataset['putSaid'] !== what;
    announce(place.querySelector(`[data-put-said="${what}"] .sentence`)?.textContent ?? '');
  };
  for (const button of place.querySelectorAll<HTMLButtonElement>('[data-put]')) {
    button.addEventListener('click', () => {
      button.disabled = true;
      void put(place.dataset['putInStory'] ?? '', JSON.parse(button.dataset['put'] ?? '{}') as AskedNow)
        .then(
          (what) => (what === 'whose' ? location.assign(ourAddress('/whose/')) : say(what)),
          (why: unknown) => say(why instanceof Full ? 'full' : 'cannot-keep'),
        )
        .finally(() => {
          button.disabled = false;
        });
    });
  }
}
