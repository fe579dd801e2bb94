import { z } from 'zod';
import { id } from '#model/page.ts';
import { contact } from '#model/site.ts';

/** What a place is, in the order in which the kinds are shown. Their words and pictures are the set `place-kinds` of `content/choices`. */
export const placeKinds = [
  'club',
  'group',
  'advocate',
  'money-help',
  'hoist-toilet',
  'quiet-time',
  'bus',
  'hub',
] as const;

/** Somewhere to go near here: somebody to reach (`contact`), of a kind. What is not known is left out, and never made up. */
export const place = contact.omit({ id: true, urgent: true }).extend({
  kind: z.enum(placeKinds),
  /** Its own picture; that of its kind where it has none. */
  picture: id.optional(),
  /** As the place itself is called. It is a name: nobody makes it easier. */
  name: z.string().trim().min(2).max(200),
  what: contact.shape.what.optional(),
  /** How to get there, in one easy-read sentence. */
  way: contact.shape.what.optional(),
  /** Who to ask for, in one easy-read sentence. */
  ask: contact.shape.what.optional(),
  /** Where it is on the earth, in degrees (WGS 84): how far it is can then be reckoned on the device. */
  at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).optional(),
  /** The day somebody last made sure that all of this is true: YYYY-MM-DD. Without it people are told that nobody said so. */
  checked: z.iso.date().optional(),
});

/** `content/places/<name>.yaml`: id → place. One with the id of another in an own folder stands in its place. */
export const placeFile = z.record(id, place);

export type Place = z.infer<typeof place>;
/** What a place is: a club, an advocate, a toilet with a hoist. */
export type PlaceKind = Place['kind'];

/** The sentences of a place, in the order in which they are read; each but the first has the same picture for every place. */
const sentences = { what: undefined, where: 'near-me', way: 'map', ask: 'ask', hours: 'clock' } as const;

/** The Lines that a place has. @param kindPicture the picture of its kind: of what it is, where it has none of its own. */
export const linesOfPlace = (one: Place, kindPicture: string): { line: string; words: string; picture: string }[] =>
  (Object.keys(sentences) as (keyof typeof sentences)[]).flatMap((line) => {
    const words = one[line];
    return words === undefined ? [] : [{ line, words, picture: sentences[line] ?? one.picture ?? kindPicture }];
  });
