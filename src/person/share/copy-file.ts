import { copy, copyVersion, type Copy } from '#model/copy.ts';
import { nowHere } from '#model/token.ts';
import type { WholeStory } from '#person/keep/copying.ts';

/**
 * A copy is one HTML file: a person reads it in any browser, and this software reads the JSON inside it.
 * Format and example: docs/copy-file.md.
 */
const opens = '<script type="application/json" id="what-matters-to-me-copy" data-sha256="';
const closes = '</script>';

/** The largest file that is read, in bytes. */
export const largest = 300 * 1024 * 1024;

/** Why a file was not brought back. The name is the id of the Line to say: errors/copy-…. */
export class CannotBringBack extends Error {
  readonly line: 'copy-damaged' | 'copy-foreign' | 'copy-newer' | 'copy-huge';
  constructor(line: CannotBringBack['line']) {
    super(line);
    this.line = line;
  }
}

async function sha256(text: string): Promise<string> {
  // Plain http on a local network has no crypto.subtle; then the file carries no sum, and its shape alone is checked.
  if (!globalThis.crypto?.subtle) return '';
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(sum)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/**
 * Writes a copy.
 * @param readable the Story as HTML for any browser, already escaped: what a person sees when they open the file.
 * @param title the title of that page, already escaped.
 */
export async function writeCopy(whole: WholeStory, readable: string, title: string, lang: string): Promise<Blob> {
  const inside: Copy = {
    format: 'what-matters-to-me/copy',
    version: copyVersion,
    taken: nowHere(),
    story: whole.story,
    answers: whole.answers,
    pieces: await Promise.all(whole.pieces.map(async ({ id, blob }) => ({ id, type: blob.type, base64: await base64(blob) }))),
    rubbedOut: whole.rubbedOut,
  };
  // "<" is written as an escape, so nothing that a person wrote can end the script element.
  const json = JSON.stringify(inside).replaceAll('<', '\\u003c');
  const head = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><title>${title}</title>`;
  return new Blob([head, readable, `\n${opens}${await sha256(json)}">`, json, closes, '</body></html>\n'], { type: 'text/html' });
}

/**
 * Reads a copy. Changes nothing. Throws CannotBringBack for a damaged, foreign, newer or huge file.
 */
export async function readCopy(file: Blob): Promise<WholeStory> {
  if (file.size > largest) throw new CannotBringBack('copy-huge');
  const text = await file.text();
  const at = text.lastIndexOf(opens);
  if (at < 0) throw new CannotBringBack(text.includes('what-matters-to-me') ? 'copy-damaged' : 'copy-foreign');
  const [sum, rest] = [text.slice(at + opens.length, text.indexOf('">', at + opens.length)), text.slice(text.indexOf('">', at + opens.length) + 2)];
  const end = rest.indexOf(closes);
  if (end < 0) throw new CannotBringBack('copy-damaged');
  const json = rest.slice(0, end);
  const here = await sha256(json);
  if (sum && here && sum !== here) throw new CannotBringBack('copy-damaged');
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw new CannotBringBack('copy-damaged');
  }
  if (typeof raw === 'object' && raw !== null && 'version' in raw && Number(raw.version) > copyVersion) throw new CannotBringBack('copy-newer');
  const checked = copy.safeParse(raw);
  if (!checked.success) throw new CannotBringBack('copy-damaged');
  const { story, answers, pieces, rubbedOut } = checked.data;
  if (answers.some((a) => a.story !== story.id)) throw new CannotBringBack('copy-damaged');
  return { story, answers, rubbedOut, pieces: pieces.map((p) => ({ id: p.id, blob: new Blob([bytes(p.base64)], { type: p.type }) })) };
}
