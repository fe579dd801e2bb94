import { linesToRead } from '#easy-read/listening.ts';
import { inPieces, type Slide, type SlidePicture } from './slide.ts';

const tintOf = (tile: Element | null) => /tile-(\w+)/.exec(tile?.className ?? '')?.[1] ?? 'sand';
const pictureOf = (img: HTMLImageElement): SlidePicture => ({
  address: img.src,
  tint: tintOf(img.closest('.tile')),
  ...(img.matches('.photo, .drawing') ? { photo: true as const } : {}),
});
const said = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Photos and drawings stand without words of their own: each is a slide by itself, with what it is called. */
const pieces = '.said-piece > .tile, .said-piece > .drawing';

function slidesOf(line: HTMLElement, at: number): Slide[] {
  const id = line.dataset['line'] ?? `piece-${String(at)}`;
  if (line.matches(pieces)) {
    const img = line instanceof HTMLImageElement ? line : line.querySelector('img');
    return img ? [{ id, words: img.alt, own: true, pictures: [pictureOf(img)], sounds: [] }] : [];
  }
  const sentence = line.querySelector('.sentence') ?? line;
  const film = line.querySelector<HTMLVideoElement>('video');
  const { sound, sounds, standIn } = line.dataset;
  const own = sentence.matches('.exact');
  const words = own ? (sentence.textContent ?? '') : said(sentence);
  const heading = /^H[1-4]$/.test(sentence.tagName);
  const all = sounds?.split(' ') ?? (sound ? [sound] : []);
  const whole: Slide = {
    id,
    words,
    own,
    standIn,
    pictures: [...line.querySelectorAll('img')].map(pictureOf),
    sounds: film ? [] : all,
    ...(film ? { piece: { id: film.src, as: 'video' as const } } : {}),
    ...(sentence.querySelector('a.hard') ? { sentence } : {}),
    ...(heading ? { part: sentence.tagName < 'H3' ? (1 as const) : (2 as const) } : {}),
  };
  const parts = own && all.length === 0 ? inPieces(words) : [words];
  return parts.map((part, n) =>
    n === 0 ? { ...whole, words: part } : { ...whole, id: `${id}-${String(n)}`, words: part },
  );
}

/**
 * The Lines of a screen, or of a part of it, as slides in their order. A heading without a picture has that of the first Line below it.
 * @param root where to look. What is hidden, or not read with the rest, is left out, as *Listen to all* leaves it out.
 */
export function slidesOnScreen(root: ParentNode): Slide[] {
  const slides = linesToRead(root, `[data-line], ${pieces}`)
    .flatMap(slidesOf)
    .filter((slide) => slide.words.trim() !== '' || slide.pictures.length > 0);
  return slides.map((slide, at) => {
    if (slide.pictures.length > 0 || slide.own) return slide;
    const next = slides.slice(at + 1).find((one) => one.pictures.length > 0);
    return next ? { ...slide, pictures: next.pictures.slice(0, 1) } : slide;
  });
}
