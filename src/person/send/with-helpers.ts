import type { Answer, Story, Token } from '#model/answer.ts';
import {
  helperWord,
  type HelperOffers,
  type HelperSays,
  type HelperWord,
  type HelpSight,
  type KeptPhoto,
  type MyHelper,
  type MyHelperKeys,
} from '#model/helping.ts';
import { momentAfter, type Moment } from '#model/moment.ts';
import { onlyHelpersAnswer } from '#model/named-questions.ts';
import type { Offer } from '#model/offer.ts';
import { knows } from '#model/read-known.ts';
import { countIn } from '#model/series.ts';
import { newToken, nowHere } from '#model/token.ts';
import { isEmpty, piecesOf } from '#model/ways-of-saying.ts';
import { collect, type Came } from '#envelopes/open-envelopes.ts';
import { idForHelper, idInStory, makeHelpBox, newHelpBox, putSight } from '#envelopes/helping.ts';
import { answersOf } from '#person/keep/answers.ts';
import {
  allAsked,
  changeAsked,
  keepAsked,
  keepFromHelper,
  saidNow,
  seenBy,
  stopHelp,
  type CameFromHelper,
} from '#person/keep/asked-to-help.ts';
import { Full } from '#person/keep/keep.ts';
import { listStories } from '#person/keep/stories.ts';
import { deleteEnvelope } from '#post/mailbox.ts';
import { Ended, MailboxFull, NotThere, TryLater } from '#post/mailbox-errors.ts';
import { lastMark } from '#post/mark.ts';
import { wayOf, type Way } from '#post/way-of.ts';
import { sumOf } from '#sealing/sign.ts';
import { byItself } from './by-itself.ts';
import { inOneWindow } from './in-one-window.ts';
import { runErrands } from './run-errands.ts';

/** How it went with one Helper's box; `ended`: the box is not there for good. */
export type WithHelper = 'done' | Way | 'full' | 'ended';

/** What a Helper sees, and the bytes of its pieces in their order. */
export interface ReadySight {
  sight: HelpSight;
  blobs: Blob[];
}

/** An Answer as a Helper sees it: with ids of its own, and nobody who was there. */
function asSeen(keys: MyHelperKeys, answer: Answer, as: ReadonlyMap<Token, Token>): Answer {
  const renamed = JSON.parse(JSON.stringify(answer.said), (_key, value: unknown) =>
    typeof value === 'string' ? (as.get(value) ?? value) : value,
  ) as Answer['said'];
  const { moment: _moment, ...rest } = answer;
  return {
    ...rest,
    id: idForHelper(keys, answer.id),
    story: idForHelper(keys, answer.story),
    said: renamed,
    company: { who: 'not-said' },
  };
}

/** What goes to a Helper, and the bytes of its pieces in their order. Before somebody answered the link there are no Answers in it. */
async function sightOf(
  helper: MyHelper,
  keys: MyHelperKeys,
  story: Story,
  answers: readonly Answer[],
): Promise<ReadySight> {
  const { answers: seen, photo, pieces } = await seenBy(helper, story, helper.key ? answers : []);
  const as = new Map([...pieces.keys()].map((id) => [id, idForHelper(keys, id)]));
  return {
    blobs: [...pieces.values()],
    sight: {
      kind: 'help-sight',
      n: helper.n + 1,
      name: story.name,
      ...(photo ? { photo: as.get(photo) } : {}),
      sees: helper.sees,
      topics: helper.topics,
      answers: seen.map((one) => asSeen(keys, one, as)),
      pieces: [...pieces].map(([id, blob]) => ({ id: as.get(id) ?? id, type: blob.type, length: blob.size })),
    },
  };
}

/** A sum of what a sight says, its number apart, and of whom it is sealed to: whether what stands there is still right. */
const saysOf = ({ n: _n, ...sight }: HelpSight, key: MyHelper['key']): string =>
  sumOf(new TextEncoder().encode(JSON.stringify([sight, key?.recipient])));

/** What one asks: who, about what, and whether they may see what I say there. */
export interface Asking {
  name: string;
  photo?: Token | undefined;
  topics: readonly string[];
  sees: boolean;
}

/**
 * Asks somebody to help from afar: makes their box and its link. Nothing is remembered before the box is there.
 * Throws NotThere where this website keeps no boxes, MailboxFull, Full, and what `post` throws.
 */
export async function askToHelp(story: Story, { name, photo, topics, sees }: Asking): Promise<MyHelper> {
  const keys = await newHelpBox();
  const shown = sees ? saidNow(await answersOf(story.id), topics).map((a) => a.id) : [];
  const helper: MyHelper = {
    id: newToken(),
    story: story.id,
    name,
    ...(photo ? { photo } : {}),
    since: nowHere(),
    topics: [...topics],
    everAsked: [...topics],
    sees,
    shown,
    v: 1,
    keys,
    n: 0,
    after: 0,
  };
  await makeHelpBox(keys);
  const { sight, blobs } = await sightOf(helper, keys, story, []);
  await putSight(keys, sight, blobs);
  const asked = { ...helper, n: sight.n, put: saysOf(sight, undefined), epoch: lastMark()?.epoch };
  await keepAsked(asked);
  return asked;
}

/**
 * What a Helper's word is in a Story, whatever it says: its id and its Story are the person's to say. Its moment orders it among the same Helper's words, and is never later than
 * now: else one clock that is wrong, or a wish to be last, would stand after all that the person says later.
 */
const inStory = (
  { story }: MyHelper,
  keys: MyHelperKeys,
  by: string,
  word: HelperSays | HelperOffers,
  now: Moment = momentAfter([]),
): Omit<Answer, 'said' | 'speaker'> => ({
  id: idInStory(keys, by, word),
  story,
  question: word.question,
  version: word.version,
  lang: word.lang,
  asked: word.asked,
  company: { who: 'not-said' },
  at: word.at,
  moment: word.moment < now ? word.moment : now,
});

/** A photo has so many bytes at most: a Helper's device makes it small before it goes. */
const mostPhoto = 3_000_000;

/** The photo of an Offer; none where it has none, or what came is no photo. It is read before what came is kept: that does not wait for it. */
async function photoOf({ what, pieces }: Came<HelperWord>): Promise<KeptPhoto | undefined> {
  const [is] = what.kind === 'offers' ? what.pieces : [];
  const blob = is && pieces.get(is.id);
  return blob?.type.startsWith('image/') && blob.size <= mostPhoto
    ? { type: blob.type, bytes: await blob.arrayBuffer() }
    : undefined;
}

/** What a Helper offers, and its photo as it is kept; undefined where it offers nothing. Whoever is in it has an id that no Helper chose. */
function asOffer(
  helper: MyHelper,
  keys: MyHelperKeys,
  by: string,
  word: HelperOffers,
  photo: KeptPhoto | undefined,
): CameFromHelper['offers'][number] | undefined {
  const piece = photo && { id: idInStory(keys, by, word, 'photo'), story: helper.story, ...photo };
  const { photo: offered, circle, ...rest } = word.said;
  const one = circle?.map(({ photo: theirs, ...each }) => ({
    ...each,
    id: idInStory(keys, by, word, 'one'),
    ...(theirs && piece ? { photo: piece.id } : {}),
  }));
  const said = {
    ...rest,
    ...(offered && piece ? { photo: { piece: piece.id } } : {}),
    ...(one ? { circle: one } : {}),
  };
  const offer: Offer = {
    ...inStory(helper, keys, by, word),
    said,
    speaker: { whose: 'offered', helper: helper.name, by, with: word.with },
  };
  return isEmpty(said) ? undefined : { offer, ...(piece && piecesOf(said).length > 0 ? { piece } : {}) };
}

/** Reckons what came from a Helper's box into what is known of them. The first who signed is the Helper; nobody else's words count. */
function taken(
  helper: MyHelper,
  keys: MyHelperKeys,
  came: readonly (Came<HelperWord> & { photo?: KeptPhoto | undefined })[],
): CameFromHelper {
  let next = helper;
  const answers: Answer[] = [];
  const offers: CameFromHelper['offers'] = [];
  for (const { what, signed, at, photo } of [...came].sort((a, b) => a.seq - b.seq)) {
    if (!signed) continue;
    next = next.key ? next : { ...next, key: { signs: signed.by, recipient: what.recipient, since: at } };
    if (next.key?.signs !== signed.by) {
      next = { ...next, others: [...new Set([...(next.others ?? []), signed.by])].slice(-20) };
      continue;
    }
    if ((next.looked ?? '') < at) next = { ...next, looked: at };
    if (what.kind === 'looked') continue;
    next = { ...next, counted: countIn(next.counted ?? {}, [signed], nowHere()) };
    if (!helper.everAsked.includes(what.question.split('/')[0] ?? '')) continue;
    if (what.kind === 'offers') {
      // What the person is never asked they cannot take either.
      if (onlyHelpersAnswer(what.question)) continue;
      const offer = asOffer(next, keys, signed.by, what, photo);
      if (offer) offers.push(offer);
    } else
      answers.push({
        ...inStory(next, keys, signed.by, what),
        said: what.said,
        speaker: { whose: 'helper', helper: next.name, by: signed.by },
      });
  }
  return { answers, offers, helper: next };
}

/** What only newer software knows, and stays at the server until then: with what was found before. */
const newerNow = (before: MyHelper['newer'], found: readonly Token[]): MyHelper['newer'] => {
  const things = [...new Set([...(before?.things ?? []), ...found])];
  return things.length > 0 ? { knows, things } : undefined;
};

/** Reads what a Helper put into their box, keeps it, and then takes it out. Throws what `post` throws; Full. */
async function receive(helper: MyHelper, keys: MyHelperKeys): Promise<void> {
  const { read, identity } = keys;
  // What is missing between two is looked for from the start: what came is taken out, so little stands there.
  const isMissing = Object.values(helper.counted ?? {}).some(({ missing }) => missing.length > 0);
  // What newer software wrote stays there, and is opened again after an update.
  const again = helper.newer !== undefined && helper.newer.knows < knows;
  const found = await collect({ read, identity }, isMissing || again ? 0 : helper.after, helperWord);
  const epoch = lastMark()?.epoch;
  const wentBack = found.last < (helper.last ?? 0) || (helper.epoch !== undefined && epoch !== helper.epoch);
  const came = await Promise.all(found.came.map(async (one) => ({ ...one, photo: await photoOf(one) })));
  if (came.length > 0) await keepFromHelper(helper.id, (kept) => taken(kept, keys, came));
  for (const { envelopes } of found.came) for (const id of envelopes) await deleteEnvelope(read, id);
  // A server that went back in time lost what stood there: it is put anew, and listed from the start.
  const note = { last: found.last, epoch, unopened: found.unopened.length, after: wentBack ? 0 : found.after };
  if (wentBack) await makeHelpBox(keys);
  const newer = found.newer.map(([first]) => first?.id ?? '');
  if (
    wentBack ||
    again ||
    newer.length > 0 ||
    note.last !== helper.last ||
    note.epoch !== helper.epoch ||
    note.unopened !== (helper.unopened ?? 0)
  )
    await changeAsked(helper.id, (kept) => ({
      ...kept,
      ...note,
      ...(wentBack ? { put: undefined } : {}),
      newer: newerNow(again ? undefined : kept.newer, newer),
    }));
}

/** Puts what the Helper may see, where it is not what stands there. */
async function show(helper: MyHelper, keys: MyHelperKeys, story: Story): Promise<void> {
  const { sight, blobs } = await sightOf(helper, keys, story, await answersOf(story.id));
  const says = saysOf(sight, helper.key);
  if (says === helper.put) return;
  // Its number is used up before it goes: whatever breaks, no two sights have the same one.
  const still = await changeAsked(helper.id, (kept) => ({ ...kept, n: Math.max(kept.n, sight.n) }));
  if (!still?.keys) return;
  await putSight(keys, sight, blobs, helper.key?.recipient);
  await changeAsked(helper.id, (kept) => ({ ...kept, put: says }));
}

async function goThrough(id: Token, story: Story, again = true): Promise<void> {
  const before = (await allAsked()).find((one) => one.id === id);
  if (!before?.keys) return;
  const { keys } = before;
  try {
    await receive(before, keys);
    const helper = (await allAsked()).find((one) => one.id === id);
    if (helper?.keys) await show(helper, keys, story);
  } catch (why) {
    if (!(why instanceof NotThere) || !again) throw why;
    // The server does not know the box any more: it is made again, with the same keys.
    await makeHelpBox(keys);
    await changeAsked(id, (kept) => ({ ...kept, put: undefined, after: 0, last: 0 }));
    await goThrough(id, story, false);
  }
}

async function together(helper: MyHelper, story: Story): Promise<WithHelper> {
  try {
    await goThrough(helper.id, story);
    return 'done';
  } catch (why) {
    // Nobody but who has its read token ends a box: the Story was opened on another device and stopped there, or the server's owner did it.
    if (why instanceof Ended) {
      await stopHelp(helper.id);
      return 'ended';
    }
    if (why instanceof Full || why instanceof MailboxFull) return 'full';
    if (why instanceof TryLater) itself.later(why.seconds);
    const way = why instanceof NotThere ? 'later' : wayOf(why);
    if (way) return way;
    throw why;
  }
}

async function all(): Promise<WithHelper | undefined> {
  const stories = await listStories();
  let worst: WithHelper | undefined;
  for (const helper of await allAsked()) {
    const story = stories.find(({ id }) => id === helper.story);
    if (!story || !helper.keys) continue;
    const went = await together(helper, story);
    worst = worst === undefined || worst === 'done' ? went : worst;
  }
  return worst;
}

/** Hears from every Helper, and brings what each may see to how it is now: one window at a time. @returns how it went; undefined where there is nobody. */
export const withHelpers = (): Promise<WithHelper | undefined> => inOneWindow('helpers', all);

const itself = byItself(withHelpers, 'done');
/** The same by itself, on whatever screen the person is. */
export const withHelpersByItself = itself.run;

/** Stops somebody's help at once on this device, and then at the server; where there is no way just then, by itself as soon as there is. */
export async function stopHelping(id: Token): Promise<void> {
  await stopHelp(id);
  await runErrands().catch(() => undefined);
}
