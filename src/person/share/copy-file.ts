import type { Token } from '#model/answer.ts';
import { copy, copyVersion, mostAnswers, type Copy, type CopyPiece } from '#model/copy.ts';
import { onlyTheirWord } from '#model/receipts.ts';
import { safeType } from '#model/safe-type.ts';
import { nowHere } from '#model/token.ts';
import type { WholeStory } from '#person/keep/copying.ts';
import { directionOf } from '#strings/direction.ts';
import { isTooBig } from '#ui/picture-size.ts';

/**
 * A copy is one HTML file: a person reads it in any browser, and this software reads the JSON at its end.
 * Format and example: docs/copy-file.md. It is written and read piece by piece, so that 200 MB of recordings fit an old tablet.
 */
const opens = '<script type="application/json" id="what-matters-to-me-copy" data-sha256="';
const closes = '</script>';

/** The first version whose *read* is the worker's own word. */
const receiptsSince = 4;

/** The largest file that is read, in bytes. */
export const largest = 1024 * 1024 * 1024;

/** How far the work is: pieces done, of all. */
export type Progress = (done: number, of: number) => void;

/** Why a file was not brought back. The name is the id of the Line to say: errors/copy-…. */
export class CannotBringBack extends Error {
  override readonly name = 'CannotBringBack';
  readonly line: 'copy-damaged' | 'copy-foreign' | 'copy-newer' | 'copy-huge';
  constructor(line: CannotBringBack['line']) {
    super(line);
    this.line = line;
  }
}

async function sha256(what: string | Blob): Promise<string> {
  // Plain http on a local network has no crypto.subtle; then the file carries no sum, and its shape alone is checked.
  if (!globalThis.crypto?.subtle) return '';
  const sum = await crypto.subtle.digest(
    'SHA-256',
    typeof what === 'string' ? new TextEncoder().encode(what) : await what.arrayBuffer(),
  );
  return [...new Uint8Array(sum)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** What newer browsers can do with bytes themselves. */
type Own = Uint8Array<ArrayBuffer> & { toBase64?: () => string };
const own = Uint8Array as typeof Uint8Array & { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };

function encode(bytes: Own): string {
  if (bytes.toBase64) return bytes.toBase64();
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** Bytes turned at once: a multiple of 3, so that the base64 of the parts is the base64 of the whole. */
const atOnce = 3 * 128 * 1024;

/** A piece as base64, little by little: the screen stays alive in between. */
async function base64(blob: Blob): Promise<Blob> {
  const parts: string[] = [];
  // The browser's own way is many times quicker, where it has one (2025 on).
  for (let from = 0; from < blob.size; from += atOnce) {
    const bytes = new Uint8Array(await blob.slice(from, from + atOnce).arrayBuffer());
    parts.push(encode(bytes));
  }
  return new Blob(parts);
}

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  own.fromBase64 ? own.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function fromBase64(text: Blob, type: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const step = (atOnce / 3) * 4;
  for (let from = 0; from < text.size; from += step) parts.push(bytes(await text.slice(from, from + step).text()));
  return new Blob(parts, { type });
}

/**
 * Writes a copy.
 * @param readable the Story as HTML for any browser, already escaped, with `src="piece:<id>"` where a piece is shown.
 * @param title the title of that page, already escaped.
 */
export async function writeCopy(
  whole: WholeStory,
  readable: string,
  title: string,
  lang: string,
  tell: Progress = () => undefined,
): Promise<Blob> {
  const head = `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}"><head><meta charset="utf-8"><meta name="generator" content="what-matters-to-me"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:"><title>${title}</title>`;
  const parts: Blob[] = [];
  let size = 0;
  const put = (what: string | Blob) => {
    const blob = typeof what === 'string' ? new Blob([what]) : what;
    parts.push(blob);
    size += blob.size;
  };
  const blobs = new Map<Token, Blob>(whole.pieces.map(({ id, blob }) => [id, blob]));
  const pieces: CopyPiece[] = [];
  const putPiece = async (id: Token, blob: Blob) => {
    const text = await base64(blob);
    put(`data:${/^[\w.+-]+\/[\w.+-]+/.exec(blob.type)?.[0] ?? 'application/octet-stream'};base64,`);
    pieces.push({ id, type: blob.type.slice(0, 100), at: size, length: text.size, sha256: await sha256(blob) });
    put(text);
    tell(pieces.length, blobs.size);
  };
  const written = new Set<Token>();
  put(head);
  // Odd places are the ids of pieces shown there.
  for (const [i, part] of readable.split(/(?<=src=")piece:([0-9a-f]{32})(?=")/).entries()) {
    const blob = i % 2 === 1 ? blobs.get(part) : undefined;
    if (i % 2 === 0) put(part);
    // Whoever opens the file would decode it.
    else if (blob && !written.has(part) && !(await isTooBig(blob))) {
      written.add(part);
      await putPiece(part, blob);
    }
  }
  // What is not shown (photos of earlier Answers) is carried all the same.
  put('<template>');
  for (const [id, blob] of blobs) {
    if (written.has(id)) continue;
    put('<img alt="" src="');
    await putPiece(id, blob);
    put('">');
  }
  put('</template>');
  const inside: Copy = {
    format: 'what-matters-to-me/copy',
    version: copyVersion,
    taken: nowHere(),
    story: whole.story,
    answers: whole.answers,
    pieces,
    rubbedOut: whole.rubbedOut,
    askAgain: whole.askAgain,
    workers: whole.workers,
    given: whole.given,
    heard: whole.heard,
    ...(whole.offers?.length ? { offers: whole.offers } : {}),
  };
  const json = await asJson(inside);
  put(`\n${opens}${await sha256(json)}">`);
  put(json);
  put(`${closes}</body></html>\n`);
  return new Blob(parts, { type: 'text/html' });
}

/** Lets the screen answer before the work goes on. Not by a timer: those of a page that is not looked at come once a second. */
const breathe = () =>
  new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

/** Answers written or looked at in one go. */
const some = 100;

/** As JSON, with "<" written as an escape: nothing that a person wrote can end the script element. */
async function asJson(inside: Copy): Promise<Blob> {
  const safe = (what: unknown) => JSON.stringify(what).replaceAll('<', '\\u003c');
  const { answers, ...rest } = inside;
  const parts = [safe(rest).slice(0, -1), ',"answers":['];
  for (let from = 0; from < answers.length; from += some) {
    parts.push(from === 0 ? '' : ',', safe(answers.slice(from, from + some)).slice(1, -1));
    await breathe();
  }
  return new Blob([...parts, ']}']);
}

/** What a copy holds, and how many things in it only newer software knows. */
export interface ReadCopy extends WholeStory {
  newer: number;
}

/** The lists of a copy that are few, and what one thing in each is. */
const few = {
  pieces: copy.shape.pieces.element,
  askAgain: copy.shape.askAgain.unwrap().element,
  workers: copy.shape.workers.unwrap().element,
  given: copy.shape.given.unwrap().element,
  heard: copy.shape.heard.unwrap().element,
  offers: copy.shape.offers.unwrap().element,
};

/**
 * What is known of a copy that newer software wrote, without its Answers. What is not known is left out whole, never in part: it would be
 * taken for the whole of it when the copy is brought back again after an update. The file stays as it is, and has it still.
 */
function knownOf(raw: object): { frame: Record<string, unknown>; newer: number } {
  const keys = Object.entries(raw);
  const known = keys.filter(([key]) => Object.hasOwn(copy.shape, key));
  const frame: Record<string, unknown> = Object.fromEntries(known);
  let newer = keys.length - known.length;
  for (const [name, shape] of Object.entries(few)) {
    const list = frame[name];
    if (!Array.isArray(list)) continue;
    const left = list.filter((one) => shape.safeParse(one).success);
    newer += list.length - left.length;
    frame[name] = left;
  }
  return { frame, newer };
}

/** Looks at everything in a copy, some Answers at a time. Throws CannotBringBack where it is not as it has to be. */
async function check(raw: unknown): Promise<{ checked: Copy; newer: number }> {
  if (typeof raw !== 'object' || raw === null || !('answers' in raw) || !Array.isArray(raw.answers))
    throw new CannotBringBack('copy-damaged');
  const isNewer = 'version' in raw && Number(raw.version) > copyVersion;
  const cannot = isNewer ? 'copy-newer' : 'copy-damaged';
  const all: unknown[] = raw.answers;
  const known = isNewer ? knownOf(raw) : { frame: raw, newer: 0 };
  const frame = copy.safeParse({ ...known.frame, answers: [] });
  if (!frame.success || all.length > mostAnswers) throw new CannotBringBack(cannot);
  await breathe();
  const answers: Copy['answers'] = [];
  for (let from = 0; from < all.length; from += some) {
    const slice = all.slice(from, from + some);
    const part = copy.shape.answers.safeParse(slice);
    if (!part.success && !isNewer) throw new CannotBringBack(cannot);
    answers.push(
      ...(part.success ? part.data : slice.flatMap((one) => copy.shape.answers.element.safeParse(one).data ?? [])),
    );
    await breathe();
  }
  return { checked: { ...frame.data, answers }, newer: known.newer + all.length - answers.length };
}

/** The JSON at the file's end, with its sum. Looks further and further back, so that a large file is not read whole. */
async function findInside(file: Blob): Promise<{ sum: string; json: string }> {
  for (let back = 1024 * 1024; ; back *= 4) {
    const text = await file.slice(Math.max(0, file.size - back)).text();
    const at = text.lastIndexOf(opens);
    if (at >= 0) {
      const sumEnds = text.indexOf('">', at + opens.length);
      const end = text.indexOf(closes, sumEnds);
      if (sumEnds < 0 || end < 0) throw new CannotBringBack('copy-damaged');
      return { sum: text.slice(at + opens.length, sumEnds), json: text.slice(sumEnds + 2, end) };
    }
    if (back >= file.size)
      throw new CannotBringBack(text.includes('what-matters-to-me') ? 'copy-damaged' : 'copy-foreign');
  }
}

async function readPiece(file: Blob, piece: CopyPiece): Promise<Blob> {
  if ('base64' in piece) return new Blob([bytes(piece.base64)], { type: safeType(piece.type) });
  const text = file.slice(piece.at, piece.at + piece.length);
  if (text.size !== piece.length) throw new CannotBringBack('copy-damaged');
  const blob = await fromBase64(text, safeType(piece.type)).catch(() => {
    throw new CannotBringBack('copy-damaged');
  });
  const here = piece.sha256 && (await sha256(blob));
  if (here && here !== piece.sha256) throw new CannotBringBack('copy-damaged');
  return blob;
}

/**
 * Reads a copy. Changes nothing. Of one that newer software wrote it reads what it knows, and counts what it does not.
 * @param tell how many pieces are read, of all.
 * Throws CannotBringBack for a damaged, foreign or huge file, and for one of which newer software changed the very frame.
 */
export async function readCopy(file: Blob, tell: Progress = () => undefined): Promise<ReadCopy> {
  if (file.size > largest) throw new CannotBringBack('copy-huge');
  const { sum, json } = await findInside(file);
  const here = await sha256(json);
  if (sum && here && sum !== here) throw new CannotBringBack('copy-damaged');
  await breathe();
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw new CannotBringBack('copy-damaged');
  }
  await breathe();
  const { checked, newer } = await check(raw);
  const { version, story, answers, rubbedOut, askAgain, workers, heard, offers } = checked;
  const given = version < receiptsSince && checked.given ? onlyTheirWord(checked.given, heard ?? []) : checked.given;
  if (
    [...answers, ...(workers ?? []), ...(given ?? []), ...(heard ?? []), ...(offers ?? [])].some(
      (a) => a.story !== story.id,
    )
  )
    throw new CannotBringBack('copy-damaged');
  const pieces: WholeStory['pieces'] = [];
  for (const piece of checked.pieces) {
    pieces.push({ id: piece.id, blob: await readPiece(file, piece) });
    tell(pieces.length, checked.pieces.length);
  }
  return { story, answers, rubbedOut, pieces, askAgain, workers, given, heard, offers, newer };
}
