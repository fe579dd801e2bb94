import type { Book } from '#content/book.ts';
import { readyLine, readyMessages, readySet } from '#easy-read/ready-line.ts';
import { pictureMeaning } from '#pictures/picture-address.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = [
  'how',
  'voice',
  'voice-long',
  'voice-hears',
  'video',
  'keep-this',
  'photo',
  'drawing',
  'drawing-pictures',
  'pictures',
  'pictures-near',
  'kept-here',
  'refused-microphone',
  'refused-microphone-next',
  'no-microphone',
  'refused-camera',
  'refused-camera-next',
  'no-camera',
  'other-way',
  'stopped',
] as const;

/** Pictures that can be put on any drawing. */
const stamps = [
  'me',
  'home',
  'family',
  'friend',
  'dog',
  'cat',
  'nature',
  'beach',
  'heart',
  'music',
  'car',
  'wheelchair',
  'food',
  'happy',
  'sad',
  'goal',
] as const;

/** What the free ways are told in words. They come only when somebody opens one: `/say/ways.json`. */
export interface WaysWords {
  labels: Labels;
  lines: Record<(typeof lines)[number], ReadyLine> & Record<string, ReadyLine>;
  /** Pictures to put on a drawing where the Question has no choices. */ stamps: ReadyChoice[];
  /** Groups of the whole symbol set. */ groups: ReadyChoice[];
}

/** The words of the free ways, in the Book's language. */
export const waysWords = (book: Book): WaysWords => ({
  labels: labels(
    book,
    Object.keys(book.strings)
      .filter((key) => /^(way|find|draw)\./.test(key))
      .map((key) => key.replace(/_(one|other|zero|two|few|many)$/, '')),
  ),
  groups: readySet(book, 'picture-groups'),
  stamps: stamps.map((name) => ({ id: name, ...readyLine(book, name, pictureMeaning(book, name)) })),
  lines: {
    ...readyMessages(book, 'ways', lines),
    ...readyMessages(book, 'errors', ['not-a-photo', 'not-a-photo-next']),
  },
});
