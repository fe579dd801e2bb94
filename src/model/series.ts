import { z } from 'zod';

/**
 * The numbers of what one writing device signed and sent in a thread, as far as they came: each device counts for itself from 1, under a tag
 * that it drew by lot for this thread, so that two devices of one writer never take the same number. `missing`: numbers below the highest that
 * did not come. `since`: when the first of them was noticed.
 */
export const series = z.strictObject({
  top: z.number().int().min(0),
  missing: z.array(z.number().int().min(1)).max(2000),
  since: z.iso.datetime({ offset: true }).optional(),
});

/** By the tag of each device; what older software counted without one stands under `''`. */
export const manySeries = z.record(z.string().max(32), series);

export type Series = z.infer<typeof series>;
export type ManySeries = z.infer<typeof manySeries>;

/** What a signature says of the place of something: its number, and whose numbers they are. */
export interface Place {
  n?: number | undefined;
  tag?: string | undefined;
}

/** The place that something took: kept with it, so that it has the same however often it is sealed. */
export const taken = z.strictObject({ n: z.number().int().min(1), tag: z.string().max(32) });
export type Taken = z.infer<typeof taken>;

/** Further back nothing is said to be missing: whoever signs chooses the number. */
const mostMissing = 2000;

function after({ top: before, missing: had, since }: Series, n: number, now: string): Series {
  const top = Math.max(before, n);
  const missing = new Set(had);
  for (let one = Math.max(before + 1, top - mostMissing); one <= top; one += 1) missing.add(one);
  missing.delete(n);
  return { top, missing: [...missing].slice(-mostMissing), ...(missing.size > 0 ? { since: since ?? now } : {}) };
}

/**
 * Counts what came. What has no number is from before there were any, and means nothing.
 * @param now when it came, as ISO 8601. @returns the same object where nothing of it counts.
 */
export function countIn(before: ManySeries, came: Iterable<Place>, now: string): ManySeries {
  let all = before;
  for (const { n, tag = '' } of came) {
    const had = all[tag] ?? { top: 0, missing: [] };
    if (n !== undefined && (n > had.top || had.missing.includes(n))) all = { ...all, [tag]: after(had, n, now) };
  }
  return all;
}
