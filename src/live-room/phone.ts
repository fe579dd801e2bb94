import { z } from 'zod';
import { keptNames } from '#device/kept-names.ts';
import { token, type Token } from '#model/answer.ts';
import { roomLasts } from '#model/live-room.ts';
import { newToken } from '#model/token.ts';
import { recipient, type Recipient } from '#model/worker-card.ts';
import { joinRoom, roomNow, sayInRoom, type JoinBy } from '#post/live-room.ts';
import { Refused } from '#post/mailbox-errors.ts';
import { keepTrying } from './keep-trying.ts';
import { placeIn, sealChoice } from './sealed-choice.ts';
import { openQuestion, type RoomQuestion } from './sealed-question.ts';

/**
 * What a phone keeps in `localStorage` while it is in a live room: its random numbers, and whom it seals to (`to`) and what opens a question's own words (`identity`; both gone when the room ended). Whoever opens the code
 * again is the same phone, also after the server began anew. It is 4 hours old at most.
 * Example: `{"phone":"0f…","secret":"3a…","to":"age1…","identity":"AGE-SECRET-KEY-1…","at":1796040000000}`.
 */
const kept = z.strictObject({
  phone: token,
  secret: token,
  to: recipient.optional(),
  identity: z.string().optional(),
  at: z.number(),
});
type Kept = z.infer<typeof kept>;
/** A phone that is in. */
export interface InRoom {
  phone: Token;
  secret: Token;
  to: Recipient;
  /** Opens a question's own words. A phone that joined by older software has none. */
  identity?: string | undefined;
}

function read(): Kept | undefined {
  try {
    const found = kept.parse(JSON.parse(localStorage.getItem(keptNames.inRoom) ?? 'null'));
    return Date.now() - found.at < roomLasts ? found : undefined;
  } catch {
    return undefined;
  }
}
function write(now: Kept): void {
  try {
    localStorage.setItem(keptNames.inRoom, JSON.stringify(now));
  } catch {
    /* Then a page that is loaded anew joins anew. */
  }
}

/** Where this phone is in by now. */
export function whereIn(): InRoom | undefined {
  const now = read();
  return now?.to === undefined
    ? undefined
    : { phone: now.phone, secret: now.secret, to: now.to, identity: now.identity };
}

/** What the code on the screen says: the room's token, and whom to seal to. Undefined for what is none. */
export function readJoin(hash: string): { join: Token; to: Recipient } | undefined {
  const [join, to] = hash.replace(/^#/, '').split('.');
  const read = z.object({ join: token, to: recipient }).safeParse({ join, to });
  return read.success ? read.data : undefined;
}

/** Joins a room. `to`: from the code on the screen; without it the server says whom to seal to. Throws NotThere, Ended, NoInternet, TryLater. */
export async function enterRoom(by: JoinBy, to?: Recipient): Promise<InRoom> {
  const known = read();
  const mine: Kept = { phone: known?.phone ?? newToken(), secret: known?.secret ?? newToken(), at: Date.now() };
  // What seals is fetched while there is a line: later there may be none.
  const [{ newIdentity, recipientOf }] = await Promise.all([import('#sealing/seal.ts'), import('#sealing/sign.ts')]);
  let identity = known?.identity ?? (await newIdentity()).identity;
  const said = await joinRoom(mine.phone, by, await recipientOf(identity)).catch(async (why: unknown) => {
    // In another room still: there it stays another phone.
    if (!(why instanceof Refused) || why.code !== 'different') throw why;
    [mine.phone, mine.secret] = [newToken(), newToken()];
    ({ identity } = await newIdentity());
    return joinRoom(mine.phone, by, await recipientOf(identity));
  });
  const now = { phone: mine.phone, secret: mine.secret, to: to ?? recipient.parse(said), identity };
  write({ ...now, at: mine.at });
  return now;
}

/** The room is over: only the random numbers stay for a while, so that a phone that joins the next one is not two. No answer. */
export function leaveRoom(): void {
  const now = read();
  if (now) write({ phone: now.phone, secret: now.secret, at: now.at });
  forgetSaid();
}

/** What was chosen here, of the question that stands: in this window alone, for a page that is loaded anew. */
export function rememberSaid(of: string, choice: string): void {
  try {
    sessionStorage.setItem(keptNames.saidInRoom, JSON.stringify([of, choice]));
  } catch {
    /* Then it is not marked when the page is loaded anew. */
  }
}
/** Nothing of it is left. */
export function forgetSaid(): void {
  try {
    sessionStorage.removeItem(keptNames.saidInRoom);
  } catch {
    /* Nothing is kept there. */
  }
}
/** The choice of that question, where this window knows it. */
export function saidTo(of: string): string | undefined {
  try {
    const [asked, choice] = z
      .tuple([z.string(), z.string()])
      .parse(JSON.parse(sessionStorage.getItem(keptNames.saidInRoom) ?? 'null'));
    return asked === of ? choice : undefined;
  } catch {
    return undefined;
  }
}

/** Follows the room: told which question stands each time another does, with its own words where this phone was given some, and whether there is no way to the server. Resolves when the room ended, or nobody follows. */
export async function followAsked(
  { phone, identity }: InRoom,
  hear: { asked: (of: string | null, own: RoomQuestion | undefined) => void; away: (is: boolean) => void },
  signal: AbortSignal,
): Promise<'over' | 'ended'> {
  let after = 0;
  return keepTrying(
    async () => {
      const { n, of, words } = await roomNow(phone, after);
      const own = words !== undefined && identity !== undefined ? await openQuestion(words, identity) : undefined;
      if (n !== after && !signal.aborted) hear.asked(of, own);
      after = n;
      return !signal.aborted;
    },
    (is) => {
      if (!signal.aborted) hear.away(is);
    },
  );
}

let counted = 0;
/** Grows with each choice of this phone, also over pages and rooms. */
const nextN = (): number => {
  counted = Math.max(counted + 1, Date.now());
  return counted;
};

/**
 * Gives one choice to the question that stands, and tries until the server has it.
 * @param isNewest whether nothing else was chosen since: then this one need not go any more.
 * @returns `in`; `late` where the question was closed before; `changed` where another choice goes in its place; `ended`.
 */
export async function give(
  { phone, secret, to }: InRoom,
  of: string,
  choice: string,
  isNewest: () => boolean,
): Promise<'in' | 'late' | 'changed' | 'ended'> {
  const n = nextN();
  const sealed = await sealChoice({ of, choice, n, place: await placeIn(secret, of) }, to);
  try {
    const came = await keepTrying(
      async () => {
        if (isNewest()) await sayInRoom(phone, of, n, sealed);
        return false;
      },
      () => undefined,
    );
    return came === 'ended' ? 'ended' : isNewest() ? 'in' : 'changed';
  } catch (why) {
    if (why instanceof Refused && why.code === 'different') return 'late';
    throw why;
  }
}
