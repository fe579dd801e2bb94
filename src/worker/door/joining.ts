import { keptNames } from '#device/kept-names.ts';
import type { Token } from '#model/answer.ts';
import { newToken, newMailboxTokens } from '#model/token.ts';
import type { MailboxTokens } from '#post/mailbox.ts';
import { doorsHere, dropJoining, joiningHere, keepJoining } from '#worker/keep/place.ts';
import type { Invite } from './invite-link.ts';
import { newCode } from './worker-code.ts';

/** What is made for a worker before anything is sent, so that going on after an interruption makes nothing twice. */
export interface JoinTokens {
  box: MailboxTokens;
  team: MailboxTokens;
  worker: Token;
  card: Token;
  code: string;
  recovery: Token;
}

/** What the worker says of themselves. `team`: what a lead calls their new team. */
export interface JoinSaid {
  name: string;
  about: string;
  reach: string;
  team: string;
}

/** A joining that is going on. It holds no private key: that is made at the end, and sealed at once. */
export interface Joining {
  invite: Invite;
  tokens: JoinTokens;
  role?: 'worker' | 'lead' | undefined;
  said: JoinSaid;
  /** They went to show who they are, and this comes back with them (docs/decisions/0104). */ asked?:
    | string
    | undefined;
  /** The keys are made and kept: made again, what came for them meanwhile would open no more. */ made?: boolean;
}

const place = keptNames.joining;

/** Begins to join by an invite. */
export const begin = (invite: Invite): Joining => ({
  invite,
  tokens: {
    box: newMailboxTokens(),
    team: newMailboxTokens(),
    worker: newToken(),
    card: newToken(),
    code: newCode(),
    recovery: newToken(),
  },
  said: { name: invite.name, about: '', reach: '', team: '' },
});

function inWindow(): Joining | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(place) ?? 'null') as Joining | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * The joining that was going on: in this window, if it was by this invite, or by any where none is given; else on this device, by this
 * invite only. Whoever has no link finds nobody's joining on a shared computer.
 */
export async function goingOn(invite?: Invite): Promise<Joining | undefined> {
  const here = inWindow();
  if (!invite || here?.invite.token === invite.token) return here;
  const kept = (await joiningHere(invite.token).catch(() => undefined)) as
    | (Omit<Joining, 'tokens'> & { tokens: Omit<JoinTokens, 'recovery'> })
    | undefined;
  return kept && { ...kept, tokens: { ...kept.tokens, recovery: newToken() } };
}

/**
 * Keeps a joining until it is done. The secret of the spare key stays in this window: the device holds none, and another is as good.
 * @returns when it is on the device, or cannot be: then an interruption needs a new invite.
 */
export async function keepGoing(joining: Joining): Promise<void> {
  try {
    sessionStorage.setItem(place, JSON.stringify(joining));
  } catch {
    /* It is on the device. */
  }
  const { recovery: _secret, ...tokens } = joining.tokens;
  await keepJoining(joining.invite.token, { ...joining, tokens }).catch(() => undefined);
}

/** Whether the worker of a joining has their keys already, also where the window closed right then. */
export const isMade = async ({ made, tokens }: Joining): Promise<boolean> =>
  made === true || (await doorsHere().catch(() => [])).some((door) => door.id === tokens.worker);

/** It is done, or given up. */
export async function endGoing({ invite }: Joining): Promise<void> {
  try {
    sessionStorage.removeItem(place);
  } catch {
    /* It was not kept either. */
  }
  await dropJoining(invite.token).catch(() => undefined);
}
