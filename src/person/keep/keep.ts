import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { placeOnDevice } from '#device/place.ts';
import type { Answer, Story, Token } from '#model/answer.ts';
import type { MyHelper } from '#model/helping.ts';
import type { Lock } from '#model/lock.ts';
import type { Moment } from '#model/moment.ts';
import type { AnswerOrOffer } from '#model/offer.ts';
import type { InBox, StoryBox } from '#model/story-box.ts';
import type { Errand, Given, Heard, MyWorker, SealedUp } from '#model/my-worker.ts';
import { onlyTheirWord } from '#model/receipts.ts';
import { takeAside } from '#person/keep/last-words.ts';
import { keepName } from '#person/keep/waits.ts';

/**
 * Words still being typed. A draft may change; it becomes an Answer when the person goes on, leaves, or next looks.
 * One a tab and Question, so two windows never write over each other.
 */
export interface Draft {
  id: string;
  story: Token;
  question: string;
  answer: Answer;
  touched: number;
}

/** A photo, a recording or a drawing that an Answer or a Story points to. */
export interface Piece {
  id: Token;
  story: Token;
  blob: Blob;
}

/** A piece as it stands in the keep (`stored-piece.ts`). Until November 2026 it stood there as a Blob, and such ones are still read. */
export type StoredPiece = { id: Token; story: Token } & ({ bytes: ArrayBuffer; type: string } | { blob: Blob });

/** The id of an Answer that the person rubbed out, and nothing else: so that an old copy cannot bring it back. */
export interface RubbedOut {
  id: Token;
  story: Token;
}

/** A Question that the person wants to be asked again, from a day on (`YYYY-MM-DD`, on their own calendar). One a Question: a newer wish takes the place of the older. */
export interface AskAgain {
  id: string;
  story: Token;
  question: string;
  on: string;
  wished: string;
  moment?: Moment | undefined;
  /** The person took the wish back: it stays known, so that another device does not bring it again. */ over?:
    | true
    | undefined;
}

/** Sealed bytes that the server has, kept until the worker's device says that it has them: a server can lose what it had. */
export interface SealedCopy extends SealedUp {
  given: Token;
}

/** The stores of the keep. */
export interface Kept extends DBSchema {
  stories: { key: Token; value: Story };
  /** What was said, and what a Helper from afar offers (docs/decisions/0094): read what was said by `answers.ts`. */
  answers: { key: Token; value: AnswerOrOffer; indexes: { 'by-story': Token; 'by-question': [Token, string] } };
  drafts: { key: string; value: Draft; indexes: { 'by-story': Token } };
  pieces: { key: Token; value: StoredPiece; indexes: { 'by-story': Token } };
  rubbedOut: { key: Token; value: RubbedOut; indexes: { 'by-story': Token } };
  askAgain: { key: string; value: AskAgain; indexes: { 'by-story': Token } };
  /** Named workers whose card the person opened; the one without `until` is theirs now. */
  workers: { key: Token; value: MyWorker; indexes: { 'by-story': Token } };
  /** What was given to a worker: which Answers, not the Answers themselves. */
  given: { key: Token; value: Given; indexes: { 'by-story': Token } };
  /** What a worker said back. */
  heard: { key: Token; value: Heard; indexes: { 'by-story': Token } };
  /** What is still to be done at the server, in order. They outlive the Story they came from: what is rubbed out must be forgotten there too. */
  errands: { key: number; value: Errand; indexes: { 'by-given': Token } };
  /** What was put in and has no receipt yet. */
  sent: { key: Token; value: SealedCopy; indexes: { 'by-given': Token } };
  /** The pictures that open a Story on this device. They go into no copy: a copy opens anywhere. */
  locks: { key: Token; value: Lock };
  /** Stories that are kept safe at the server (docs/decisions/0092), and what of each is there. They go into no copy. */
  boxes: { key: Token; value: StoryBox };
  inBox: { key: Token; value: InBox; indexes: { 'by-story': Token } };
  /** Who was asked to help from afar, and what they may see (docs/decisions/0093). They go into no copy. */
  helpers: { key: Token; value: MyHelper; indexes: { 'by-story': Token } };
}

/** The Story's place on this device, opened. */
export type Keep = IDBPDatabase<Kept>;

/** The browser has no storage for us: private windows of some browsers, or storage forbidden. Line: errors/cannot-keep. */
export class CannotKeep extends Error {
  override readonly name = 'CannotKeep';
}
/** The device is full. Line: errors/full. */
export class Full extends Error {
  override readonly name = 'Full';
}

/** Forward from every earlier version: what is kept stays as it is. */
export function upgradeKeep(
  db: IDBPDatabase<Kept>,
  from: number,
  _to: number | null,
  tx: IDBPTransaction<Kept, StoreNames<Kept>[], 'versionchange'>,
): void {
  if (from < 1) {
    db.createObjectStore('stories', { keyPath: 'id' });
    for (const name of ['answers', 'drafts', 'pieces', 'rubbedOut'] as const)
      db.createObjectStore(name, { keyPath: 'id' }).createIndex('by-story', 'story');
  }
  if (from < 2) {
    db.createObjectStore('askAgain', { keyPath: 'id' }).createIndex('by-story', 'story');
    // One Question's Answers are found without reading a Story of years.
    tx.objectStore('answers').createIndex('by-question', ['story', 'question']);
  }
  if (from < 3) {
    for (const name of ['workers', 'given', 'heard'] as const)
      db.createObjectStore(name, { keyPath: 'id' }).createIndex('by-story', 'story');
    db.createObjectStore('errands', { keyPath: 'n', autoIncrement: true }).createIndex('by-given', 'given');
  }
  if (from < 4) {
    db.createObjectStore('sent', { keyPath: 'envelope' }).createIndex('by-given', 'given');
    if (from === 3) void keepOnlyTheirWord(tx);
  }
  if (from < 5) db.createObjectStore('locks', { keyPath: 'id' });
  if (from < 6) {
    db.createObjectStore('boxes', { keyPath: 'id' });
    db.createObjectStore('inBox', { keyPath: 'id' }).createIndex('by-story', 'story');
  }
  if (from < 7) db.createObjectStore('helpers', { keyPath: 'id' }).createIndex('by-story', 'story');
}

async function keepOnlyTheirWord(tx: IDBPTransaction<Kept, StoreNames<Kept>[], 'versionchange'>): Promise<void> {
  const [given, heard] = await Promise.all([tx.objectStore('given').getAll(), tx.objectStore('heard').getAll()]);
  for (const one of onlyTheirWord(given, heard)) await tx.objectStore('given').put(one);
}

/** Less room than this, in bytes, and a browser that fails is full. */
const least = 1_000_000;

/** Why the browser would not: a full device says so in many ways, and wants other words than a browser that keeps nothing. Throws Full, CannotKeep. */
async function cannot(cause: unknown): Promise<never> {
  const left = async () => {
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    return quota - usage;
  };
  const full =
    (cause instanceof DOMException && cause.name === 'QuotaExceededError') ||
    (await left().catch(() => Infinity)) < least;
  throw full
    ? new Full('The device is full.', { cause })
    : new CannotKeep('This browser does not let us keep anything.', { cause });
}

// What stands aside is taken in first; what cannot be kept now stays where it is.
const open = placeOnDevice<Kept>(keepName, 7, upgradeKeep, (keep) => takeAside(keep).catch(() => undefined));

/** Opens the Story's place on this device. Throws Full, CannotKeep. */
export const openKeep = (): Promise<Keep> => open().catch(cannot);

/** Runs a piece of writing; a full device becomes Full, everything else passes on. */
export async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    // What a disk without room makes of a step differs: it is broken off, or the browser knows no reason.
    if (cause instanceof DOMException && ['QuotaExceededError', 'UnknownError', 'AbortError'].includes(cause.name))
      return cannot(cause);
    throw cause;
  }
}

let asked = false;

/** Asks the browser not to clear this place, once something is kept in it. It may say no; that is why copies are offered. */
export function askToStay(): void {
  if (asked) return;
  asked = true;
  void navigator.storage?.persist?.().catch(() => false);
}

export { durable } from '#device/place.ts';
