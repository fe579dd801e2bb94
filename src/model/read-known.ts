import type { z } from 'zod';

/** What could be read of something, and how many things in it this software does not know: a newer one wrote it. */
export interface ReadKnown<T> { what: T; newer: number }

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
function leaveOut(json: unknown, issues: readonly z.core.$ZodIssue[], list: string): number {
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

/**
 * Reads what newer software may have written: what it knows is read, an unknown key and an unknown thing in a list are left out and
 * counted, and nothing known is lost for something unknown beside it. Nothing is changed of what is sealed: newer software reads it whole.
 * @param json fresh from its text: what is not known is taken out of it.
 * @param list the list whose things are read one by one.
 * @returns undefined where the whole is of no kind that is known.
 */
export function readKnown<T>(shape: z.ZodType<T>, json: unknown, list = 'answers'): ReadKnown<T> | undefined {
  const whole = shape.safeParse(json);
  if (whole.success) return { what: whole.data, newer: 0 };
  let read: ReturnType<typeof shape.safeParse> = whole;
  let newer = 0;
  for (let round = 0; round < most && !read.success; round += 1) {
    const left = leaveOut(json, read.error.issues, list);
    if (left === 0) return undefined;
    newer += left;
    read = shape.safeParse(json);
  }
  return read.success ? { what: read.data, newer } : undefined;
}
