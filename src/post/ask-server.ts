import type { Token } from '#model/answer.ts';
import { AlreadyRead, Ended, MailboxFull, NoInternet, NotThere, Refused, TryLater } from './mailbox-errors.ts';

/** How long a small request may take, in milliseconds: a slow phone on a slow line, and no more. */
const patience = 30_000;

export interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Other tokens and ids that the address wants, in headers. */
  headers?: Record<string, string>;
  body?: Blob | Record<string, unknown>;
  /** For large bodies: milliseconds, or none. */
  within?: number | undefined;
}

async function codeOf(came: Response): Promise<string> {
  try {
    const said: unknown = await came.json();
    return typeof said === 'object' && said !== null && 'code' in said ? String(said.code) : '';
  } catch {
    return '';
  }
}

/** What the server's refusal means. @see docs/mailbox.md */
async function meaning(came: Response): Promise<Error> {
  if (came.status === 404) return new NotThere('Nothing is there.');
  if (came.status === 410) return new Ended('This Mailbox was ended.');
  const code = await codeOf(came);
  if (code === 'already-read') return new AlreadyRead('Somebody read it.');
  if (code === 'mailbox-full') return new MailboxFull('No room.');
  if (came.status === 429 || came.status >= 500) return new TryLater(Number(came.headers.get('retry-after')) || 30);
  return new Refused(code);
}

/**
 * Asks one address of the Mailbox.
 * @param path below `/api/`.
 * Throws NoInternet, NotThere, Ended, AlreadyRead, MailboxFull, TryLater, Refused.
 */
export async function askServer(path: string, token: Token, { method = 'GET', headers = {}, body, within = patience }: Asking = {}): Promise<Response> {
  const sent = body instanceof Blob ? { body, type: 'application/octet-stream' } : body ? { body: JSON.stringify(body), type: 'application/json' } : undefined;
  let came: Response;
  try {
    came = await fetch(`/api/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(sent ? { 'content-type': sent.type } : {}), ...headers },
      ...(sent ? { body: sent.body } : {}),
      cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error',
      ...(typeof AbortSignal.timeout === 'function' ? { signal: AbortSignal.timeout(within) } : {}),
    });
  } catch (cause) {
    throw new NoInternet('There is no way to the server.', { cause });
  }
  if (!came.ok) throw await meaning(came);
  return came;
}
