import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import type { Sealed } from '#sealing/seal.ts';
import { askServer } from './ask-server.ts';
import { AlreadyRead, NotThere } from './mailbox-errors.ts';

/** The two tokens of a Mailbox: *read* is its owner's, *drop* is for whoever writes to it. */
export interface MailboxTokens { read: Token; drop: Token }

/** A large part on a slow line: 6 MB at 30 kB/s, with room. Milliseconds. */
const longest = 10 * 60_000;
const bytesOf = (came: Response): Promise<Uint8Array> => came.arrayBuffer().then((all) => new Uint8Array(all));
const asBlob = (sealed: Sealed): Blob => new Blob([sealed]);

const role = z.object({ role: z.enum(['worker', 'lead', 'team', 'person']) });
export type Role = z.infer<typeof role>['role'];

/** Opens a Mailbox. `by` is an invite (a worker's), a lead's read token (a team's), or a worker's drop token (a person's). May be repeated. */
export const openMailbox = async (by: Token, mine: MailboxTokens): Promise<Role> =>
  role.parse(await (await askServer('mailbox', by, { method: 'POST', body: { read: mine.read, drop: mine.drop } })).json()).role;

/** Whether a Mailbox is there and not ended. Throws Ended, NotThere. */
export const mailboxOf = async (read: Token): Promise<Role> => role.parse(await (await askServer('mailbox', read)).json()).role;

/** Takes a Mailbox away with all that is in it. Done as well where it is not there. */
export const closeMailbox = (read: Token): Promise<void> => askServer('mailbox', read, { method: 'DELETE' }).then(() => undefined).catch((why: unknown) => { if (!(why instanceof NotThere)) throw why; });

/** Puts an Envelope into a Mailbox; durable when this resolves. Repeating it is safe: it stays one Envelope. */
export async function putEnvelope(drop: Token, id: Token, sealed: Sealed | Blob, takeBack?: Token): Promise<void> {
  await askServer('envelopes', drop, { method: 'POST', headers: { 'x-envelope': id, ...(takeBack ? { 'x-take-back': takeBack } : {}) }, body: sealed instanceof Blob ? sealed : asBlob(sealed), within: longest });
}

const listed = z.object({ envelopes: z.array(z.object({ id: token, seq: z.number().int(), size: z.number().int(), at: z.string() })), more: z.boolean() });
/** An Envelope from outside: `at` to the minute, `size` in bytes. */
export type Envelope = z.infer<typeof listed>['envelopes'][number];

/** All Envelopes of a Mailbox after one of them, in order. `after` 0 begins at the first. */
export async function listEnvelopes(read: Token, after: number): Promise<Envelope[]> {
  const all: Envelope[] = [];
  for (let from = after; ;) {
    const page = listed.parse(await (await askServer(`envelopes?after=${String(from)}`, read)).json());
    all.push(...page.envelopes);
    from = page.envelopes.at(-1)?.seq ?? from;
    if (!page.more || page.envelopes.length === 0) return all;
  }
}

/** Fetches one Envelope. From now on it counts as read. */
export const getEnvelope = async (read: Token, id: Token): Promise<Uint8Array> => bytesOf(await askServer('envelope', read, { headers: { 'x-envelope': id }, within: longest }));

/** Takes an Envelope out of one's own Mailbox for ever. */
export const deleteEnvelope = (read: Token, id: Token): Promise<void> => askServer('envelope', read, { method: 'DELETE', headers: { 'x-envelope': id } }).then(() => undefined);

/** How it is with an Envelope that was sent: `gone` where it was taken back, or its reader deleted it. */
export async function stateOfEnvelope(takeBack: Token): Promise<'waiting' | 'read' | 'gone'> {
  try {
    return z.object({ state: z.enum(['waiting', 'read']) }).parse(await (await askServer('take-back', takeBack)).json()).state;
  } catch (why) {
    if (why instanceof NotThere) return 'gone';
    throw why;
  }
}

/**
 * Takes an Envelope back. It may be repeated. `read`: somebody read it before. `not-there`: it never came there, or its reader read and
 * deleted it; only who sent it knows which.
 */
export async function takeEnvelopeBack(takeBack: Token): Promise<'taken-back' | 'read' | 'not-there'> {
  try {
    await askServer('take-back', takeBack, { method: 'POST' });
    return 'taken-back';
  } catch (why) {
    if (why instanceof AlreadyRead) return 'read';
    if (why instanceof NotThere) return 'not-there';
    throw why;
  }
}

/** Puts a worker's sealed card where whoever has its link finds it. */
export const putCard = (read: Token, card: Token, sealed: Sealed): Promise<void> => askServer('card', read, { method: 'PUT', headers: { 'x-card': card }, body: asBlob(sealed), within: longest }).then(() => undefined);
/** A sealed Worker card. Throws NotThere. */
export const getCard = async (card: Token): Promise<Uint8Array> => bytesOf(await askServer('card', card));

/** Keeps a worker's sealed keys, so that they can come back on another device. One of each way. */
export const putVault = (read: Token, vault: Token, way: 'passphrase' | 'recovery', sealed: Sealed): Promise<void> => askServer('vault', read, { method: 'PUT', headers: { 'x-vault': vault, 'x-way': way }, body: asBlob(sealed) }).then(() => undefined);
/** A worker's sealed keys. Throws NotThere (a wrong passphrase, or nothing there: nobody can tell), Ended. */
export const getVault = async (vault: Token): Promise<Uint8Array> => bytesOf(await askServer('vault', vault));

/** A lead makes an invite known to the server. @returns until when it is good, as ISO 8601. */
export const putInvite = async (read: Token, invite: Token, as: 'worker' | 'lead', days: number): Promise<string> =>
  z.object({ until: z.string() }).parse(await (await askServer('invites', read, { method: 'POST', body: { invite, role: as, days } })).json()).until;
/** A lead takes an invite back, or ends the Mailbox that was made with it. */
export const endInvite = (read: Token, invite: Token): Promise<void> => askServer('invites', read, { method: 'DELETE', headers: { 'x-invite': invite } }).then(() => undefined);
