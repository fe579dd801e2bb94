import type { z } from 'zod';
import type { Token } from '#model/answer.ts';
import { newToken } from '#model/token.ts';
import { isMarked } from './mark.ts';
import {
  AlreadyRead,
  Ended,
  MailboxError,
  MailboxFull,
  NoInternet,
  NotThere,
  Refused,
  SomethingBetween,
  TryLater,
} from './mailbox-errors.ts';
import { patiently } from './patiently.ts';
import { readBody } from './read-body.ts';

/** How long a small request may take with all its tries, in milliseconds: a slow phone on a slow line, and no more. */
const patience = 45_000;

/**
 * How long an answer may take to begin, in milliseconds: half a minute, and what the body needs on a line of 8 kB a second. Who takes everything and
 * never answers must not hold a screen for as long as a large body may take.
 */
const begins = (body: Asking['body']): number => 30_000 + (body instanceof Blob ? body.size / 8 : 0);

/** What an address answers when it did what was asked (docs/mailbox.md): anything else is not believed. */
export type Wanted<T> =
  | { is: 'nothing' }
  | { is: 'json'; status: readonly number[]; shape: z.ZodType<T> }
  /** `size` in bytes, where a list told it. */
  | { is: 'bytes'; size?: number | undefined };

/** What is asked of an address, beside its token. What is not said is asked with GET, and within half a minute. */
export interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Other tokens and ids that the address wants, in headers. */
  headers?: Record<string, string>;
  body?: Blob | Record<string, unknown>;
  /** For large bodies: milliseconds until it ends, with all its tries. */
  within?: number | undefined;
}

/** What the server's refusals mean: only with the status that belongs to the code. */
const refusals: Record<string, readonly [number, (seconds: number) => Error]> = {
  'not-found': [404, () => new NotThere('Nothing is there.')],
  ended: [410, () => new Ended('This Mailbox was ended.')],
  'already-read': [409, () => new AlreadyRead('Somebody read it.')],
  'mailbox-full': [507, () => new MailboxFull('No room.')],
  'slow-down': [429, (seconds) => new TryLater(seconds)],
  'try-later': [503, (seconds) => new TryLater(seconds)],
};

const isJson = (came: Response) => /^application\/json\b/.test(came.headers.get('content-type') ?? '');
const between = (what: string) => new SomethingBetween(`Something else answered: ${what}`);

/** Seconds until it is worth trying again: what was said, at most an hour. */
function secondsOf(came: Response): number {
  const said = Number(came.headers.get('retry-after'));
  return Number.isFinite(said) && said > 0 ? Math.min(said, 3600) : 30;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** What a marked refusal means. */
function meaning(came: Response, said: unknown): Error {
  const code = typeof said === 'object' && said !== null && 'code' in said ? String(said.code) : '';
  const known = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  if (known)
    return known[0] === came.status ? known[1](secondsOf(came)) : between(`${code} with ${String(came.status)}`);
  return code && came.status >= 400 && came.status < 500 ? new Refused(code) : between(String(came.status));
}

/** What an answer without our mark means: nothing is believed of it, but a server in between that is busy may be asked again. */
const unmarked = (came: Response): Error =>
  came.status === 429 || came.status >= 500
    ? new TryLater(secondsOf(came))
    : between(`${String(came.status)} without a mark`);

function believe<T>(came: Response, bytes: Uint8Array, wanted: Wanted<T>): T {
  if (!came.ok) throw meaning(came, isJson(came) ? jsonIn(bytes) : undefined);
  if (wanted.is === 'nothing') {
    if (came.status !== 204 || bytes.length > 0) throw between(`${String(came.status)}, where nothing was to come`);
    return undefined as T;
  }
  if (wanted.is === 'bytes') {
    const whole =
      came.status === 200 && came.headers.get('content-type') === 'application/octet-stream' && bytes.length > 0;
    if (!whole || (wanted.size !== undefined && wanted.size !== bytes.length))
      throw between('other bytes than there are');
    return bytes as T;
  }
  const read = wanted.status.includes(came.status) && isJson(came) ? wanted.shape.safeParse(jsonIn(bytes)) : undefined;
  if (!read?.success) throw between('another shape than the address has');
  return read.data;
}

async function askOnce<T>(
  path: string,
  token: Token,
  { method = 'GET', headers = {}, body }: Asking,
  wanted: Wanted<T>,
  until: number,
): Promise<T> {
  const sent =
    body instanceof Blob
      ? { body, type: 'application/octet-stream' }
      : body
        ? { body: JSON.stringify(body), type: 'application/json' }
        : undefined;
  const ask = newToken();
  // Not `AbortSignal.timeout`: older browsers have none, and a wait that does not end there is a screen that stands still.
  const stop = new AbortController();
  const clock = setTimeout(
    () => {
      stop.abort();
    },
    Math.max(until - Date.now(), 0),
  );
  const first = setTimeout(() => {
    stop.abort();
  }, begins(body));
  try {
    const came = await fetch(`/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'x-ask': ask,
        ...(sent ? { 'content-type': sent.type } : {}),
        ...headers,
      },
      ...(sent ? { body: sent.body } : {}),
      // A page that leads elsewhere is not the Mailbox's: it is not followed, and told apart from no internet.
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      signal: stop.signal,
    });
    clearTimeout(first);
    if (!isMarked(came, ask)) throw unmarked(came);
    return believe(came, await readBody(came, stop), wanted);
  } catch (why) {
    if (why instanceof MailboxError) throw why;
    throw new NoInternet('There is no way to the server.', { cause: why });
  } finally {
    clearTimeout(first);
    clearTimeout(clock);
  }
}

/**
 * Asks one address of the Mailbox, a few times where the line breaks, and believes only what the address promises.
 * @param path below `/api/`.
 * Throws NoInternet, SomethingBetween, NotThere, Ended, AlreadyRead, MailboxFull, TryLater, Refused.
 */
export function askServer<T = void>(path: string, token: Token, asking: Asking, wanted: Wanted<T>): Promise<T> {
  const until = Date.now() + (asking.within ?? patience);
  return patiently(() => askOnce(path, token, asking, wanted, until), until);
}
