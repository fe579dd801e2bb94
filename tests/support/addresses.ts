import { readFileSync } from 'node:fs';

/** Every address that the built sitemap names, and the two it leaves out. */
export const addresses: string[] = [
  ...[...readFileSync('dist/client/sitemap-0.xml', 'utf8').matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map((m) => m[1] ?? '/'),
  '/soup/',
  '/closed/',
];
