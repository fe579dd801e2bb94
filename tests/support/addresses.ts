import { readFileSync } from 'node:fs';

/** Every address that the built sitemap names, and the two it leaves out. */
export const addresses: string[] = [
  ...[...readFileSync('dist/client/sitemap-0.xml', 'utf8').matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(
    (m) => m[1] ?? '/',
  ),
  '/soup/',
  '/closed/',
];

const kindOf = (address: string) =>
  address
    .replace(/^\/(read|say|help|asked|near-me)\/(chapters\/)?[^/]+\/(?!end\/)[^/]+\/$/, '/$1/$2*/*/')
    .replace(/^\/(read|say|asked)\/(chapters\/)?[^/]+\/((?:end\/)?)$/, '/$1/$2*/$3')
    .replace(/^\/groups\/(?!what-we-said\/|join\/|newsletter\/|our-own\/)[^/]+\//, '/groups/*/');

/** The first of each kind of address: its like are the same with other words. */
export const firsts: ReadonlySet<string> = new Set([
  ...new Map([...addresses].reverse().map((address) => [kindOf(address), address])).values(),
]);
