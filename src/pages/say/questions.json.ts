import type { APIRoute } from 'astro';
import { theBook } from '#content/the-book.ts';
import { readyTopics } from '#story/ready-topics.ts';

/** Every Topic and Question, made ready: for looking over and printing a Story. Loaded only there. */
export const GET: APIRoute = () => Response.json(readyTopics(theBook()));
