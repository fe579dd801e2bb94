import type { Answer, Token } from '#model/answer.ts';
import type { FromPerson, Letter } from '#model/letter.ts';
import type { FromWorker } from '#model/reply.ts';
import type { DropToken } from '#model/mailbox-token.ts';
import { newToken } from '#model/token.ts';
import type { WorkerRecord } from '#model/worker-record.ts';
import type { Box, LogEntry } from '#worker/keep/log.ts';

/** A recipient that is well formed and belongs to nobody. */
export const nobody = 'age1tr46ndhuvl9x0qsjs5yu0ka2d659uugp2d8mxys95dc5nphkj40q0xydhx';

let seq = 0;
const came = (at: string, box: Box = 'mine') => ({ seq: (seq += 1), box, at, envelopes: [newToken()] });
const sent = (thread: Token, at: string) => ({ id: newToken(), thread, at, pieces: [] });

/** A Letter of these Answers. All of a thread have one Mailbox for Replies. */
export const aLetter = (thread: Token, at: string, answers: Answer[], change: Partial<Letter> = {}): Letter => ({
  ...sent(thread, at),
  kind: 'letter',
  from: { name: 'Sam' },
  reply: { recipient: nobody, drop: thread as DropToken },
  answers,
  ...change,
});

/** Something that came from a person. */
export const fromThem = (what: FromPerson, box: Box = 'mine'): LogEntry => ({
  ...came(what.at, box),
  from: 'person',
  what,
});
/** What a person says of a promise, and so on. */
export const theySay = (thread: Token, at: string, what: Record<string, unknown>, box: Box = 'mine'): LogEntry =>
  fromThem({ ...sent(thread, at), ...what } as unknown as FromPerson, box);
/** A Reply that I sent. @returns the Reply and its note. */
export function iSent(
  thread: Token,
  at: string,
  what: Record<string, unknown>,
): { reply: FromWorker; entry: LogEntry } {
  const reply = { ...sent(thread, at), from: 'Jo Bell', lines: [], ...what } as unknown as FromWorker;
  return { reply, entry: noted({ id: newToken(), at, kind: 'sent', reply }) };
}
/** A note to myself. */
export const noted = (what: WorkerRecord): LogEntry => ({ ...came(what.at), from: 'me', what });
