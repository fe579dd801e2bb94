import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';

/** Lets the website be put on a home screen, where browsers do not clear what it keeps. */
export const GET: APIRoute = () => {
  const { site, lang, own } = theBook();
  const icons = [
    ...(own.icon ? [] : [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }]),
    ...[192, 512].map((n) => ({
      src: `/icon-${String(n)}.png`,
      sizes: `${String(n)}x${String(n)}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
  ];
  return new Response(
    JSON.stringify({
      id: '/',
      lang,
      name: site.name,
      short_name: site.name,
      start_url: '/',
      display: 'standalone',
      background_color: '#fbf5e9',
      theme_color: own.colours?.light ?? '#6d1a5c',
      icons,
    }),
    { headers: { 'content-type': 'application/manifest+json' } },
  );
};
