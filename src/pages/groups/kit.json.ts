import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import { sessionKit } from '#group/session-kit.ts';

/** What a group can make a Session of, made ready: loaded where it makes or runs one. */
export const GET: APIRoute = () => Response.json(sessionKit(theBook()));
