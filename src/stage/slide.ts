import type { Token } from '#model/answer.ts';
import type { ReadyPicture } from '#model/ready.ts';

/** A picture of a slide: its address and the colour behind it. A photo fills its ground. */
export interface SlidePicture {
  address: string;
  tint: string;
  photo?: true;
}

/** One thing shown on the whole screen and heard: a Line, a Question, or part of what was said. */
export interface Slide {
  /** The same each time the same thing is shown: the place is kept by it. */
  id: string;
  words: string;
  /** Said by a person, and so shown exactly; else it is ours. */
  own: boolean;
  pictures: SlidePicture[];
  /** Heard one after the other; none where the device's own voice says the words. */
  sounds: string[];
  /** The sound with a stand-in for what is filled in, where the device has no voice. */
  standIn?: string | undefined;
  /** A photo, a recording or a film: whoever opened the stage knows where it is (`StageWay.piece`). */
  piece?: { id: Token; as: 'photo' | 'drawing' | 'voice' | 'video' };
  /** The sentence as it stands on the screen, where it has hard words in it. */
  sentence?: Element | undefined;
  /** It begins a part that can be gone to: 1 a large one, 2 one within it. */
  part?: 1 | 2;
  /** Whose words, where they are not the person's own alone. */
  whose?: string | undefined;
}

/** A picture made ready, as a slide shows it; none where it has no address. */
export const slidePicture = (picture: ReadyPicture | undefined): SlidePicture[] =>
  picture?.address ? [{ address: picture.address, tint: picture.tint }] : [];

const most = 140;

/**
 * Long words in pieces that fit a screen: at the ends of sentences and lines, never within one. Joined they are the words again, exactly.
 */
export function inPieces(words: string): string[] {
  if (words.length <= most) return [words];
  const sentences = words.match(/[^.!?…\n]+[.!?…]*["'”’)]*\s*|[.!?…\n]\s*/g) ?? [words];
  const pieces: string[] = [];
  for (const sentence of sentences.join('') === words ? sentences : [words]) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.trimEnd().length <= most)
      pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces;
}

/** The parts that can be gone to: the large ones, or where there is only one of them what is within it. */
export function partsOf(slides: readonly Slide[]): { at: number; slide: Slide }[] {
  const parts = slides.flatMap((slide, at) => (slide.part ? [{ at, slide }] : []));
  const large = parts.filter(({ slide }) => slide.part === 1);
  return large.length > 1 ? large : parts;
}

/** How long something stays that makes no sound, in milliseconds: time to read it twice. */
export const timeToRead = (words: string): number => Math.max(4500, 1500 + words.trim().split(/\s+/).length * 550);
