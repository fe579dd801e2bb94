import type { APIRoute } from 'astro';
import { answer } from '#mailbox/answer.ts';
import { clientAddress } from '#mailbox/the-mailboxes.ts';

export const prerender = false;

/** Whatever is asked under /api/, in whatever way, the Mailbox answers. */
export const ALL: APIRoute = ({ request, clientAddress: socketAddress }) =>
  answer(request, clientAddress(socketAddress, request.headers.get('x-forwarded-for')));
