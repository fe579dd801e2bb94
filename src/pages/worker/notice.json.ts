import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import { noticeWords } from '#worker/door/notice-words.ts';

/** What an e-mail or a push says: the server reads it where it sends e-mails, the service worker has it from the build. */
export const GET: APIRoute = () => Response.json(noticeWords(theBook()));
