import type { Book } from '#content/book.ts';
import { passphraseWords } from '#content/passphrase-words.ts';
import { readyMessages, readyPicture } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { fill, type Labels } from '#strings/fill.ts';
import { labels } from '#strings/strings.ts';
import { choosingLines } from '#keys/step-words.ts';

const lines = [
  'hello',
  'hello-lead',
  'hello-team',
  'hello-few',
  'hello-once',
  'name',
  'name-why',
  'photo',
  'photo-why',
  'about',
  'about-such',
  'reach',
  'reach-such',
  'voice',
  'voice-minute',
  'voice-here',
  'team',
  'team-why',
  ...choosingLines,
  'making',
  'changing',
  'made',
  'passkey',
  'passkey-such',
  'passkey-made',
  'passkey-not',
  'passkey-not-next',
  'sheet',
  'sheet-why',
  'sheet-who',
  'sheet-once',
  'sheet-old',
  'done',
  'used',
  'used-next',
  'ask-new',
  'gone',
  'gone-next',
  'torn',
  'torn-next',
  'no-internet',
  'no-internet-next',
  'slow-down',
  'slow-down-next',
  'cannot',
  'cannot-next',
  'who',
  'your-words',
  'code-such',
  'opening',
  'wrong',
  'wrong-next',
  'wrong-sheet',
  'wrong-passkey',
  'wrong-passkey-next',
  'use-sheet',
  'use-sheet-such',
  'sheet-opened',
  'sheet-opened-next',
  'lost',
  'lost-next',
  'ended',
  'ended-next',
  'not-kept',
  'not-kept-next',
  'nobody-here',
  'invited-here',
  'card',
  'card-give',
  'card-who',
  'i-am',
  'my-card',
  'my-card-says',
  'my-card-tell',
  'reach-me',
  'cover-told',
  'scan',
  'card-changed',
  'copied',
  'lead-invites',
  'invited',
  'invited-give',
  'invited-scan',
  'invited-none',
  'end-ask',
  'end-link',
  'end-gone',
  'end-done',
  'keys',
  'keys-changed',
  'keys-other',
  'sheet-new',
  'lock-now',
  'leave-here',
  'leave-stays',
  'leave-ask',
  'not-a-photo',
  'not-a-photo-next',
  'key-new',
  'key-new-when',
  'key-new-then',
  'key-new-done',
  'lead-on',
  'lead-on-how',
  'lead-on-torn',
  'lead-on-asked',
  'lead-on-until',
  'asked-lead',
  'asked-lead-then',
  'asked-lead-old',
  'now-lead',
  'tell',
  'tell-team',
  'tell-says',
  'tell-not',
  'tell-once',
  'mail-who',
  'push-who',
  'mail-first',
  'mail-asked',
  'mail-look',
  'mail-on',
  'push-on',
  'push-other',
  'push-no',
  'push-no-next',
  'who-first',
  'who-first-then',
  'who-first-words',
  'not-shown',
  'not-shown-next',
  'shown',
  'mail-wrong',
  'mail-wrong-next',
  'mail-late',
  'mail-late-next',
  'mail-not',
  'mail-not-next',
  'mail-enough',
  'mail-enough-next',
] as const;

/** What is said of the way to the server in the same words as to a person. */
const errors = ['between', 'between-next'] as const;

/** A Line of `content/messages/door`, or of the errors that everybody meets. */
export type DoorLine = (typeof lines | typeof errors)[number];

/** What the door, and the screens behind it, are told in words. */
export interface DoorWords {
  labels: Labels;
  lines: Record<DoorLine, ReadyLine>;
  /** In place of a photo that is not there, and beside what the worker says about themselves. */
  pictures: { noPhoto: ReadyPicture };
  /** How somebody is invited. */
  roles: ReadyChoice[];
  /** What passphrases are drawn from: one string, since it is long. */
  easy: string;
  lang: string;
}

/** The words of the door, made ready at build. */
export function doorWords(book: Book): DoorWords {
  const all = labels(
    book,
    Object.keys(book.strings).filter((key) => key.startsWith('door.')),
  );
  const { name: owner } = book.owner;
  const ready = { ...readyMessages(book, 'door', lines), ...readyMessages(book, 'errors', errors) };
  return {
    labels: {
      ...all,
      'door.join-by': owner ? fill(all['door.join-by'] ?? '', { owner }) : (all['door.join-by-council'] ?? ''),
    },
    lines: ready,
    pictures: { noPhoto: readyPicture(book, 'named-worker') },
    roles: [
      { id: 'worker', words: all['door.as-worker'] ?? '', picture: readyPicture(book, 'named-worker') },
      { id: 'lead', words: all['door.as-lead'] ?? '', picture: readyPicture(book, 'group') },
    ],
    easy: passphraseWords(book.lang).join(' '),
    lang: book.lang,
  };
}
