import type { Story, Token } from '#model/answer.ts';
import { knows } from '#model/read-known.ts';
import type { InBox, StoryBox } from '#model/story-box.ts';
import { storyNews } from '#model/story-box.ts';
import { nowHere } from '#model/token.ts';
import { collect, waitsFor } from '#envelopes/open-envelopes.ts';
import { makeStoryBoxAgain, putFace, putNews } from '#envelopes/story-boxes.ts';
import {
  allBoxes,
  calledNow,
  changeBox,
  holdsRubbedOut,
  joinNews,
  newsOf,
  noteParcels,
  parcelsOf,
  recordsHere,
  recordsOf,
  type RecordKey,
} from '#person/keep/boxes.ts';
import { piece } from '#person/keep/answers.ts';
import { Full } from '#person/keep/keep.ts';
import { listStories } from '#person/keep/stories.ts';
import { deleteEnvelope, listMailbox } from '#post/mailbox.ts';
import { Ended, MailboxFull, NotThere, TryLater } from '#post/mailbox-errors.ts';
import { lastMark } from '#post/mark.ts';
import { wayOf, type Way } from '#post/way-of.ts';
import { askAfter, byItself } from './by-itself.ts';
import { inOneWindow } from './in-one-window.ts';

/** How it went with one box: all that goes by itself is there; or why not. */
export type Safe = 'safe' | Way | 'ended' | 'box-full' | 'full';

/** A box is listed whole after so long, in milliseconds; sooner where something in it did not open. */
const [listAfter, tryAfter] = [3_600_000, 300_000];
/** A parcel up to this size, in bytes, is small; so many small ones become one. */
const [small, tooMany] = [64 * 1024, 64];

/** Called while Envelopes come. */
type Tell = (done: number, of: number) => void;

type Collected = Awaited<ReturnType<typeof collect>>;

/** What a look at a box found: all Envelopes that stood there, as far as they were listed, and what is noted of it. */
interface Looked {
  there: Set<Token>;
  note: Partial<StoryBox>;
}

const wholeSize = (ids: readonly Token[], listed: Collected['listed']): number =>
  listed.filter(({ id }) => ids.includes(id)).reduce((sum, { size }) => sum + size, 0);

/** Takes away the rest of what is not whole any more: parcels of which a device deleted some, and parts that no device will end. @returns the ids of such parcels. */
async function tidy(
  box: StoryBox,
  { listed, unfinished }: Pick<Collected, 'listed' | 'unfinished'>,
  parcels: readonly InBox[],
): Promise<Token[]> {
  const there = new Set(listed.map(({ id }) => id));
  const broken = parcels.filter(({ envelopes }) => envelopes.some((id) => !there.has(id)));
  const newest = Math.max(...listed.map(({ at }) => Date.parse(at)));
  const left = [
    ...broken.flatMap(({ envelopes }) => envelopes.filter((id) => there.has(id))),
    ...unfinished.filter(({ at }) => newest - Date.parse(at) > waitsFor).map(({ id }) => id),
  ];
  for (const id of left) await deleteEnvelope(box.keys.read, id);
  return broken.map(({ id }) => id);
}

/** Reads what other devices put into the box since the last look, and joins it. Throws what `post` throws; Full. */
async function receive(box: StoryBox, now: number, tell: Tell): Promise<Looked> {
  const parcels = await parcelsOf(box.id);
  // What newer software wrote is read again by newer software.
  const known = new Set(parcels.filter(({ newer = knows }) => newer >= knows).flatMap(({ envelopes }) => envelopes));
  const { read, identity } = box.keys;
  const asked = await listMailbox(read, box.after ?? 0);
  const epoch = lastMark()?.epoch;
  const wentBack = asked.last < (box.last ?? 0) || (box.epoch !== undefined && epoch !== box.epoch);
  const whole = wentBack || now - (box.listed ?? 0) > ((box.unopened ?? 0) > 0 ? tryAfter : listAfter);
  // By what it is, and not by its number: a server that held something back may have told how many there are.
  const tried = new Set(box.tried);
  const isNew = asked.envelopes.some(({ id }) => !known.has(id) && !tried.has(id));
  const note: Partial<StoryBox> = {
    epoch,
    last: asked.last,
    looked: now,
    ...(wentBack ? { wentBack: nowHere() } : {}),
  };
  if (!whole && !isNew) return { there: new Set(asked.envelopes.map(({ id }) => id)), note };
  const row = (ids: readonly Token[], records: RecordKey[], size: number, newer: boolean): InBox => ({
    id: ids[0] ?? '',
    story: box.id,
    envelopes: [...ids],
    records,
    size,
    ...(newer ? { newer: knows } : {}),
  });
  const sizes = new Map(asked.envelopes.map(({ id, size }) => [id, size]));
  const sizeOf = (ids: readonly Token[]) => ids.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
  const found = await collect({ read, identity }, whole ? 0 : (box.after ?? 0), storyNews, {
    tell,
    skip: ({ id }) => known.has(id),
    take: async ({ what, pieces, envelopes, newer }) => {
      await joinNews(box, what, pieces);
      await noteParcels(box, [row(envelopes, recordsOf(what), sizeOf(envelopes), newer > 0)]);
    },
  });
  const unknown = found.newer.map((parts) =>
    row(
      parts.map(({ id }) => id),
      [],
      wholeSize(
        parts.map(({ id }) => id),
        found.listed,
      ),
      true,
    ),
  );
  await noteParcels(box, unknown, whole ? await tidy(box, found, parcels) : []);
  return {
    there: new Set(found.listed.map(({ id }) => id)),
    note: {
      ...note,
      last: found.last,
      after: found.after,
      unopened: (whole ? 0 : (box.unopened ?? 0)) + found.unopened.filter(({ id }) => whole || !tried.has(id)).length,
      tried: [...new Set([...(whole ? [] : tried), ...[...found.unopened, ...found.unfinished].map(({ id }) => id)])],
      ...(whole ? { listed: now } : {}),
    },
  };
}

/** Puts in what is in no parcel that stays; then takes away the parcels that do not: those that hold something rubbed out, and many small ones. Throws what `post` throws. */
async function send(box: StoryBox, story: Story, there: ReadonlySet<Token>): Promise<void> {
  const called = await calledNow(box, story);
  const [here, parcels] = [await recordsHere(box.id, called.moment), await parcelsOf(box.id)];
  const mine = parcels.filter(({ newer }) => newer === undefined);
  const smalls = mine.filter(({ size }) => size <= small);
  const old = new Set([
    ...mine.filter((parcel) => holdsRubbedOut(parcel, here)),
    ...(smalls.length > tooMany ? smalls : []),
  ]);
  const stays = new Set(parcels.filter((parcel) => !old.has(parcel)).flatMap(({ records }) => records));
  const before = new Set([...old].flatMap(({ records }) => records));
  const missing = new Set([...here].filter((key) => !stays.has(key)));
  const goes = (key: RecordKey) => box.large === 'by-themselves' || box.sendNow === true || before.has(key);
  for await (const { news, blobs } of newsOf(story, called.moment, missing, goes)) {
    const put = await putNews(box.keys, news, blobs, there);
    await noteParcels(box, [{ id: put.envelopes[0] ?? '', story: box.id, ...put, records: recordsOf(news) }]);
  }
  for (const { id, envelopes } of old) {
    for (const envelope of envelopes) await deleteEnvelope(box.keys.read, envelope);
    await noteParcels(box, [], [id]);
  }
  if (!called.shown) {
    const photo = story.photo && (await piece(story.photo));
    await putFace(
      box.keys,
      {
        kind: 'story-face',
        story,
        pieces: story.photo && photo ? [{ id: story.photo, type: photo.type, length: photo.size }] : [],
      },
      photo ? [photo] : [],
    );
    await changeBox(box, (kept) => ({
      ...kept,
      ...(kept.called?.moment === called.moment ? { called: { ...called, shown: true } } : {}),
    }));
  }
}

/** Whether something is here that is in no parcel of the box. */
async function hasNew(box: StoryBox, story: Story): Promise<boolean> {
  const { called } = box;
  if (called?.name !== story.name || called.photo !== story.photo) return true;
  const there = new Set((await parcelsOf(box.id)).flatMap(({ records }) => records));
  return [...(await recordsHere(box.id, called.moment))].some((key) => !there.has(key));
}

/** The server does not know the box any more: it is made again, and all goes anew. */
async function anew(box: StoryBox): Promise<void> {
  await makeStoryBoxAgain(box.keys, box.words);
  await noteParcels(
    box,
    [],
    (await parcelsOf(box.id)).map(({ id }) => id),
  );
  await changeBox(box, ({ called, ...kept }) => ({
    ...kept,
    after: 0,
    last: 0,
    wentBack: nowHere(),
    ...(called ? { called: { ...called, shown: false } } : {}),
  }));
}

async function goThrough(box: StoryBox, story: Story, tell: Tell): Promise<void> {
  const { there, note } = await receive(box, Date.now(), tell);
  await changeBox(box, (kept) => ({ ...kept, ...note }));
  const now = (await listStories()).find(({ id }) => id === story.id);
  if (!now) return;
  await send(box, now, there);
  await changeBox(box, ({ stopped: _stopped, sendNow: _sendNow, ...kept }) => ({ ...kept, safe: nowHere() }));
}

/** What was met, as it is said; throws what is no error of the way to the server. */
async function met(box: StoryBox, why: unknown): Promise<Safe> {
  if (why instanceof Ended) {
    await changeBox(box, (kept) => ({ ...kept, stopped: 'ended' }));
    return 'ended';
  }
  if (why instanceof MailboxFull) {
    await changeBox(box, (kept) => ({ ...kept, stopped: 'full' }));
    return 'box-full';
  }
  if (why instanceof Full) return 'full';
  if (why instanceof TryLater) itself.later(why.seconds);
  const way = why instanceof NotThere ? 'later' : wayOf(why);
  if (way) return way;
  throw why;
}

/** Brings one Story and its box together: reads, joins, sends, takes away. */
async function together(box: StoryBox, story: Story, tell: Tell): Promise<Safe> {
  try {
    await goThrough(box, story, tell).catch(async (why: unknown) => {
      if (!(why instanceof NotThere)) throw why;
      await anew(box);
      const again = (await allBoxes()).find(({ id, keys }) => id === box.id && keys.read === box.keys.read);
      if (again) await goThrough(again, story, tell);
    });
    return 'safe';
  } catch (why) {
    return met(box, why);
  }
}

async function all(asked: boolean, tell: Tell): Promise<Safe | undefined> {
  const stories = await listStories();
  let worst: Safe | undefined;
  for (const box of await allBoxes()) {
    const story = stories.find(({ id }) => id === box.id);
    if (!story || box.stopped === 'ended') continue;
    if (!asked && Date.now() - (box.looked ?? 0) < askAfter && !(await hasNew(box, story))) continue;
    const went = await together(box, story, tell);
    worst = worst === undefined || worst === 'safe' ? went : worst;
  }
  return worst;
}

/**
 * Brings every Story that is kept safe, and its box, together: one window at a time.
 * @param tell called while Envelopes come: how many are opened, of all.
 * @returns how it went; undefined where nothing was to be done.
 */
export const keepSafe = (asked = true, tell: Tell = () => undefined): Promise<Safe | undefined> =>
  inOneWindow('boxes', () => all(asked, tell));

const itself = byItself(() => keepSafe(false), 'safe');
/** The same by itself, on whatever screen the person is. */
export const keepSafeByItself = itself.run;
