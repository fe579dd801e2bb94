import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { madeOnce, versionOf } from './made-once.ts';

/** An author's mistake, said in the author's words. */
export class ContentMistake extends Error {
  override readonly name = 'ContentMistake';
}

/** What stands at a place in what was read; undefined where nothing does. */
const thereAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], raw);

/** What to do about the mistake that a schema found: its own words where it has some, else ours for the mistakes that are made most. */
function mendOf(issue: z.core.$ZodIssue, raw: unknown): string {
  if (issue.code === 'unrecognized_keys')
    return `Nothing reads ${issue.keys.map((key) => `"${key}"`).join(', ')}. Mend the name, or take it away.`;
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `At most ${String(issue.maximum)} can stand here. Take some away, or put them in another file.`;
  if (issue.code === 'too_small' && issue.origin === 'array')
    return `Too few. At least ${String(issue.minimum)} must stand here.`;
  if (issue.code === 'invalid_value') return `This must be one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_type' && thereAt(raw, issue.path) === undefined)
    return 'This is missing. Write it; a neighbour in the same folder shows how.';
  return issue.message;
}

const ofYaml = `yaml-${versionOf('yaml')}`;

/** What a text in YAML says. Throws where it is not well-formed. */
const fromYaml = (text: string): unknown =>
  JSON.parse(madeOnce(ofYaml, text, () => JSON.stringify(parse(text) ?? null))) as unknown;

/** Reads one file of content, YAML or JSON, by its schema. Throws ContentMistake. */
export function readFile<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  let raw: unknown;
  try {
    const text = readFileSync(path, 'utf8');
    raw = path.endsWith('.json') ? JSON.parse(text) : fromYaml(text);
  } catch (cause) {
    throw new ContentMistake(`${path}: this file is missing or is not well-formed. ${(cause as Error).message}`);
  }
  const checked = schema.safeParse(raw);
  if (checked.success) return checked.data;
  const first = checked.error.issues[0];
  throw new ContentMistake(
    `${path}, at "${first?.path.join(' › ') || 'top'}": ${first ? mendOf(first, raw) : 'not as expected'}`,
  );
}
