import type { ReadyHelp } from '#model/ready.ts';
import { fill, type Labels } from '#strings/fill.ts';

/** The ways to somebody who can help, each once: the screen of help, whom to ring, an advocate, what to read. */
export function waysToHelp(helps: readonly ReadyHelp[], labels: Labels): { href: string; words: string; strong?: boolean }[] {
  const ways = [
    { href: '/help/now/', words: labels['ask.help'] ?? '', strong: true },
    ...helps.flatMap((help) => help.ring.map(({ name, phone }) => ({ href: `tel:${phone.replaceAll(' ', '')}`, words: fill(labels['ask.ring'] ?? '', { name }) }))),
    { href: '/read/help-near-me/', words: labels['ask.advocate'] ?? '' },
    ...helps.flatMap((help) => (help.read ? [{ href: help.read.href, words: help.read.title }] : [])),
  ];
  return [...new Map(ways.map((way) => [way.href, way])).values()];
}
