import type { APIRoute } from 'astro';

export const prerender = false;

/** Tells whoever runs this copy that it is up. Says nothing else. */
export const GET: APIRoute = () => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
