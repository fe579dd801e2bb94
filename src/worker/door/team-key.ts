import type { FromTeam } from '#model/team-news.ts';
import type { ReadToken } from '#model/mailbox-token.ts';
import { newToken, nowHere, newMailboxTokens } from '#model/token.ts';
import type { LetterBox, WorkerCard } from '#model/worker-card.ts';
import { putAlike } from '#envelopes/fill-envelopes.ts';
import { changeTokens, mailboxOf, openMailbox, putInvite, takeLead } from '#post/mailbox.ts';
import { Ended, MailboxFull, NotThere, Refused } from '#post/mailbox-errors.ts';
import { newIdentity, recipientOf, type Identity } from '#sealing/seal.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { derivedId } from '#sealing/stretch.ts';
import { asLead, publicTeam, teamSigns, type WorkerKeys } from '#worker/keep/keys.ts';
import { newNote, note, teamNews, type LogEntry, type TeamNews } from '#worker/keep/log.ts';
import { days, goodUntil, invitedIn, makeKnown, notedIn, uninvitedIn, type HandedOver } from './invites.ts';
import { keepKeys, newest } from './sealed-keys.ts';

/** A team as its lead has it. */
type Led = NonNullable<WorkerKeys['team']> & { identity: Identity; read: ReadToken };

const isLed = (team: WorkerKeys['team']): team is Led => team?.identity !== undefined && team.read !== undefined;

/** Keys as they are now, whatever another device of this worker changed; as they are here where nobody can tell. */
const freshest = async (keys: WorkerKeys): Promise<WorkerKeys> => (await newest(keys)) ?? keys;

/** The keys with a key for the team that is still to take the place of the one it has. */
const withNext = async (keys: WorkerKeys, team: Led): Promise<WorkerKeys> => ({
  ...keys,
  team: { ...team, next: { ...(await newIdentity()), ...newMailboxTokens() } },
});

/**
 * Gives the team the key that is kept for it: the Mailbox gets other tokens, so that who knew those before can neither read it nor write to
 * it; what is in it stays, and opens with the key before. May be repeated after any interruption. Throws what `post` throws.
 */
async function finish(keys: WorkerKeys): Promise<WorkerKeys> {
  const { team } = keys;
  if (!isLed(team) || !team.next) return keys;
  const {
    next: { identity, recipient, read, drop },
    n = 1,
    before = [],
    name,
  } = team;
  try {
    await mailboxOf(read);
  } catch (why) {
    if (!(why instanceof NotThere)) throw why;
    await changeTokens(team.read, { read, drop }).catch(async (ended: unknown) => {
      if (!(ended instanceof Ended || ended instanceof NotThere)) throw ended;
      // Somebody closed the team's Mailbox: it begins anew, and what was in it is gone.
      await openMailbox(keys.box.read, { read, drop });
    });
  }
  const changed: WorkerKeys = {
    ...keys,
    team: { name, recipient, drop, identity, read, n: n + 1, before: [team.identity, ...before].slice(0, 200) },
  };
  await keepKeys(changed);
  return changed;
}

/**
 * Gives the team another key. It is kept before the server hears of it: broken off anywhere, it goes on with `tendTeam`. Members and people
 * learn of it from then on. @returns the keys as they are now. Throws what `post` throws.
 */
export async function changeTeamKey(keys: WorkerKeys): Promise<WorkerKeys> {
  const now = await freshest(keys);
  if (!isLed(now.team)) return now;
  const begun = now.team.next ? now : await withNext(now, now.team);
  await keepKeys(begun);
  return finish(begun);
}

const isFor =
  <K extends FromTeam['kind']>(kind: K) =>
  (news: TeamNews): news is TeamNews & { what: Extract<FromTeam, { kind: K }> } =>
    news.what.kind === kind;

/**
 * A member's keys after the news of a newer key of their team, in the order it came: each counts only by the signature of the key that the
 * member has, so whoever had an earlier one, and a stranger, say nothing.
 */
export function afterNews(keys: WorkerKeys, news: readonly TeamNews[]): WorkerKeys {
  let now = keys;
  for (const { by, box, what } of news.filter(isFor('team-key'))) {
    const { team } = now;
    if (
      box !== 'mine' ||
      !team ||
      team.next ||
      by === undefined ||
      by !== teamSigns(now) ||
      what.team.n <= (team.n ?? 1)
    )
      continue;
    now = { ...now, role: 'worker', team: what.team, lead: what.lead };
  }
  return now;
}

/** Whether these keys may be replaced by what a member is told: of who leads, only when the server says that somebody else does now. */
const mayFollow = async ({ role, box }: WorkerKeys): Promise<boolean> =>
  role !== 'lead' || (await mailboxOf(box.read)) === 'worker';

/** Puts something into the Mailbox of somebody who may be gone: that is theirs. The same, however often and from whichever device. */
async function putQuietly(what: FromTeam, to: LetterBox, signer: Identity, thing: string): Promise<void> {
  try {
    await putAlike(what, [], to, { identity: signer }, thing);
  } catch (why) {
    if (!(why instanceof Ended || why instanceof NotThere || why instanceof MailboxFull || why instanceof Refused))
      throw why;
  }
}

/** What was said to whom while this window is open: it is the same each time. */
const told = new Set<string>();
async function once(thing: string, say: () => Promise<void>): Promise<void> {
  if (told.has(thing)) return;
  await say();
  told.add(thing);
}

/** Tells the team's Mailbox where news reaches this member, and which key they have. */
async function sayInTeam(keys: WorkerKeys): Promise<void> {
  const { team } = keys;
  if (!team) return;
  const thing = `in-team ${team.recipient}`;
  await once(`${keys.worker} ${thing}`, () =>
    putQuietly(
      {
        kind: 'in-team',
        id: derivedId(keys.identity, thing),
        at: nowHere(),
        pieces: [],
        from: keys.name,
        box: { recipient: keys.recipient, drop: keys.box.drop },
        has: team.recipient,
      },
      { recipient: team.recipient, drop: team.drop },
      keys.identity,
      thing,
    ),
  );
}

const mostTold = 1000;

/** Tells each member who has an earlier key which one the team has now, signed by the key that they have. */
async function tellMembers(keys: WorkerKeys, news: readonly TeamNews[]): Promise<void> {
  const { team } = keys;
  if (!isLed(team) || !team.before?.length) return;
  const signs = new Map(await Promise.all(team.before.map(async (key) => [await recipientOf(key), key] as const)));
  // Whoever has a card can write these: each is told for itself, so that a false one stands in nobody's place. What is told is no secret.
  const members = news
    .filter(isFor('in-team'))
    .filter(({ box }) => box === 'team')
    .slice(0, mostTold);
  for (const {
    what: { box, has },
  } of members) {
    const key = signs.get(has);
    if (!key || box.drop === keys.box.drop) continue;
    const thing = `team-key ${team.recipient} ${box.drop} ${box.recipient} ${has}`;
    await once(thing, () =>
      putQuietly(
        {
          kind: 'team-key',
          id: derivedId(key, thing),
          at: nowHere(),
          pieces: [],
          from: keys.name,
          team: { ...publicTeam(team), signs: signingKeyOf(team.identity), n: team.n ?? 1 },
          lead: asLead(keys),
        },
        box,
        key,
        thing,
      ),
    );
  }
}

/** Whom the lead asked to lead in her place, and did not take it back: the newest. */
export function askedToLead(log: readonly LogEntry[], now = Date.now()): HandedOver | undefined {
  return notedIn(log)
    .filter((one): one is HandedOver => one.role === 'hand-over' && one.to !== undefined)
    .findLast((one) => Date.parse(one.until) > now);
}

/** Sends what was asked: the server first, then the member. May be repeated. */
async function sendAsked(keys: WorkerKeys, { invite, until, to }: HandedOver, log: readonly LogEntry[]): Promise<void> {
  const { team } = keys;
  if (!isLed(team)) return;
  await putInvite(keys.box.read, invite, 'hand-over', days);
  // So that the one who leads next knows where to tell her the next key, if she stays.
  await sayInTeam(keys);
  const { identity, read, n = 1, before = [] } = team;
  const invited = log
    .flatMap((e) => (e.from === 'me' && e.what.kind === 'invited' && e.what.role !== 'hand-over' ? [e.what] : []))
    .slice(-2000);
  await putQuietly(
    {
      kind: 'lead-over',
      id: invite,
      at: nowHere(),
      pieces: [],
      from: keys.name,
      invite,
      until,
      team: { ...publicTeam(team), signs: signingKeyOf(identity), n, identity, read, before },
      invited,
    },
    to,
    identity,
    `lead-over ${invite}`,
  );
}

/**
 * Asks a member to lead in this lead's place: noted first, so that a closed window asks on (`tendTeam`).
 * @param card the member's own card, as the lead has it from them. @returns what was noted. Throws what `post` throws.
 */
export async function askToLead(
  keys: WorkerKeys,
  card: Pick<WorkerCard, 'name' | 'box'>,
  log: readonly LogEntry[],
): Promise<HandedOver> {
  const record: HandedOver = {
    ...newNote(),
    kind: 'invited',
    role: 'hand-over',
    invite: newToken(),
    name: card.name,
    until: goodUntil(),
    to: card.box,
  };
  await note(keys, record);
  await sendAsked(keys, record, log);
  return record;
}

/** What a lead asks of this worker: to lead the team. */
export type Asked = Extract<FromTeam, { kind: 'lead-over' }>;

/** What this worker is asked and did not answer: the newest. In a team, only who has its key can ask. */
export function askedOf(
  keys: WorkerKeys,
  news: readonly TeamNews[],
  log: readonly LogEntry[],
  now = Date.now(),
): Asked | undefined {
  if (keys.role === 'lead') return undefined;
  const no = uninvitedIn(log);
  const mine = teamSigns(keys);
  return news
    .filter(isFor('lead-over'))
    .findLast(
      ({ box, by, what }) =>
        box === 'mine' &&
        by === what.team.signs &&
        (!mine || by === mine) &&
        !no.has(what.invite) &&
        Date.parse(what.until) > now,
    )?.what;
}

/**
 * Takes the lead over, and gives the team another key at once: whoever led before can neither read nor say anything as the team from then on.
 * May be repeated; once the new key is kept, `tendTeam` goes on with it. Throws NotThere where it was taken back, and what `post` throws.
 */
export async function leadFromNow(
  keys: WorkerKeys,
  { invite, team: { signs: _signs, ...team }, invited }: Asked,
): Promise<WorkerKeys> {
  await takeLead(keys.box.read, invite);
  for (const one of invited) await note(keys, one);
  // Nobody leads them now.
  const { lead: _before, ...now } = await freshest(keys);
  const begun = await withNext({ ...now, role: 'lead' }, team);
  await keepKeys(begun);
  return finish(begun);
}

/** No: it is not asked again. Throws what `post` throws. */
export const doNotLead = (keys: WorkerKeys, { invite }: Asked): Promise<void> =>
  note(keys, { ...newNote(), kind: 'uninvited', invite });

/**
 * Whatever is to be done for the team by itself, whenever something came: a change that was broken off goes on; a member takes a newer key,
 * and says which they have; a lead tells those who have an earlier one, and asks on. @returns newer keys, where there are any. Throws what `post` throws.
 */
export async function tendTeam(keys: WorkerKeys, log: readonly LogEntry[]): Promise<WorkerKeys | undefined> {
  if (!keys.team && keys.role !== 'lead') return undefined;
  if (keys.team?.next) return finish(keys);
  const news = await teamNews(keys);
  if (afterNews(keys, news) !== keys && (await mayFollow(keys))) {
    const now = afterNews(await freshest(keys), news);
    await keepKeys(now);
    return now;
  }
  if (keys.role !== 'lead') {
    await sayInTeam(keys);
    return undefined;
  }
  await tellMembers(keys, news);
  // Noted, and the window closed before the server knew.
  for (const one of invitedIn(log))
    if (Date.parse(one.until) > Date.now()) await once(`invited ${one.invite}`, () => makeKnown(keys, one));
  const asked = askedToLead(log);
  if (asked) await once(`asked ${asked.invite}`, () => sendAsked(keys, asked, log));
  return undefined;
}
