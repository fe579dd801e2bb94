import type { ReadyLine } from '#model/ready.ts';
import { tooBig } from '#ui/blob-address.ts';
import { apart } from './spoken-words.ts';
import type { Slide, SlidePicture } from './slide.ts';

/** What of a slide is spoken and played, once it is drawn. */
export interface Drawn {
  sentence: HTMLElement;
  film?: HTMLVideoElement | undefined;
}

const made = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...inside);
  return element;
};

/** A picture, silent: its words stand beside it. */
const ground = ({ address, tint, photo }: SlidePicture) => {
  const img = made('img', photo ? 'photo' : '');
  img.alt = '';
  img.src = address;
  return made('span', `stage-ground tile-${tint}`, img);
};

/** What the page says in place of a picture that is too big to be shown (`easy-read/TooBig.astro`). */
const tooBigLine = (): ReadyLine | undefined => {
  const line = document.querySelector<HTMLElement>('[data-too-big]')?.dataset['tooBig'];
  return line === undefined ? undefined : (JSON.parse(line) as ReadyLine);
};

function film(address: string, words: string): HTMLVideoElement {
  const video = made('video', 'stage-film');
  Object.assign(video, { src: address, controls: true, playsInline: true });
  video.setAttribute('aria-label', words);
  return video;
}

/** The sentence as it stands on the screen, hard words and all; or else its words. Each word can be marked. */
function sentenceOf(slide: Slide): HTMLElement {
  const sentence = made('p', `stage-sentence ${slide.own ? 'exact' : ''}`);
  if (slide.own) sentence.dir = 'auto';
  if (slide.sentence) sentence.append(...[...slide.sentence.childNodes].map((node) => node.cloneNode(true)));
  else sentence.textContent = slide.words;
  apart(sentence);
  return sentence;
}

/**
 * Draws a slide where the one before it stood.
 * @param address of its photo, recording or film, once that is there.
 * @param voice the picture of a recording, which has none of its own.
 */
export function draw(where: HTMLElement, slide: Slide, address: string | undefined, voice: string): Drawn {
  const { piece } = slide;
  const lost = address === tooBig ? tooBigLine() : undefined;
  const pictures: SlidePicture[] = lost
    ? [{ address: lost.picture.address, tint: lost.picture.tint }]
    : address !== undefined && (piece?.as === 'photo' || piece?.as === 'drawing')
      ? [{ address, tint: 'sand', photo: true }]
      : slide.pictures.length > 0 || piece?.as !== 'voice'
        ? slide.pictures
        : [{ address: voice, tint: 'sky' }];
  const shown = address !== undefined && piece?.as === 'video' ? film(address, slide.words) : undefined;
  const sentence = sentenceOf(slide);
  const words = made(
    'div',
    'stage-words',
    ...(slide.whose ? [made('p', 'stage-whose', slide.whose)] : []),
    sentence,
    ...(lost ? [made('p', 'stage-whose', lost.words)] : []),
  );
  const picture = shown ?? (pictures.length > 0 ? made('div', 'stage-pictures', ...pictures.map(ground)) : undefined);
  where.replaceChildren(...(picture ? [picture] : []), words);
  where.dataset['many'] = String(pictures.length);
  fit(where);
  return { sentence, film: shown };
}

const steps = 5;

/** The words as large as the room allows: smaller step by step until all of the slide is seen. At the smallest it can be scrolled. */
export function fit(where: HTMLElement): void {
  for (let step = 0; step <= steps; step += 1) {
    where.dataset['fit'] = String(step);
    if (where.scrollHeight <= where.clientHeight + 1 && where.scrollWidth <= where.clientWidth + 1) break;
  }
  if (where.scrollHeight > where.clientHeight + 1) where.tabIndex = 0;
  else where.removeAttribute('tabindex');
}
