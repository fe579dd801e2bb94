import { z } from 'zod';
import { answer } from '#model/answer.ts';

/** What could be read of something, and how many things in it this software does not know: a newer one wrote it. */
export interface ReadKnown<T> {
  what: T;
  newer: number;
}

/**
 * Which shapes this software knows: raise it whenever a shape of what travels grows. What was not known is opened again when it is higher
 * than it was, at the desk and by the person.
 */
export const knows = 7;

/** Each time around leaves out all that was found unknown, so more than a few are a trick. */
const most = 4;

type Path = readonly PropertyKey[];

function at(json: unknown, path: Path): unknown {
  let here = json;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}

/** Leaves out what one round of looking found. @returns how much; 0 where nothing can be left out. */
function leaveOut(json: unknown, issues: readonly z.core.$ZodIssue[], list: 'answers'): number {
  const gone = new Set<number>();
  let left = 0;
  for (const issue of issues) {
    const [first, n] = issue.path;
    if (issue.code === 'unrecognized_keys') {
      const holder = at(json, issue.path) as Record<string, unknown> | undefined;
      for (const key of issue.keys) if (holder && Reflect.deleteProperty(holder, key)) left += 1;
    } else if (first === list && typeof n === 'number') gone.add(n);
    else return 0;
  }
  const all = at(json, [list]);
  if (gone.size > 0 && Array.isArray(all)) {
    const rest = all.filter((_, place) => !gone.has(place)) as unknown[];
    all.length = 0;
    for (const one of rest) all.push(one);
  }
  return left + gone.size;
}

/** Reads some JSON as far as it is known. @returns undefined where the whole is of no kind that is known. */
function readOnce<T>(shape: z.ZodType<T>, json: unknown): ReadKnown<T> | undefined {
  const whole = shape.safeParse(json);
  if (whole.success) return { what: whole.data, newer: 0 };
  let read: ReturnType<typeof shape.safeParse> = whole;
  let newer = 0;
  for (let round = 0; round < most && !read.success; round += 1) {
    const left = leaveOut(json, read.error.issues, 'answers');
    if (left === 0) return undefined;
    newer += left;
    read = shape.safeParse(json);
  }
  return read.success ? { what: read.data, newer } : undefined;
}

/** So many Answers are looked at in one go, and so many a Letter has at most. */
const [slice, mostAnswers] = [500, 20_000];
const someAnswers = z.object({ answers: z.array(answer) });

/** The Answers of a Letter that has many; undefined for all else. */
function manyAnswers(json: unknown): unknown[] | undefined {
  if (typeof json !== 'object' || json === null || !('kind' in json) || json.kind !== 'letter' || !('answers' in json))
    return undefined;
  return Array.isArray(json.answers) && json.answers.length > slice ? json.answers : undefined;
}

/**
 * Reads what newer software may have written: what it knows is read, an unknown key and an unknown Answer are left out and
 * counted, and nothing known is lost for something unknown beside it. Nothing is changed of what is sealed: newer software reads it whole.
 * @param json fresh from its text: what is not known is taken out of it.
 * @param breathe waited for between slices of a long Letter: a stranger may send 20,000 Answers, and the screen is to stay alive.
 * @returns undefined where the whole is of no kind that is known.
 */
export async function readKnown<T>(
  shape: z.ZodType<T>,
  json: unknown,
  breathe: () => Promise<void>,
): Promise<ReadKnown<T> | undefined> {
  const many = manyAnswers(json);
  if (!many) return readOnce(shape, json);
  if (many.length > mostAnswers) return undefined;
  const whole = readOnce(shape, { ...(json as object), answers: [] });
  if (!whole) return undefined;
  const answers: z.infer<typeof someAnswers>['answers'] = [];
  let { newer } = whole;
  for (let from = 0; from < many.length; from += slice) {
    const read = readOnce(someAnswers, { answers: many.slice(from, from + slice) });
    if (!read) return undefined;
    answers.push(...read.what.answers);
    newer += read.newer;
    await breathe();
  }
  return { what: { ...whole.what, answers }, newer };
}
