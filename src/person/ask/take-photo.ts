import type { Token } from '#model/answer.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { keepGiven } from '#person/keep/keep-given.ts';
import { NotAPhoto, smallPhoto } from '#ui/small-photo.ts';

/** A photo made small and kept, or what went wrong, by the id of its Line. */
export async function takePhoto(file: File): Promise<{ piece: Token } | { trouble: WentWrong | 'not-a-photo' }> {
  try {
    return { piece: await keepGiven(await smallPhoto(file)) };
  } catch (why) {
    return { trouble: why instanceof NotAPhoto ? 'not-a-photo' : whatWentWrong(why) };
  }
}
