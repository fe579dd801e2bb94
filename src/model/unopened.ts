import { z } from 'zod';
import { token } from '#model/answer.ts';
import { isWaitedFor } from '#model/still-missing.ts';

/**
 * An Envelope that is listed, and whose bytes do not open, hold nothing of ours, or were sealed for another: something that was sent has not
 * come. It is tried again, so that nothing is lost where the server's lie or fault ends. `since`: when this was noticed.
 */
export const unopened = z.strictObject({
  id: token,
  seq: z.number().int(),
  size: z.number().int(),
  at: z.string().max(40),
  since: z.iso.datetime({ offset: true }),
});
export type Unopened = z.infer<typeof unopened>;

/** How many bytes are fetched again in one go, the smallest first. */
const atOnce = 32 * 1024 ** 2;
/** How many are known at most. */
const most = 500;

/** Which to try again now. */
export function toTryAgain(all: readonly Unopened[]): Unopened[] {
  let bytes = 0;
  return all
    .filter(isWaitedFor)
    .sort((a, b) => a.size - b.size)
    .filter(({ size }) => (bytes += size) <= atOnce);
}

/**
 * What has not opened after a look.
 * @param tried which of those before were tried in this look. @param found which did not open in it. @param now as ISO 8601.
 */
export function stillUnopened(
  before: readonly Unopened[],
  tried: readonly Unopened[],
  found: readonly Omit<Unopened, 'since'>[],
  now: string,
): Unopened[] {
  const since = new Map(before.map((one) => [one.id, one.since]));
  const left = before.filter(({ id }) => !tried.some((one) => one.id === id) && !found.some((one) => one.id === id));
  return [...left, ...found.map(({ id, seq, size, at }) => ({ id, seq, size, at, since: since.get(id) ?? now }))]
    .filter(isWaitedFor)
    .slice(-most);
}
