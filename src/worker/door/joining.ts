import type { Token } from '#model/answer.ts';
import { newToken } from '#model/token.ts';
import type { MailboxTokens } from '#post/mailbox.ts';
import type { Invite } from './invite-link.ts';
import { newCode } from './worker-code.ts';

/** What is made for a worker before anything is sent, so that going on after an interruption makes nothing twice. */
export interface JoinTokens { box: MailboxTokens; team: MailboxTokens; worker: Token; card: Token; code: string; recovery: Token }

/** What the worker says of themselves. `team`: what a lead calls their new team. */
export interface JoinSaid { name: string; about: string; reach: string; team: string }

/** A joining that is going on. It holds no private key: that is made at the end, and sealed at once. */
export interface Joining { invite: Invite; tokens: JoinTokens; role?: 'worker' | 'lead' | undefined; said: JoinSaid }

const place = 'worker-joining';

/** Begins to join by an invite. */
export const begin = (invite: Invite): Joining => ({
  invite,
  tokens: { box: { read: newToken(), drop: newToken() }, team: { read: newToken(), drop: newToken() }, worker: newToken(), card: newToken(), code: newCode(), recovery: newToken() },
  said: { name: invite.name, about: '', reach: '', team: '' },
});

/** The joining that was going on in this window, if it was by this invite, or by any where none is given. */
export function goingOn(invite?: Invite): Joining | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Joining | null;
    return kept && (!invite || kept.invite.token === invite.token) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a joining until it is done, in this window only. */
export function keepGoing(joining: Joining): void {
  try { sessionStorage.setItem(place, JSON.stringify(joining)); } catch { /* Then an interruption needs a new invite. */ }
}

/** It is done, or given up. */
export function endGoing(): void {
  try { sessionStorage.removeItem(place); } catch { /* It was not kept either. */ }
}
