/** Every code an answer may carry, with its HTTP status. docs/mailbox.md says what each means. */
export const statusOf = {
  'bad-request': 400,
  'who-first': 403,
  'not-shown': 403,
  'not-found': 404,
  method: 405,
  different: 409,
  'already-read': 409,
  used: 409,
  ended: 410,
  length: 411,
  'too-large': 413,
  'media-type': 415,
  'slow-down': 429,
  'try-later': 503,
  'mailbox-full': 507,
} as const;

export type Code = keyof typeof statusOf;

/** Thrown where a request cannot be done for a reason the client may know. Inside a write it undoes that write. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: Code;
  /** Seconds after which asking again makes sense; with `slow-down` and `try-later`. */
  readonly wait: number | undefined;

  constructor(code: Code, wait?: number) {
    super(code);
    this.code = code;
    this.wait = wait;
  }
}

const headers = { 'cache-control': 'no-store', 'content-type': 'application/json' };

/** An answer with a JSON body. */
export const tell = (status: number, body: object): Response => new Response(JSON.stringify(body), { status, headers });

/** 204: done, and nothing to say. */
export const done = (): Response => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });

/** Seconds to wait where nobody knows better. */
const someTime = 10;

/** What a client is told of a Refusal: the code, and nothing more; with `slow-down` and `try-later` always when to ask again. */
export function tellRefusal({ code, wait }: Refusal): Response {
  const told = tell(statusOf[code], { code });
  if (statusOf[code] === 429 || statusOf[code] === 503) told.headers.set('retry-after', String(wait ?? someTime));
  return told;
}

/** 200: sealed bytes on their way out. */
export const sealed = (body: ReadableStream<Uint8Array<ArrayBuffer>>, size: number): Response =>
  new Response(body, {
    headers: {
      'cache-control': 'no-store',
      'content-type': 'application/octet-stream',
      'content-length': String(size),
    },
  });
