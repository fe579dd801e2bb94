import type { Token } from '#model/answer.ts';
import { latestFirst } from '#model/moment.ts';
import { newToken } from '#model/token.ts';
import type { LetterBox } from '#model/worker-card.ts';
import type { WorkerRecord } from '#model/worker-record.ts';
import { endInvite, putInvite } from '#post/mailbox.ts';
import { NotThere } from '#post/mailbox-errors.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { asLead, publicTeam, type WorkerKeys } from '#worker/keep/keys.ts';
import { newNote, note, type LogEntry } from '#worker/keep/log.ts';
import { inviteLink } from './invite-link.ts';

/** Somebody who was invited, as the lead noted it. */
export type Invited = Noted & { role: 'worker' | 'lead' };
/** A member who was asked to lead in the lead's place. */
export type HandedOver = Noted & { role: 'hand-over'; to: LetterBox };
type Noted = Extract<WorkerRecord, { kind: 'invited' }>;

/** For how many days a link is good, and until when one that is made now. */
export const days = 14;
export const goodUntil = (): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Invites that were ended, or that this worker said no to. */
export const uninvitedIn = (log: readonly LogEntry[]): ReadonlySet<Token> =>
  new Set(log.flatMap((e) => (e.from === 'me' && e.what.kind === 'uninvited' ? [e.what.invite] : [])));

/** Everybody who was noted to be invited and not ended since, in the order they were. */
export function notedIn(log: readonly LogEntry[]): Noted[] {
  const gone = uninvitedIn(log);
  return log.flatMap((e) => (e.from === 'me' && e.what.kind === 'invited' && !gone.has(e.what.invite) ? [e.what] : []));
}

/** Who was invited and not ended since, the newest first. */
export const invitedIn = (log: readonly LogEntry[]): Invited[] =>
  notedIn(log)
    .filter((one): one is Invited => one.role !== 'hand-over')
    .sort(latestFirst);

/** The link of an invite: the public part of the lead's team travels in it, and the lead's own Mailbox. */
export function linkOf(keys: WorkerKeys, { invite, name, role }: Pick<Invited, 'invite' | 'name' | 'role'>): string {
  const { team } = keys;
  return inviteLink(location.origin, {
    token: invite,
    name,
    role,
    lead: asLead(keys),
    ...(team
      ? { team: { ...publicTeam(team), ...(team.identity ? { signs: signingKeyOf(team.identity) } : {}) } }
      : {}),
  });
}

/** A wish to invite somebody: the same however often it is tried. */
export const newInvite = (name: string, role: Invited['role']): Invited => ({
  ...newNote(),
  kind: 'invited',
  invite: newToken(),
  name: name.trim(),
  role,
  until: goodUntil(),
});

/**
 * Invites somebody. Noted before the server knows of it: an invite that nobody remembers could not be ended. May be repeated with the same
 * wish. Throws what `post` throws.
 */
export async function invite(keys: WorkerKeys, record: Invited): Promise<void> {
  await note(keys, record);
  await makeKnown(keys, record);
}

/** Makes an invite known to the server, which knows it once. */
export const makeKnown = async (
  keys: WorkerKeys,
  { invite: which, role }: Pick<Invited, 'invite' | 'role'>,
): Promise<void> => {
  await putInvite(keys.box.read, which, role, days);
};

/** Makes an invite void and ends the Mailbox that was made with it. Throws what `post` throws. */
export async function uninvite(keys: WorkerKeys, which: Token): Promise<void> {
  // Where the server never knew of it there is nothing to end.
  await endInvite(keys.box.read, which).catch((why: unknown) => {
    if (!(why instanceof NotThere)) throw why;
  });
  await note(keys, { ...newNote(), kind: 'uninvited', invite: which });
}
