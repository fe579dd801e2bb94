import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import type { DropToken, ReadToken, TakeBackToken } from '#model/mailbox-token.ts';
import type { Sealed } from '#sealing/seal.ts';
import { sumOf } from '#sealing/sign.ts';
import { askServer } from './ask-server.ts';
import { AlreadyRead, NotThere, SomethingBetween } from './mailbox-errors.ts';

/** The two tokens of a Mailbox: *read* is its owner's, *drop* is for whoever writes to it. */
export interface MailboxTokens {
  read: ReadToken;
  drop: DropToken;
}

/** A large part on a slow line: 6 MB at 12 kB/s, with room. Milliseconds. */
const longest = 12 * 60_000;
const asBlob = (sealed: Sealed): Blob => new Blob([sealed]);
const nothing = { is: 'nothing' } as const;
const json = <T>(shape: z.ZodType<T>, ...status: number[]) =>
  ({ is: 'json', status: status.length > 0 ? status : [200], shape }) as const;

const roles = z.enum(['worker', 'lead', 'team', 'person', 'story']);
const role = z.object({ role: roles });
export type Role = z.infer<typeof roles>;

/** Opens a Mailbox. `by` is an invite (a worker's), a lead's read token (a team's), or a worker's drop token (a person's). May be repeated. */
export const openMailbox = async (by: Token, mine: MailboxTokens): Promise<Role> =>
  (await askServer('mailbox', by, { method: 'POST', body: { read: mine.read, drop: mine.drop } }, json(role, 201, 200)))
    .role;

/**
 * Makes a Story box, with these tokens. May be repeated. Throws NotThere where this website keeps none, MailboxFull where there are too many; Ended.
 */
export const openStoryBox = (mine: MailboxTokens): Promise<Role> =>
  askServer('story', mine.read, { method: 'POST', body: { drop: mine.drop } }, json(role, 201)).then(
    (made) => made.role,
  );

/** Whether a Mailbox is there and not ended. Throws Ended, NotThere. */
export const mailboxOf = async (read: ReadToken): Promise<Role> =>
  (await askServer('mailbox', read, {}, json(role))).role;

/** Gives a team's Mailbox two other tokens; those before say that it ended. All that is in it stays. Throws Ended where that was done. */
export const changeTokens = (read: ReadToken, next: MailboxTokens): Promise<void> =>
  askServer('mailbox', read, { method: 'PUT', body: { read: next.read, drop: next.drop } }, nothing);

/** Takes a Mailbox away with all that is in it. Done as well where it is not there: it was taken away before. */
export async function closeMailbox(read: ReadToken): Promise<void> {
  try {
    await askServer('mailbox', read, { method: 'DELETE' }, nothing);
  } catch (why) {
    if (!(why instanceof NotThere)) throw why;
  }
}

const put = z.union([
  z.object({ seq: z.number().int(), at: z.string(), sum: z.string() }),
  z.object({ gone: z.literal(true) }),
]);

/**
 * Puts an Envelope into a Mailbox, by what puts into it or, into one's own, by what reads it; durable when this resolves, and the very bytes that were sent. Repeating it is safe: it stays one
 * Envelope. @returns `gone` where it was there before and is not any more: taken back, or deleted by its reader.
 * @throws {SomethingBetween} where other bytes came there; what `askServer` throws.
 */
export async function putEnvelope(
  drop: DropToken | ReadToken,
  id: Token,
  sealed: Sealed | Blob,
  takeBack?: TakeBackToken,
): Promise<'there' | 'gone'> {
  const body = sealed instanceof Blob ? sealed : asBlob(sealed);
  const headers = { 'x-envelope': id, ...(takeBack ? { 'x-take-back': takeBack } : {}) };
  const kept = await askServer(
    'envelopes',
    drop,
    { method: 'POST', headers, body, within: longest },
    json(put, 201, 200),
  );
  if ('gone' in kept) return 'gone';
  if (kept.sum !== sumOf(new Uint8Array(await body.arrayBuffer())))
    throw new SomethingBetween('Other bytes came there than were sent.');
  return 'there';
}

const listed = z.object({
  envelopes: z.array(
    z.object({ id: token, seq: z.number().int(), size: z.number().int(), at: z.string(), drop: token.nullable() }),
  ),
  more: z.boolean(),
  last: z.number().int().min(0),
});
/** An Envelope from outside: `at` to the minute, `size` in bytes, `drop` by which further way in it came. */
export type Envelope = z.infer<typeof listed>['envelopes'][number];

/** All Envelopes of a Mailbox after one of them, in order; `last` is the highest number that was ever given there. */
export async function listMailbox(read: ReadToken, after: number): Promise<{ envelopes: Envelope[]; last: number }> {
  const all: Envelope[] = [];
  for (let from = after; ;) {
    const page = await askServer(`envelopes?after=${String(from)}`, read, {}, json(listed));
    all.push(...page.envelopes);
    from = page.envelopes.at(-1)?.seq ?? from;
    if (!page.more || page.envelopes.length === 0) return { envelopes: all, last: page.last };
  }
}

/** All Envelopes of a Mailbox after one of them, in order. `after` 0 begins at the first. */
export const listEnvelopes = async (read: ReadToken, after: number): Promise<Envelope[]> =>
  (await listMailbox(read, after)).envelopes;

/** Fetches one Envelope. From now on it counts as read. @param size as the list told it. */
export const getEnvelope = (read: ReadToken, id: Token, size?: number): Promise<Uint8Array> =>
  askServer('envelope', read, { headers: { 'x-envelope': id }, within: longest }, { is: 'bytes', size });

/** Takes an Envelope out of one's own Mailbox for ever. */
export const deleteEnvelope = (read: ReadToken, id: Token): Promise<void> =>
  askServer('envelope', read, { method: 'DELETE', headers: { 'x-envelope': id } }, nothing);

/**
 * Takes an Envelope back. It may be repeated. `read`: its reader fetched it before. `not-there`: it never came there, or its reader
 * deleted it; only who sent it knows which.
 */
export async function takeEnvelopeBack(takeBack: TakeBackToken): Promise<'taken-back' | 'read' | 'not-there'> {
  try {
    await askServer('take-back', takeBack, { method: 'POST' }, nothing);
    return 'taken-back';
  } catch (why) {
    if (why instanceof AlreadyRead) return 'read';
    if (why instanceof NotThere) return 'not-there';
    throw why;
  }
}

/** A further way in to one's own Mailbox, for one thread alone; it can be ended by itself. May be repeated. */
export const openDrop = (read: ReadToken, drop: DropToken, id: Token): Promise<void> =>
  askServer('drop', read, { method: 'PUT', headers: { 'x-drop': drop, 'x-drop-id': id } }, nothing);
/** Ends a further way in: who holds it can write no more. */
export const endDrop = (read: ReadToken, id: Token): Promise<void> =>
  askServer('drop', read, { method: 'DELETE', headers: { 'x-drop-id': id } }, nothing);

/** Puts a worker's sealed card where whoever has its link finds it. */
export const putCard = (read: ReadToken, card: Token, sealed: Sealed): Promise<void> =>
  askServer(
    'card',
    read,
    { method: 'PUT', headers: { 'x-card': card }, body: asBlob(sealed), within: longest },
    nothing,
  );
/** A sealed Worker card. Throws NotThere. */
export const getCard = (card: Token): Promise<Uint8Array> =>
  askServer('card', card, { within: longest }, { is: 'bytes' });

/** Keeps a worker's sealed keys, so that they can come back on another device. One of each way. */
export const putVault = (
  read: ReadToken,
  vault: Token,
  way: 'passphrase' | 'recovery',
  sealed: Sealed,
): Promise<void> =>
  askServer(
    'vault',
    read,
    { method: 'PUT', headers: { 'x-vault': vault, 'x-way': way }, body: asBlob(sealed) },
    nothing,
  );
/** A worker's sealed keys. Throws NotThere (a wrong passphrase, or nothing there: nobody can tell), Ended. */
export const getVault = (vault: Token): Promise<Uint8Array> => askServer('vault', vault, {}, { is: 'bytes' });

/** A lead makes an invite known to the server. @returns until when it is good, as ISO 8601. */
export const putInvite = async (
  read: ReadToken,
  invite: Token,
  as: 'worker' | 'lead' | 'hand-over',
  days: number,
): Promise<string> =>
  (
    await askServer(
      'invites',
      read,
      { method: 'POST', body: { invite, role: as, days } },
      json(z.object({ until: z.string() }), 201, 200),
    )
  ).until;
/** A lead takes an invite back, or ends the Mailbox that was made with it. */
export const endInvite = (read: ReadToken, invite: Token): Promise<void> =>
  askServer('invites', read, { method: 'DELETE', headers: { 'x-invite': invite } }, nothing);
/** Where whoever holds an invite goes to show who they are, where this website wants it, and what comes back with them. Only an https address is followed, or this machine's own. Throws NotThere. */
export const askWho = (invite: Token): Promise<{ address: string; state: string }> =>
  askServer(
    'staff',
    invite,
    { method: 'POST' },
    json(
      z.object({
        address: z
          .url({ protocol: /^https?$/ })
          .refine((to) => to.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(to).hostname)),
        state: z.string().min(1).max(500),
      }),
      201,
    ),
  );
/** Who they are, as the log-in says; null where it says no name. @param answer what stands behind the `?`. @param read of the Mailbox that the invite is then good for. Throws Refused (`not-shown`). */
export const showWho = async (invite: Token, answer: string, read: ReadToken): Promise<string | null> =>
  (
    await askServer(
      'staff',
      invite,
      { method: 'PUT', body: { answer, read } },
      json(z.object({ name: z.string().max(200).nullable() })),
    )
  ).name;
/** A worker takes the lead over, as its lead asked them with this invite. May be repeated. Throws NotThere. */
export const takeLead = (read: ReadToken, invite: Token): Promise<void> =>
  askServer('lead', read, { method: 'POST', body: { invite } }, nothing);
