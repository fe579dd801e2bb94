import { z } from 'zod';
import type { ReadToken } from '#model/mailbox-token.ts';
import { askServer } from './ask-server.ts';

const nothing = { is: 'nothing' } as const;
const offered = z.object({
  email: z
    .object({ domains: z.array(z.string()), state: z.enum(['off', 'asked', 'on']), address: z.string().nullable() })
    .nullable(),
  push: z.object({ key: z.string(), endpoint: z.string().nullable() }).nullable(),
});

/** How the owner of a Mailbox can be told that something came, and is. Not offered here: null. `endpoint`: the SHA-256 (hex) of where a push goes. */
export type Offered = z.infer<typeof offered>;

/** What is offered by who runs this copy, and chosen by the owner of this Mailbox. */
export const noticesOf = (read: ReadToken): Promise<Offered> =>
  askServer('notice', read, {}, { is: 'json', status: [200], shape: offered });

/** Something to be told by. @throws {Refused} `bad-request` where it may not go there; `different`, `used` for a code. @throws {TryLater} for an hour, where enough was sent today. */
export const chooseNotice = (
  read: ReadToken,
  by: { way: 'email'; address: string } | { way: 'email'; code: string } | { way: 'push'; endpoint: string },
): Promise<void> => askServer('notice', read, { method: 'PUT', body: by }, nothing);

/** Told no more in this way: where it went is gone from the server. */
export const endNotice = (read: ReadToken, way: 'email' | 'push'): Promise<void> =>
  askServer('notice', read, { method: 'DELETE', headers: { 'x-way': way } }, nothing);
