import type { DBSchema } from 'idb';
import { placeOnDevice } from '#device/place.ts';
import type { KeysAtRest } from '#keys/at-rest.ts';
import type { Said, Token } from '#model/answer.ts';
import type { AskedMe, MyWord } from '#model/helping.ts';
import type { Recipient } from '#model/worker-card.ts';

/** What locks my words with one person (docs/decisions/0113): the key that opens them, sealed by words or by a passkey, and whom they are sealed to. `salt`: beside the words. */
export interface Lock extends KeysAtRest {
  salt: Token;
  recipient: Recipient;
}

/** Who asked, locked. `rev` is another each time that it is written. `sight`: what I may see, sealed by itself, since it is large and seldom changes. */
export interface ShutAsked {
  id: Token;
  lock: Lock;
  rev: Token;
  sealed: Uint8Array;
  sight?: Uint8Array | undefined;
}
/** A word of mine, locked. */
export interface ShutWord {
  id: Token;
  of: Token;
  sealed: Uint8Array;
}
/** What I began to say: plain, or locked, and then `question` tells nobody which. */
export interface Draft {
  of: Token;
  question: string;
  said: Said;
}
export type ShutDraft = Omit<Draft, 'said'> & { sealed: Uint8Array };

export type AskedRow = AskedMe | ShutAsked;
export type WordRow = MyWord | ShutWord;
export type DraftRow = Draft | ShutDraft;

/** Whether a row is locked. */
export const isShut = <T extends object>(row: T): row is Extract<T, { sealed: Uint8Array }> => 'sealed' in row;

/** What a Helper's device keeps: who asked, with the key that is mine and what they let me see now; my own words, and what I began to say. Apart from every Story on this device. */
export interface Kept extends DBSchema {
  asked: { key: Token; value: AskedRow };
  words: { key: Token; value: WordRow; indexes: { 'by-asked': Token } };
  /** What I began to say and did not press *keep* for: one for each Question, and one for what I write down with the person. */
  drafts: { key: [Token, string]; value: DraftRow };
}

/**
 * Opens the place of a Helper on this device. Rejects where the browser keeps nothing. Since version 3 what is kept may be locked: a page that does not know it cannot open the place, and writes nothing plain
 * beside.
 */
export const openPlace = placeOnDevice<Kept>('what-matters-to-a-helper', 3, (db, before) => {
  if (before < 1) {
    db.createObjectStore('asked', { keyPath: 'id' });
    db.createObjectStore('words', { keyPath: 'id' }).createIndex('by-asked', 'of');
  }
  if (before < 2) db.createObjectStore('drafts', { keyPath: ['of', 'question'] });
});

/** Everything of one who asked. */
export const allOf = (id: Token): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);
