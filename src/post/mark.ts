import { noteServerTime } from '#device/clock.ts';
import type { Token } from '#model/answer.ts';

/** What the Mailbox says of itself with each answer (docs/mailbox.md), as far as it is asked for again. */
export interface Mark {
  epoch: Token;
}

const shape = /^([0-9a-f]{32}) ([0-9a-f]{32}) (\d{13,15})$/;
/** The epoch of a server that could not open its database: it is known only that it is the server. */
const unknown = '0'.repeat(32);

let last: Mark | undefined;

/** What the Mailbox last said of itself to this window. Undefined before it did. */
export const lastMark = (): Mark | undefined => last;

/** Whether an answer is the Mailbox's own, and to this very request. Nobody who did not see the request can know its `ask`. */
export function isMarked(came: Response, ask: Token): boolean {
  const [, epoch, asked, now] = shape.exec(came.headers.get('x-mailbox') ?? '') ?? [];
  if (!epoch || asked !== ask) return false;
  if (epoch !== unknown) {
    last = { epoch };
    noteServerTime(Number(now));
  }
  return true;
}
