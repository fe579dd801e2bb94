import { hasPost } from '#model/has-post.ts';
import { ourAddress } from '#model/our-address.ts';
import type { ReadyHelp, ReadyHelpWays, ReadyWay } from '#model/ready.ts';

/**
 * The ways to somebody who can help, each once: the screen of help, whom to ring, an advocate, what to read; and my worker, last, where there
 * is one: who was hurt by those around them need not begin there. Nobody is told by itself.
 */
export function waysToHelp(helps: readonly ReadyHelp[], lines: ReadyHelpWays, hasWorker: boolean): ReadyWay[] {
  const ways: ReadyWay[] = [
    { href: ourAddress('/help/now/'), line: lines['way-help'], strong: true },
    ...helps.flatMap((help) => help.ring),
    { href: ourAddress('/read/help-near-me/'), line: lines['way-advocate'] },
    ...helps.flatMap((help) => help.read ?? []),
    ...(hasWorker && hasPost ? [{ href: ourAddress('/give/'), line: lines['way-tell'] }] : []),
  ];
  return [...new Map(ways.map((way) => [way.href, way])).values()];
}
