const nothing = '0'.repeat(32);

/** What says that an answer is the Mailbox's own, and not of something that stands in its place (docs/decisions/0026-proved-not-believed.md). */
export interface Mark {
  /** The database's; undefined where it cannot be opened. */
  epoch: string | undefined;
  /** ms since 1970. */
  now: number;
}

/** Writes the mark on an answer. @param ask the request's `x-ask`, if any: nobody who did not see the request can know it. */
export function mark(told: Response, ask: string | null | undefined, { epoch, now }: Mark): Response {
  const asked = ask && /^[0-9a-f]{32}$/.test(ask) ? ask : nothing;
  told.headers.set('x-mailbox', `${epoch ?? nothing} ${asked} ${String(now)}`);
  return told;
}
