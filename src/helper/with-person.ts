import type { Token } from '#model/answer.ts';
import type { AskedMe, HelperOffers, HelperSays, HelpKeys, MyWord } from '#model/helping.ts';
import { momentAfter } from '#model/moment.ts';
import { newToken, nowHere } from '#model/token.ts';
import { fetchSight, newHelperKey, openHelpLink, putWord, type FoundSight } from '#envelopes/helping.ts';
import { Ended, MailboxFull, NotThere } from '#post/mailbox-errors.ts';
import { lastMark } from '#post/mark.ts';
import { wayOf, type Way } from '#post/way-of.ts';
import { CannotOpen, NotKnown, NotWhole } from '#sealing/sealing-errors.ts';
import { wayOfHelp } from '#sealing/stretch.ts';
import { changeWhoAsked, isKnown, keepWhoAsked, keepWord, noteWords, whoAsked, wordsTo } from './keep.ts';

/** How it went; `ended`: who asked stopped it; `taken`: what is there is sealed to somebody else, or was changed. */
export type WithPerson = 'done' | Way | 'full' | 'ended' | 'taken' | 'newer';

/** What is noted of looking is noted again after so long, in milliseconds. */
const lookedAgain = 10 * 60_000;

/** What a link shows to whoever opens it, before they said yes. */
export interface OpenedLink {
  id: Token;
  secret: Token;
  keys: HelpKeys;
  found: FoundSight | undefined;
}

const idOf = (secret: Token): Token => wayOfHelp(secret, 'keys').token;

/** The id of who asked by a link, where I said yes before on this device. */
export const knownBy = async (secret: Token): Promise<Token | undefined> =>
  (await isKnown(idOf(secret))) ? idOf(secret) : undefined;

/** Opens a link: who asks, and about what. Nothing is kept. `found` is undefined where somebody else answered it already. Throws NotThere, Ended, CannotOpen, and what `post` throws. */
export async function openLink(secret: Token): Promise<OpenedLink> {
  const keys = await openHelpLink(secret);
  const found = await fetchSight(secret, keys).catch((why: unknown) => {
    if (why instanceof CannotOpen) return undefined;
    throw why;
  });
  return { id: idOf(secret), secret, keys, found };
}

const kept = async ({ sight, pieces }: FoundSight): Promise<NonNullable<AskedMe['sight']>> => ({
  sight,
  pieces: await Promise.all(
    [...pieces].map(async ([id, blob]) => ({ id, type: blob.type, bytes: await blob.arrayBuffer() })),
  ),
});

/** I help: makes my key on this device, keeps it, and says so to who asked. Rejects where nothing can be kept. */
export async function sayYes({ id, secret, keys, found }: OpenedLink): Promise<void> {
  const { identity, recipient } = await newHelperKey();
  await keepWhoAsked({
    id,
    secret,
    keys,
    identity,
    recipient,
    since: nowHere(),
    tag: newToken(),
    sent: 0,
    epoch: lastMark()?.epoch,
    ...(found ? { sight: await kept(found) } : {}),
  });
}

/** What I say of a Question, and in which words it was asked. */
export type OfQuestion<T extends HelperSays | HelperOffers> = Pick<
  T,
  'question' | 'version' | 'lang' | 'asked' | 'said'
>;

/** What every word of mine has: its own id, when, in my own order, and who is told back. */
async function inMyOrder({ id, recipient }: AskedMe): Promise<Pick<HelperSays, 'id' | 'at' | 'moment' | 'recipient'>> {
  const before = (await wordsTo(id)).map(({ word }) => word);
  return { id: newToken(), at: nowHere(), moment: momentAfter(before), recipient };
}

/** Keeps something I say to a Question. Rejects where it cannot be kept. */
export async function say(asked: AskedMe, what: OfQuestion<HelperSays>): Promise<void> {
  await keepWord(asked.id, { kind: 'says', ...(await inMyOrder(asked)), pieces: [], ...what });
}

/**
 * Keeps what I put before the person (docs/decisions/0094). Rejects where it cannot be kept.
 * @param as the draft that it was written in. @param photo a small one, where `what` points to it by this id.
 */
export async function offer(
  asked: AskedMe,
  what: OfQuestion<HelperOffers> & Pick<HelperOffers, 'with'>,
  as: string,
  photo?: { id: Token; blob: Blob },
): Promise<void> {
  const pieces = photo ? [{ id: photo.id, type: photo.blob.type, length: photo.blob.size }] : [];
  const kept = photo && { type: photo.blob.type, bytes: await photo.blob.arrayBuffer() };
  await keepWord(asked.id, { kind: 'offers', ...(await inMyOrder(asked)), pieces, ...what }, as, kept);
}

const photoIn = ({ photo }: MyWord): Blob[] => (photo ? [new Blob([photo.bytes], { type: photo.type })] : []);

/** Sends what waits, in its order. Throws Ended, and what `post` throws. */
async function send({ id, keys, identity, tag }: AskedMe): Promise<void> {
  for (const one of (await wordsTo(id)).filter(({ waits }) => waits === 'yes')) {
    await putWord(keys, identity, one.word, { n: one.n, tag }, photoIn(one));
    await noteWords([one], 'no');
  }
}

/** Says that I looked: the person sees when. Said again only after a while. */
async function tellLooked({ id, keys, identity, recipient, looked = 0 }: AskedMe, now = Date.now()): Promise<void> {
  if (Math.abs(now - looked) < lookedAgain) return;
  await putWord(keys, identity, { kind: 'looked', id: newToken(), at: nowHere(), recipient, pieces: [] });
  await changeWhoAsked(id, (asked) => ({ ...asked, looked: now }));
}

/** Fetches what I may see now, and keeps it in place of what I could see before; never an older one. */
async function see(asked: AskedMe): Promise<'done' | 'taken'> {
  const known = asked.sight?.sight.n ?? 0;
  let found: FoundSight;
  try {
    found = await fetchSight(asked.secret, asked.keys, asked.identity);
  } catch (why) {
    if (!(why instanceof CannotOpen || why instanceof NotWhole)) throw why;
    await changeWhoAsked(asked.id, (now) => ({ ...now, taken: true }));
    return 'taken';
  }
  const sight = found.sight.n > known ? await kept(found) : undefined;
  const old = found.sight.n < known;
  await changeWhoAsked(asked.id, (now) => ({
    ...now,
    taken: false,
    old,
    ...(sight && sight.sight.n > (now.sight?.sight.n ?? 0) ? { sight } : {}),
  }));
  return 'done';
}

/** The person stopped it: what they let me see goes from this device. My own words stay mine. */
const ended = (id: Token) =>
  changeWhoAsked(id, ({ sight, ...asked }) => ({
    ...asked,
    ended: asked.ended ?? nowHere(),
    ...(sight ? { sight: { sight: { ...sight.sight, topics: [], answers: [], pieces: [] }, pieces: [] } } : {}),
  }));

/** A server that went back in time may have lost what I said: it goes again. What the person has adds nothing there. */
async function sendAgainAfterLoss(asked: AskedMe): Promise<void> {
  const epoch = lastMark()?.epoch;
  if (epoch === undefined || epoch === asked.epoch) return;
  if (asked.epoch !== undefined) await noteWords(await wordsTo(asked.id), 'yes');
  const now = await changeWhoAsked(asked.id, (one) => ({ ...one, epoch }));
  if (now) await send(now);
}

async function goThrough(asked: AskedMe): Promise<WithPerson> {
  try {
    await send(asked);
    await tellLooked(asked);
    const seen = await see(asked);
    await sendAgainAfterLoss(asked);
    return seen;
  } catch (why) {
    if (!(why instanceof NotThere)) throw why;
    // What I may see is gone: with its box, if it was stopped. Then its keys say so.
    await openHelpLink(asked.secret);
    throw why;
  }
}

/** Brings what I said to the person, and what they let me see to me. Never throws what is an error of the way. */
export async function withPerson(id: Token): Promise<WithPerson> {
  const asked = await whoAsked(id);
  if (!asked || asked.ended) return 'ended';
  try {
    return await goThrough(asked);
  } catch (why) {
    if (why instanceof Ended) {
      await ended(id);
      return 'ended';
    }
    if (why instanceof NotKnown) return 'newer';
    if (why instanceof MailboxFull) return 'full';
    const way = why instanceof NotThere ? 'later' : wayOf(why);
    if (way) return way;
    throw why;
  }
}
