import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import { allPages } from '#reading-aids/all-pages.ts';

/** All Pages as one file to take away. The service worker does not keep it: it keeps the Pages themselves (`build-all.ts`). */
export const GET: APIRoute = () =>
  new Response(allPages(theBook()), { headers: { 'content-type': 'text/html; charset=utf-8' } });
