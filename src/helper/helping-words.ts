import type { Book } from '#content/book.ts';
import { passphraseWords } from '#content/passphrase-words.ts';
import { readyMessages, readyPicture, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { choosingLines, type ChoosingWords } from '#keys/step-words.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = [
  'opening',
  'asks',
  'may-say',
  'may-see',
  'first',
  'way-ask',
  'way-fill',
  'no-account',
  'sealed',
  'here',
  'want',
  'no',
  'nobody',
  'nobody-next',
  'wrong',
  'wrong-next',
  'taken',
  'taken-next',
  'ended',
  'ended-next',
  'old',
  'old-next',
  'newer',
  'newer-next',
  'choose',
  'none',
  'none-next',
  'whose',
  'about',
  'say',
  'with',
  'offer-one',
  'offer-day',
  'offer-photo',
  'day-example',
  'decides',
  'offered',
  'danger',
  'said',
  'sent',
  'waits',
  'sees',
  'quiet',
  'mine',
  'forget-ask',
  'forget-then',
  'forget-stays',
  'forgotten',
  'lock',
  'lock-why',
  'lock-lose',
  'lock-how',
  'lock-going',
  'lock-no-finger',
  'lock-no-finger-next',
  'locked',
  'locked-when',
  'locked-after',
  'lock-off',
  'lock-shut',
  'lock-open',
  'lock-finger',
  'lock-opening',
  'lock-wrong',
  'lock-wrong-next',
  'lock-not-opened',
  'lock-not-opened-next',
  'lock-forgot',
  'lock-forgot-lost',
  'lock-forgot-stays',
  'lock-forgot-ask',
] as const;
/** What the steps of a lock say beside, as a worker's do. */
const lockLabels = [
  'back',
  'next',
  'words',
  'words-again',
  'show',
  'hide',
  'another',
  'own',
  'take',
  'unlock',
  'by-passkey',
  'lock',
].map((one) => `door.${one}`);
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
  'not-a-photo',
  'not-a-photo-next',
] as const;

/** What the screens of a Helper are told in words. `somebody`: who asks, where they show no photo. */
export interface HelpingWords {
  labels: Labels;
  lines: Record<(typeof lines)[number] | (typeof errors)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  /** Of choosing words that lock. */
  choosing: Pick<ChoosingWords, 'lines' | 'easy'>;
  signs: true;
  somebody: ReadyPicture;
  lang: string;
}

/** The words of helping from afar. */
export const helpingWords = (book: Book): HelpingWords => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      ...Object.keys(book.strings).filter((key) => /^helping(\.|$)/.test(key)),
      ...lockLabels,
      'ask.try-again',
      'ask.photo-choose',
      'ask.photo-away',
      'ask.more',
      'ask.page-of',
      'ask.more-chosen',
    ]),
  },
  lines: { ...readyMessages(book, 'helping', lines), ...readyMessages(book, 'errors', errors) },
  unsaid: readyUnsaid(book),
  choosing: {
    lines: {
      ...readyMessages(book, 'door', choosingLines),
      words: readyMessages(book, 'helping', ['lock-words'])['lock-words'],
    },
    easy: passphraseWords(book.lang).join(' '),
  },
  signs: true,
  somebody: readyPicture(book, 'me'),
  lang: book.lang,
});
