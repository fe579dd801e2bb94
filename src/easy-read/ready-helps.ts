import type { Book } from '#content/book.ts';
import { readyLine, readyMessages } from '#easy-read/ready-line.ts';
import { dangers, type Danger } from '#model/choice.ts';
import { ourAddress } from '#model/our-address.ts';
import type { ReadyChoice, ReadyHelp, ReadyHelpWays } from '#model/ready.ts';
import { sayIn } from '#strings/strings.ts';

/** Whom to ring about a danger: those contacts that this copy has and that can be rung. */
const ring = (book: Book, danger: Danger): ReadyHelp['ring'] =>
  dangers[danger].ring.flatMap((id) => {
    const contact = book.site.contacts.find((c) => c.id === id);
    return contact?.phone
      ? [
          {
            href: `tel:${contact.phone.replaceAll(' ', '')}`,
            line: readyLine(book, 'phone-call', sayIn(book)('ask.ring', { name: contact.name })),
          },
        ]
      : [];
  });

/** The ways that stand beside every danger, in the Book's language. */
export function readyHelpWays(book: Book): ReadyHelpWays {
  const say = sayIn(book);
  return {
    'way-help': readyLine(book, 'help', say('ask.help')),
    'way-advocate': readyLine(book, 'advocate', say('ask.advocate')),
    'way-tell': readyLine(book, 'tell-somebody', say('ask.tell-worker')),
  };
}

/** Help with each danger that these choices can tell of. */
export function readyHelps(book: Book, choices: readonly ReadyChoice[]): Partial<Record<Danger, ReadyHelp>> {
  const told = [...new Set(choices.flatMap((c) => c.danger ?? []))];
  const lines = readyMessages(book, 'danger', told);
  return Object.fromEntries(
    told.map((danger) => {
      const page = book.pages.find((p) => p.id === dangers[danger].page);
      return [
        danger,
        {
          line: lines[danger],
          ring: ring(book, danger),
          ...(page
            ? {
                read: {
                  href: ourAddress(`/read/${page.id}/`),
                  line: readyLine(book, page.file.picture, page.words.title),
                },
              }
            : {}),
        },
      ];
    }),
  );
}
