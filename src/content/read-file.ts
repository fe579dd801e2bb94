import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';

/** An author's mistake, said in the author's words. */
export class ContentMistake extends Error {
  override readonly name = 'ContentMistake';
}

/** Reads one file of content, YAML or JSON, by its schema. Throws ContentMistake. */
export function readFile<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  let raw: unknown;
  try {
    raw = path.endsWith('.json') ? JSON.parse(readFileSync(path, 'utf8')) : parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ContentMistake(`${path}: this file is missing or is not well-formed. ${(cause as Error).message}`);
  }
  const checked = schema.safeParse(raw);
  if (checked.success) return checked.data;
  const first = checked.error.issues[0];
  throw new ContentMistake(`${path}, at "${first?.path.join(' › ') ?? 'top'}": ${first?.message ?? 'not as expected'}`);
}
