import type { Book } from '#content/book.ts';
import { readyMessages, readySet } from '#easy-read/ready-line.ts';
import { roomPictures } from '#model/live-room.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = [
  'join',
  'join-how',
  'wrong',
  'wrong-next',
  'waiting',
  'waiting-next',
  'waiting-comes',
  'no-name',
  'going',
  'in',
  'change',
  'late',
  'away',
  'away-next',
  'ended',
  'ended-next',
  'at-home',
] as const;
const troubles = [
  'no-internet',
  'no-internet-next',
  'busy',
  'busy-next',
  'full',
  'full-next',
  'cannot-keep',
  'cannot-keep-next',
] as const;

/** What a phone in a live room says. */
export interface RoomWords {
  lang: string;
  labels: Labels;
  lines: Record<(typeof lines)[number] | (typeof troubles)[number], ReadyLine>;
  pictures: ReadyChoice[];
}

/** The pictures that a live room can be joined by, in the order that its code counts them. Throws where content has another number of them than the server gives out. */
export function picturesOfRooms(book: Book): ReadyChoice[] {
  const all = readySet(book, 'room-pictures');
  if (all.length !== roomPictures)
    throw new Error(
      `content/choices/room-pictures has ${String(all.length)} pictures, and a room's code counts ${String(roomPictures)}.`,
    );
  return all;
}

export const roomWords = (book: Book): RoomWords => ({
  lang: book.lang,
  labels: labels(book, ['room.pictures', 'room.pressed', 'room.again', 'room.take-home', 'room.new']),
  lines: { ...readyMessages(book, 'room', lines), ...readyMessages(book, 'errors', troubles) },
  pictures: picturesOfRooms(book),
});
