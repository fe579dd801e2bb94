import type { FromPerson } from '#model/letter.ts';
import { newToken, nowHere } from '#model/token.ts';
import type { Signs } from '#model/my-worker.ts';
import { sendNow, type Signer } from '#envelopes/fill-envelopes.ts';
import {
  errandDone,
  insteadOf,
  nextErrand,
  nextTry,
  postpone,
  sealAnew,
  signsForget,
  type Came,
  type KeptErrand,
} from '#person/keep/errands.ts';
import { allDone, errandsFlag } from '#person/keep/waits.ts';
import { givenOf } from '#person/keep/wishes.ts';
import { workersOf } from '#person/keep/workers.ts';
import { closeMailbox, putEnvelope, takeEnvelopeBack } from '#post/mailbox.ts';
import { Ended, MailboxFull, NoInternet, NotThere, Refused, TryLater } from '#post/mailbox-errors.ts';
import { wayOf, type Way } from '#post/way-of.ts';
import { inOneWindow } from './in-one-window.ts';
import { growing } from '#post/patiently.ts';
import { openOwnMailboxes } from './own-mailboxes.ts';
import { sealGiven } from './seal-given.ts';

/** How it went: all is gone; some waits for the internet; something else answers in the server's place; the server has no time or no room. */
export type Went = 'all-gone' | Way;

type Of<K extends KeptErrand['does']> = Extract<KeptErrand, { does: K }>;

const aDay = 86_400_000;
/** A Mailbox without room is tried again after about so long, in milliseconds. */
const roomAgain = 15 * 60_000;

/** What is over now; `waits` where it is tried again another time. */
type Ran = Came | 'waits';

/** For so long a team's Mailbox that is not there is waited for: until the worker's device says which one it is now. Milliseconds. */
const teamWaits = 60 * aDay;

/**
 * A team's Mailbox ends for whoever knew its tokens when the team gets another key. What was given goes to the new one, as soon as the worker
 * has said which that is; the worker's own Letter is not stopped by it.
 * @returns undefined where it is not the team's.
 */
async function putToTeam({ n, given: id, drop, gone }: Of<'put'>): Promise<Ran | undefined> {
  const given = id && (await givenOf(id));
  const worker = given && given.team && (await workersOf(given.story)).find((w) => w.id === given.worker);
  if (!worker || drop === worker.card.box.drop || drop === worker.drop) return undefined;
  if (worker.card.team && drop !== worker.card.team.drop) {
    await sealAnew(id, drop);
    return 'waits';
  }
  const today = new Date().toISOString().slice(0, 10);
  if (gone && Date.parse(today) - Date.parse(gone) > teamWaits) return 'done';
  await postpone(n, Date.now() + roomAgain, { gone: gone ?? today });
  return 'waits';
}

async function put(errand: Of<'put'>): Promise<Ran> {
  const { drop, envelope, sealed, takeBack } = errand;
  try {
    await putEnvelope(drop, envelope, new Blob([sealed]), takeBack);
    return 'done';
  } catch (why) {
    // The server itself said so, and with its mark: this will never be taken.
    if (why instanceof Ended || why instanceof NotThere || why instanceof Refused)
      return (why instanceof Refused ? undefined : await putToTeam(errand)) ?? 'not-taken';
    throw why;
  }
}

const signerOf = ({ identity, number, tag }: Signs): Signer => ({ identity, n: number, tag });

/** Takes the number of something that was taken back. Where nobody is there to count, it is done. */
async function nothing({ id, at, to, thread, signs }: Of<'nothing'>): Promise<Came> {
  const what: FromPerson = { kind: 'nothing', id, at, thread, pieces: [] };
  try {
    await sendNow(what, [], to, signerOf(signs));
  } catch (why) {
    if (!(why instanceof Ended || why instanceof NotThere || why instanceof Refused)) throw why;
  }
  return 'done';
}

/** Tells a worker to forget. It is not let go of before it is there, or the Mailbox was said to be gone a day apart. */
async function forget(errand: Of<'forget'>): Promise<Ran> {
  const { id, at, thread, letters, answers, n } = errand;
  const [box, ...others] = errand.to;
  if (!box) return 'done';
  if (others.length > 0 || !id || !at) {
    // Kept by an older version, or for more than one: each by itself, with an id that stays.
    const wish = { id: id ?? newToken(), at: at ?? nowHere() };
    const { n: _n, ...rest } = errand;
    await insteadOf(
      n,
      errand.to.map((one) => ({ ...rest, ...wish, to: [one] })),
    );
    return 'waits';
  }
  const what: FromPerson = { kind: 'forget', id, at, thread, pieces: [], letters, answers };
  try {
    const signs = await signsForget(errand);
    await sendNow(what, [], box, signs && signerOf(signs));
    return 'done';
  } catch (why) {
    if (!(why instanceof Ended || why instanceof NotThere)) throw why;
    // Gone with all that it held, if it stays so: a server that was set back for an hour must not make us forget to ask, not at midnight either.
    if (errand.gone && Date.parse(errand.gone) <= Date.now() - aDay) return 'done';
    await postpone(n, Date.now() + (errand.gone ? aDay / 4 : 60_000), {
      gone: errand.gone ?? new Date().toISOString(),
    });
    return 'waits';
  }
}

async function takeBack({ takeBack: by, sent }: Of<'take-back'>): Promise<Came> {
  const came = await takeEnvelopeBack(by);
  // It came there for certain: where it is not there now, its reader had it and deleted it.
  return came === 'read' || (came === 'not-there' && sent) ? 'late' : 'done';
}

async function close({ read }: Of<'close'>): Promise<Came> {
  try {
    await closeMailbox(read);
  } catch (why) {
    if (!(why instanceof Ended)) throw why;
  }
  return 'done';
}

/** Does one errand, and keeps what came of it. @returns how many of the same thing are left. Throws what `post` throws. */
async function run(errand: KeptErrand): Promise<number> {
  if (errand.does === 'seal') {
    await sealGiven(errand.n, errand.given ?? '', errand.team);
    return 1;
  }
  const ran =
    errand.does === 'put'
      ? await put(errand)
      : errand.does === 'forget'
        ? await forget(errand)
        : errand.does === 'take-back'
          ? await takeBack(errand)
          : errand.does === 'nothing'
            ? await nothing(errand)
            : await close(errand);
  return ran === 'waits' ? 1 : errandDone(errand, ran);
}

/** What an errand met; what is no error of the way to the server is kept to be thrown when the others are done. */
async function met(errand: KeptErrand, why: unknown, strange: unknown[]): Promise<void> {
  if (why instanceof NoInternet || why instanceof TryLater) throw why;
  if (!(why instanceof MailboxFull)) strange.push(why);
  await postpone(errand.n, Date.now() + growing(roomAgain, 0, roomAgain));
}

async function runAll(tell: (left: number) => void): Promise<Went> {
  const seen = errandsFlag();
  const strange: unknown[] = [];
  let opened = false;
  try {
    for (let next = await nextErrand(); next || !opened; next = await nextErrand()) {
      // What is given is sealed first: that needs no way to the server.
      if (!opened && next?.does !== 'seal') {
        await openOwnMailboxes();
        opened = true;
        continue;
      }
      if (!next) break;
      try {
        const left = await run(next);
        if (next.given) tell(left);
      } catch (why) {
        await met(next, why, strange);
      }
    }
  } catch (why) {
    if (why instanceof TryLater) laterUntil = Date.now() + why.seconds * 1000;
    const way = wayOf(why);
    if (way) return way;
    throw why;
  }
  if (strange.length > 0) throw strange[0];
  if ((await nextTry()) !== undefined) return 'later';
  allDone(seen);
  return 'all-gone';
}

let laterUntil = 0;
/** When the server said that it is worth trying again, in milliseconds since 1970. */
export const notBefore = (): number => laterUntil;

/**
 * Does all that waits, in order, one window at a time.
 * @param tell called with how many errands of the same thing still wait.
 */
export const runErrands = (tell: (left: number) => void = () => undefined): Promise<Went> =>
  inOneWindow('errands', () => runAll(tell));
