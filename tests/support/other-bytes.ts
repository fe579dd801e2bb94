import type { Token } from '#model/answer.ts';

/** From now on whoever fetches an Envelope gets these bytes in place of its own, in a true answer. @returns ends the lie */
export function otherBytes(envelope: Token, bytes: Uint8Array<ArrayBuffer>): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = async (...asked) => {
    const told = await real(...asked);
    const [to, { method = 'GET', headers } = {}] = asked;
    return to === '/api/envelope' && method === 'GET' && new Headers(headers).get('x-envelope') === envelope
      ? new Response(bytes, { status: told.status, headers: told.headers })
      : told;
  };
  return () => {
    globalThis.fetch = real;
  };
}
