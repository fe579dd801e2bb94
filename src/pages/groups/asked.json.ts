import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import { askedInRooms } from '#group/ready-session.ts';

/** What every ready Session asks, made ready, by its id in a live room: loaded by phones that joined one. */
export const GET: APIRoute = () => Response.json(askedInRooms(theBook()));
