import { NoInternet } from './mailbox-errors.ts';

/** Nothing came for so long, in milliseconds: then nothing comes any more. */
const stands = 20_000;

/** All bytes of an answer. It ends where nothing comes for a while: a line can break behind the first of them. Throws NoInternet. */
export async function readBody(came: Response, stop: AbortController): Promise<Uint8Array> {
  if (came.status === 204 || !came.body) return new Uint8Array(await came.arrayBuffer());
  const reader = came.body.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    let clock: ReturnType<typeof setTimeout> | undefined;
    const still = new Promise<never>((_, fail) => {
      clock = setTimeout(() => {
        fail(new NoInternet('Nothing comes any more.'));
        stop.abort();
      }, stands);
    });
    const { done, value } = await Promise.race([reader.read(), still]).finally(() => {
      clearTimeout(clock);
    });
    if (done) break;
    parts.push(value);
  }
  const announced = came.headers.get('content-length');
  const all = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
  // A proxy may squeeze what it passes on: then the length that is announced is another.
  if (announced !== null && !came.headers.get('content-encoding') && Number(announced) !== all.length)
    throw new NoInternet('Not all of it came.');
  return all;
}
