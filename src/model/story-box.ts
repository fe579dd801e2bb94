import { z } from 'zod';
import { answer, story, token, type Token } from '#model/answer.ts';
import { wish } from '#model/copy.ts';
import { sharedHelper } from '#model/helping.ts';
import { moment } from '#model/moment-shape.ts';
import { dropToken, readToken } from '#model/mailbox-token.ts';
import { given, heard, myWorker } from '#model/my-worker.ts';
import { offer } from '#model/offer.ts';
import { travellingPiece } from '#model/worker-card.ts';

/** What the card's words open: the keys of a Story box (docs/decisions/0092). Random as every key; they stand sealed in a vault at the server, and on each device of the person. */
export const storyKeys = z.object({
  kind: z.literal('story-keys'),
  story: token,
  read: readToken,
  drop: dropToken,
  identity: z.string().max(200),
});
export type StoryKeys = z.infer<typeof storyKeys>;

/** Whose Story a box holds, shown before anything of it is brought. Its photo is its one piece. */
export const storyFace = z.object({ kind: z.literal('story-face'), story, pieces: z.array(travellingPiece).max(1) });
export type StoryFace = z.infer<typeof storyFace>;

/** A wish to be asked again, as it travels: `over` where the person took it back. */
const travellingWish = wish.extend({ over: z.literal(true).optional() });

/**
 * Some of a Story on its way to the person's other devices. Each part may be empty. It is joined as a copy is, whatever the order it comes in.
 * `answers` never has one without its pieces.
 */
export const storyNews = z.strictObject({
  kind: z.literal('story-news'),
  story,
  /** When the Story was last called so: a later name and photo take the place of an earlier one. */
  called: moment,
  answers: z.array(answer).max(20_000),
  rubbedOut: z.array(token).max(200_000),
  askAgain: z.array(travellingWish).max(2000),
  workers: z.array(myWorker).max(200),
  given: z.array(given).max(20_000),
  heard: z.array(heard).max(20_000),
  pieces: z.array(travellingPiece).max(2000),
  /** Helpers from afar, since there are any. */
  helpers: z.array(sharedHelper).max(500).optional(),
  /** What they offer, and the person has not decided on. */
  offers: z.array(offer).max(2000).optional(),
});
export type StoryNews = z.infer<typeof storyNews>;

/** Whether Answers with photos, recordings, films and drawings go by themselves, or wait until the person says so. */
export type LargeThings = 'by-themselves' | 'when-i-say';

/** Somebody who holds a half of a Story card, with their face from the person's circle. */
export interface Holder {
  name: string;
  photo?: Token | undefined;
  symbol?: string | undefined;
}

/** Who holds the halves of a Story card (docs/decisions/0103). `halves`: theirs, in the same order, so that a lost paper can be printed again; there are none where a newer card ended them. `at`: ISO 8601. */
export interface Held {
  people: Holder[];
  halves?: string[] | undefined;
  at: string;
}

/**
 * A Story's box as this device knows it. `id` is the Story's. Its words stand here so that the card can be shown again: whoever has the device has the Story.
 */
export interface StoryBox {
  id: string;
  keys: StoryKeys;
  words: string;
  /** When this device made the card, or was shown it: ISO 8601. */
  since: string;
  large: LargeThings;
  /** The person said that what waits goes now: until all of it went. */
  sendNow?: boolean | undefined;
  /** The epoch of the server's database and the highest number given there, as last seen: less says that the server went back in time. `after`: where to go on reading. */
  epoch?: string | undefined;
  last?: number | undefined;
  after?: number | undefined;
  /** When the box was last asked, and when it was last listed whole: milliseconds since 1970. */
  looked?: number | undefined;
  listed?: number | undefined;
  /** When the box was last listed and all that is here was in it: ISO 8601. */
  safe?: string | undefined;
  /** The name and photo that the Story was last called by, in the box too, and when. `shown`: they stand in its face. */
  called?: { name: string; photo?: string | undefined; moment: string; shown?: boolean } | undefined;
  /** Why nothing goes. `ended`: a new card was made elsewhere, or the box was ended. */
  stopped?: 'ended' | 'full' | undefined;
  /** How many Envelopes in the box did not open when it was last listed; and which were asked for in vain since: they did not open, or are a part of something. */
  unopened?: number | undefined;
  tried?: string[] | undefined;
  /** When it was noticed that the server had gone back in time. */
  wentBack?: string | undefined;
  /** Who holds the card's halves, where this device made them. It stays on this device. */
  held?: Held | undefined;
}

/** One parcel in a box: the Envelopes it stands in, and the records it holds (`person/keep/boxes.ts`). */
export interface InBox {
  /** The first of its Envelopes. */
  id: string;
  story: string;
  envelopes: string[];
  records: string[];
  /** Bytes, sealed. */
  size: number;
  /** It holds something that only newer software knows, and this is what the software knew that looked: it is not replaced here. */
  newer?: number;
}
