import type { Asked } from './gate/asked.ts';
import { Refusal, tellRefusal } from './gate/codes.ts';
import { codeOf, logCode } from './gate/log.ts';
import { mark } from './gate/mark.ts';
import { theMailboxes } from './the-mailboxes.ts';

/** Answers one request under /api/ with the Mailboxes of this process. Never throws, even when they cannot be opened. */
export async function answer(request: Asked, from: string): Promise<Response> {
  try {
    return await (await theMailboxes()).handle(request, from);
  } catch (why) {
    logCode(codeOf(why));
    return mark(tellRefusal(new Refusal('try-later')), request.headers.get('x-ask'), {
      epoch: undefined,
      now: Date.now(),
    });
  }
}
