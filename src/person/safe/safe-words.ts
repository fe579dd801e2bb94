import type { Book } from '#content/book.ts';
import { passphraseWords } from '#content/passphrase-words.ts';
import { readyMessages, readyPicture, readySet } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import { cardPictures } from '#model/card-words.ts';
import type { Labels } from '#strings/fill.ts';

const safe = [
  'why',
  'card',
  'sealed',
  'who',
  'making',
  'made',
  'made-next',
  'is-safe',
  'waits',
  'not-here',
  'not-here-next',
  'no-room',
  'no-room-next',
  'ended',
  'ended-why',
  'ended-next',
  'back',
  'unopened',
  'large',
  'other',
  'both',
  'anew',
  'taken',
  'anew-ask',
  'anew-old',
  'anew-others',
  'anew-stays',
  'anew-papers',
  'people',
  'people-more',
  'people-old',
  'paper-opens',
  'paper-scan',
  'paper-words',
  'paper-pictures',
  'paper-careful',
  'paper-keep',
] as const;
const bring = [
  'words',
  'photo',
  'unknown',
  'unknown-next',
  'opening',
  'slow',
  'wrong',
  'wrong-next',
  'ended',
  'ended-next',
  'damaged',
  'damaged-next',
  'whose',
  'yours',
  'others',
  'coming',
  'here',
  'both',
  'partly',
  'some',
  'rest',
  'no-card',
  'no-card-people',
  'pictures',
  'pictures-how',
  'pictures-wrong',
  'pictures-wrong-next',
] as const;
const papers = [
  'why',
  'each',
  'alone',
  'two',
  'well',
  'no-card',
  'choose',
  'old',
  'old-next',
  'made',
  'made-next',
  'change',
  'change-ends',
  'for',
  'trusts',
  'opens',
  'asked',
  'sure',
  'scan',
  'write',
  'nobody',
  'apart',
] as const;
const twoPapers = [
  'need',
  'start',
  'first',
  'second',
  'one-here',
  'one-alone',
  'not-paper',
  'not-paper-next',
  'word-wrong',
  'word-wrong-next',
  'same',
  'same-next',
  'apart',
  'apart-next',
  'wrong',
  'wrong-next',
  'ended',
  'ended-next',
  'words',
  'photo',
  'bare',
  'camera',
  'camera-long-next',
  'camera-other',
  'card-lost',
  'papers-stay',
] as const;
const camera = [
  'bare',
  'camera',
  'camera-long',
  'camera-long-next',
  'camera-other',
  'no-code',
  'no-code-next',
  'not-added',
] as const;
const refused = ['refused-camera', 'refused-camera-next', 'no-camera'] as const;
const errors = [
  'no-internet',
  'no-internet-next',
  'goes-itself',
  'between',
  'between-next',
  'busy',
  'busy-next',
  'full',
  'full-next',
  'cannot-keep',
  'cannot-keep-next',
] as const;

/** What an island of keeping a Story safe is told in words. `easy`: the words that cards are made of. */
interface Words<K extends string> {
  labels: Labels;
  lines: Record<K | (typeof errors)[number], ReadyLine>;
  easy: string;
  /** The pictures that say the same as a card's words, in their order for ever. */
  pictures: ReadyChoice[];
  lang: string;
}
export type SafeWords = Words<(typeof safe)[number] | 'nothing' | 'nothing-next'>;
export type BringWords = Words<(typeof bring)[number] | (typeof camera)[number] | (typeof refused)[number]>;
/** `person`: somebody of whom there is no face. */
export type PapersWords = Words<(typeof papers)[number]> & { person: ReadyPicture };
export type TwoPapersWords = Words<
  (typeof bring)[number] | (typeof camera)[number] | (typeof refused)[number] | (typeof twoPapers)[number]
>;

/** The pictures of cards. Throws where content has another number of them: every card that stands printed would say something else. */
function picturesOfCards(book: Book): ReadyChoice[] {
  const all = readySet(book, 'card-pictures');
  if (all.length !== cardPictures)
    throw new Error(
      `content/choices/card-pictures has ${String(all.length)} pictures: it is ${String(cardPictures)} for ever, in this order.`,
    );
  return all;
}

const shared = (book: Book, ...screens: string[]) => ({
  labels: labels(book, [
    ...new Set(
      Object.keys(book.strings)
        .filter((key) => screens.some((screen) => key === screen || key.startsWith(`${screen}.`)))
        .map((key) => key.replace(/_(one|other)$/, '')),
    ),
    'ask.try-again',
    'card.code',
    'card.camera',
    'card.camera-stop',
    'safe',
    'say',
    'my-story.copy',
  ]),
  easy: passphraseWords(book.lang).join(' '),
  pictures: picturesOfCards(book),
  lang: book.lang,
});

/** The words of keeping a Story safe. */
export const safeWords = (book: Book): SafeWords => ({
  ...shared(book, 'safe'),
  lines: {
    ...readyMessages(book, 'safe', safe),
    ...readyMessages(book, 'my-story', ['nothing', 'nothing-next']),
    ...readyMessages(book, 'errors', errors),
  },
});

/** What bringing a Story says, whatever opens it. */
const bringLines = (book: Book) => ({
  ...readyMessages(book, 'bring', bring),
  ...readyMessages(book, 'card', camera),
  ...readyMessages(book, 'ways', refused),
  ...readyMessages(book, 'errors', errors),
});

/** The words of bringing a Story by its card. */
export const bringWords = (book: Book): BringWords => ({ ...shared(book, 'bring'), lines: bringLines(book) });

/** The words of the papers that people hold. */
export const papersWords = (book: Book): PapersWords => ({
  ...shared(book, 'papers'),
  person: readyPicture(book, 'person'),
  lines: { ...readyMessages(book, 'papers', papers), ...readyMessages(book, 'errors', errors) },
});

/** The words of bringing a Story by 2 papers. */
export const twoPapersWords = (book: Book): TwoPapersWords => ({
  ...shared(book, 'bring', 'two-papers'),
  lines: { ...bringLines(book), ...readyMessages(book, 'two-papers', twoPapers) },
});
