import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import { pressingWords } from '#how-i-like-it/pressing-words.ts';

/** What switches, resting and letters say. Loaded only where one of them was switched on. */
export const GET: APIRoute = () => Response.json(pressingWords(theBook()));
