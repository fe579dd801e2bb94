import type { Book, BookChoice, BookPlace } from '#content/book.ts';
import { ContentMistake } from '#content/read-file.ts';
import type { Door } from '#easy-read/door.ts';
import { ourAddress } from '#model/our-address.ts';
import { linesOfPlace, placeKinds, type PlaceKind } from '#model/place.ts';

/** The words and the picture of a kind of place. Throws ContentMistake. */
export function kindOf(book: Book, kind: PlaceKind): BookChoice {
  const found = book.sets['place-kinds']?.[kind];
  if (!found) throw new ContentMistake(`content/choices/place-kinds.yaml has no "${kind}".`);
  return found;
}

/** The kinds that have places here, each with them, in their order. */
export const kindsHere = (book: Book) =>
  placeKinds
    .map((kind) => ({ kind, places: book.places.filter((one) => one.kind === kind) }))
    .filter(({ places }) => places.length > 0);

/** The address of the places of one kind. */
export const kindAddress = (kind: PlaceKind): string => ourAddress(`/near-me/kinds/${kind}/`);

/** The picture of a place: its own, or that of its kind. */
export const pictureOf = (book: Book, { picture, kind }: BookPlace): string => picture ?? kindOf(book, kind).picture;

/** The door to a place: where it is stands on it as `data-at`, so that how far it is can be reckoned where it is shown. */
export const placeDoor = (book: Book, one: BookPlace): Door & { found: string } => ({
  href: ourAddress(`/near-me/places/${one.id}/`),
  picture: pictureOf(book, one),
  title: one.name,
  found: [kindOf(book, one.kind).words, ...linesOfPlace(one, '').map(({ words }) => words)]
    .join(' ')
    .replaceAll('**', ''),
  data: { 'data-at': one.at?.join(' ') ?? '' },
});
