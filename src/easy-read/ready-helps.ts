import type { Book } from '#content/book.ts';
import { readyMessages } from '#easy-read/ready-line.ts';
import { dangers, type Danger } from '#model/choice.ts';
import type { ReadyChoice, ReadyHelp } from '#model/ready.ts';

/** Whom to ring about a danger: those contacts that this copy has and that can be rung. */
const ring = (book: Book, danger: Danger): ReadyHelp['ring'] =>
  dangers[danger].ring.flatMap((id) => {
    const contact = book.site.contacts.find((c) => c.id === id);
    return contact?.phone ? [{ name: contact.name, phone: contact.phone }] : [];
  });

/** Help with each danger that these choices can tell of. */
export function readyHelps(book: Book, choices: readonly ReadyChoice[]): Partial<Record<Danger, ReadyHelp>> {
  const told = [...new Set(choices.flatMap((c) => c.danger ?? []))];
  const lines = readyMessages(book, 'danger', told);
  return Object.fromEntries(told.map((danger) => {
    const page = book.pages.find((p) => p.id === dangers[danger].page);
    return [danger, { line: lines[danger], ring: ring(book, danger), ...(page ? { read: { href: `/read/${page.id}/`, title: page.words.title } } : {}) }];
  }));
}
