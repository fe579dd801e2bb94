import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import { writingWords } from '#worker/desk/writing.ts';

/** What helps a worker to write easy words: the easy words, the hard words that are explained, our pictures, the ready Replies. Loaded only while writing. */
export const GET: APIRoute = () => Response.json(writingWords(theBook()));
