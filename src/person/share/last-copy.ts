import type { Token } from '#model/answer.ts';

/** When this Story was last copied on this device, in milliseconds since 1970; undefined when never, or not known. */
export function lastCopy(story: Token): number | undefined {
  const at = Number(localStorage.getItem(`copied-${story}`));
  return at > 0 ? at : undefined;
}

/** Remembers that a copy was taken now. */
export function copiedNow(story: Token): void {
  try {
    localStorage.setItem(`copied-${story}`, String(Date.now()));
  } catch { /* Then a copy is offered again. */ }
}
