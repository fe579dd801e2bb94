import { partsOf, type Slide } from './slide.ts';

/** Fills the picture contents: each part is a picture and its words, and leads to its slide (`data-to`). @returns how many there are. */
export function fillContents(contents: HTMLElement, slides: readonly Slide[]): number {
  const tile = contents.querySelector('template')?.content.firstElementChild;
  const parts = tile ? partsOf(slides) : [];
  for (const { at, slide } of parts) {
    const part = tile?.cloneNode(true) as HTMLElement;
    const [picture] = slide.pictures;
    part.dataset['to'] = String(at);
    part.lastElementChild?.replaceChildren(slide.words);
    part.firstElementChild?.classList.add(`tile-${picture?.tint ?? 'sand'}`);
    part.querySelector('img')?.setAttribute('src', picture?.address ?? '');
    contents.append(part);
  }
  return parts.length;
}

/** Marks the part that a slide belongs to. @returns its button. */
export function markPart(contents: HTMLElement, at: number): HTMLElement | undefined {
  const parts = [...contents.querySelectorAll<HTMLElement>('[data-to]')];
  const here = parts.findLast((part) => Number(part.dataset['to']) <= at) ?? parts[0];
  for (const part of parts) part.toggleAttribute('aria-current', part === here);
  here?.setAttribute('aria-current', 'true');
  return here;
}
