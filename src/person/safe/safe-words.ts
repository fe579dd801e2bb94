import type { Book } from '#content/book.ts';
import { passphraseWords } from '#content/passphrase-words.ts';
import { readyMessages } from '#easy-read/ready-line.ts';
import type { ReadyLine } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const safe = ['why', 'card', 'sealed', 'who', 'making', 'made', 'made-next', 'is-safe', 'waits', 'not-here', 'not-here-next', 'no-room', 'no-room-next', 'ended', 'ended-why', 'ended-next', 'back', 'unopened', 'large', 'other', 'both', 'anew', 'taken', 'anew-ask', 'anew-old', 'anew-others', 'anew-stays', 'paper-opens', 'paper-scan', 'paper-words', 'paper-careful', 'paper-keep'] as const;
const bring = ['words', 'photo', 'unknown', 'unknown-next', 'opening', 'slow', 'wrong', 'wrong-next', 'ended', 'ended-next', 'damaged', 'damaged-next', 'whose', 'yours', 'others', 'coming', 'here', 'both', 'partly', 'no-card'] as const;
const errors = ['no-internet', 'no-internet-next', 'goes-itself', 'between', 'between-next', 'busy', 'busy-next', 'full', 'full-next', 'cannot-keep', 'cannot-keep-next'] as const;

/** What an island of keeping a Story safe is told in words. `easy`: the words that cards are made of. */
interface Words<K extends string> { labels: Labels; lines: Record<K | (typeof errors)[number], ReadyLine>; easy: string; lang: string }
export type SafeWords = Words<(typeof safe)[number] | 'nothing' | 'nothing-next'>;
export type BringWords = Words<(typeof bring)[number] | 'no-code' | 'no-code-next' | 'not-added'>;

const shared = (book: Book, screen: string) => ({
  labels: labels(book, [...new Set(Object.keys(book.strings).filter((key) => key === screen || key.startsWith(`${screen}.`)).map((key) => key.replace(/_(one|other)$/, ''))), 'ask.try-again', 'card.code', 'say', 'my-story.copy']),
  easy: passphraseWords(book.lang).join(' '),
  lang: book.lang,
});

/** The words of keeping a Story safe. */
export const safeWords = (book: Book): SafeWords => ({ ...shared(book, 'safe'), lines: { ...readyMessages(book, 'safe', safe), ...readyMessages(book, 'my-story', ['nothing', 'nothing-next']), ...readyMessages(book, 'errors', errors) } });

/** The words of bringing a Story by its card. */
export const bringWords = (book: Book): BringWords => ({ ...shared(book, 'bring'), lines: { ...readyMessages(book, 'bring', bring), ...readyMessages(book, 'card', ['no-code', 'no-code-next', 'not-added']), ...readyMessages(book, 'errors', errors) } });
