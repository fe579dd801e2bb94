import { deviceVoice, heardUntil, play, type Ending } from '#speech/player.ts';
import { wordAt, wordTimes } from '#speech/word-times.ts';
import type { Slide } from './slide.ts';

/**
 * Puts each word of a sentence into a place of its own, so that it can be marked while it is heard. A word that a hard word's button cuts
 * in two ("**advocate**.") is one word in two places.
 */
export function apart(sentence: Element): void {
  let n = -1;
  let inWord = false;
  const walk = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walk.nextNode()) texts.push(walk.currentNode as Text);
  for (const text of texts) {
    const parts = (text.textContent ?? '')
      .split(/(\s+)/)
      .filter(Boolean)
      .map((part) => {
        if (/^\s/.test(part)) {
          inWord = false;
          return document.createTextNode(part);
        }
        if (!inWord) n += 1;
        inWord = true;
        const word = document.createElement('span');
        word.className = 'stage-word';
        word.dataset['word'] = String(n);
        word.textContent = part;
        return word;
      });
    text.replaceWith(...parts);
  }
}

/** Marks one word, and no other; none for -1. */
function mark(sentence: Element, n: number): void {
  for (const word of sentence.querySelectorAll<HTMLElement>('.stage-word'))
    word.toggleAttribute('data-spoken', word.dataset['word'] === String(n));
}

/** Which word of a text a character belongs to, counted from 0. */
const wordOf = (words: string, at: number) =>
  words
    .slice(0, at + 1)
    .trim()
    .split(/\s+/).length - 1;

/**
 * Plays what a slide says, sound after sound, and marks each word while it is heard where that is known: by the times beside a made sound, or by
 * the device's own voice. Where it is not known nothing is marked.
 * @param sounds what is heard in place of the slide's own: a recording, by its address.
 * @returns how it ended.
 */
export async function speak(
  slide: Slide,
  sentence: Element,
  lang: string,
  sounds: readonly string[] = slide.sounds,
): Promise<Ending> {
  let before = 0;
  let following = 0;
  const stopFollowing = () => {
    cancelAnimationFrame(following);
    mark(sentence, -1);
  };
  for (const sound of sounds.length > 0 ? sounds : [undefined]) {
    const from = before;
    const ending = play({
      sound: sound ?? (deviceVoice(lang) ? undefined : slide.standIn),
      words: slide.words,
      lang,
      atCharacter: (at) => mark(sentence, wordOf(slide.words, at)),
    });
    if (sound) {
      let over = false;
      void ending.then(() => {
        over = true;
      });
      const times = await wordTimes(sound);
      before += times?.length ?? Number.NaN;
      const follow = () => {
        if (over) return;
        const ms = heardUntil();
        if (ms !== undefined && times) mark(sentence, from + wordAt(times, ms));
        following = requestAnimationFrame(follow);
      };
      if (times && !Number.isNaN(from)) follow();
    }
    const ended = await ending;
    stopFollowing();
    if (ended !== 'ended') return ended;
  }
  return 'ended';
}
