import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import { waysWords } from '#ways/ways-words.ts';

/** The words of recording, drawing and finding pictures. Loaded only where somebody wants one of them. */
export const GET: APIRoute = () => Response.json(waysWords(theBook()));
