import type { Given, Heard } from '#model/my-worker.ts';

/**
 * Before there were receipts, what a worker's device had fetched was said to be read: it stays so only where the worker said it.
 * @param given as a keep before version 4, or a copy before version 4, holds it.
 */
export function onlyTheirWord(given: readonly Given[], heard: readonly Heard[]): Given[] {
  const seen = new Set(heard.flatMap(({ reply }) => (reply.kind === 'seen' ? [reply.of.letter] : [])));
  return given.map((one) => (one.state === 'read' && !seen.has(one.id) ? { ...one, state: 'came' } : one));
}
