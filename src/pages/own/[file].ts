import type { APIRoute, GetStaticPaths } from 'astro';
import { ownDrawing } from '#content/lay-own.ts';
import { theBook } from '#content/the-book.ts';

/** The sign of whoever runs this copy, where they gave one. */
export const getStaticPaths = (() => {
  const { logo } = theBook().own;
  return logo ? [{ params: { file: logo.file } }] : [];
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(ownDrawing(params['file'] ?? ''), {
    headers: { 'content-type': params['file']?.endsWith('.svg') ? 'image/svg+xml' : 'image/png' },
  });
