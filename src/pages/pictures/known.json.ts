import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import type { KnownPicture } from '#pictures/asking.ts';
import { anotherPictureAddress, pictureAddress } from '#pictures/picture-address.ts';
import { soundAddress } from '#speech/sound-address.ts';

/** What each picture means, its sound and its other drawing. Loaded only when somebody asks about a picture. */
export const GET: APIRoute = () => {
  const book = theBook();
  const known = Object.fromEntries(
    Object.entries(book.pictures).map(([name, { means }]): [string, KnownPicture] => {
      const sound = soundAddress(means, book.lang);
      return [
        name,
        {
          means,
          ...(sound ? { sound } : {}),
          shown: pictureAddress(book, name),
          another: anotherPictureAddress(book, name),
        },
      ];
    }),
  );
  return Response.json(known);
};
