import type { Token } from '#model/answer.ts';
import { storyFace, storyKeys, type StoryFace, type StoryKeys, type StoryNews } from '#model/story-box.ts';
import { newMailboxTokens, newToken } from '#model/token.ts';
import { getCard, getVault, openStoryBox, putCard, putEnvelope, putVault } from '#post/mailbox.ts';
import { Refused, SomethingBetween } from '#post/mailbox-errors.ts';
import { pack, readPart, unpack } from '#sealing/pack.ts';
import { newIdentity, openWith, recipientOf, seal, sealWith } from '#sealing/seal.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { sumOf } from '#sealing/sign.ts';
import { derivedId, wayOfFace, wayOfStoryCard } from '#sealing/stretch.ts';

/** Puts the keys of a box where the card's words find them. May be repeated. */
async function keepKeys(keys: StoryKeys, words: string, tell?: (far: number) => void): Promise<void> {
  const way = await wayOfStoryCard(words, tell);
  await putVault(
    keys.read,
    way.token,
    'passphrase',
    await sealWith(new TextEncoder().encode(JSON.stringify(keys)), way.key),
  );
}

/**
 * Makes a Story box that these words open. Throws NotThere where this website keeps none, MailboxFull, and what `post` throws.
 * @param tell called with how far it is, from 0 to 1.
 */
export async function makeStoryBox(story: Token, words: string, tell?: (far: number) => void): Promise<StoryKeys> {
  const keys: StoryKeys = {
    kind: 'story-keys',
    story,
    ...newMailboxTokens(),
    identity: (await newIdentity()).identity,
  };
  await openStoryBox(keys);
  await keepKeys(keys, words, tell);
  return keys;
}

/** Makes a box again that the server does not know any more, with the same keys and words. Throws Ended, NotThere, and what `post` throws. */
export async function makeStoryBoxAgain(keys: StoryKeys, words: string): Promise<void> {
  await openStoryBox(keys);
  await keepKeys(keys, words);
}

/**
 * What a card's words open. Throws NotThere (wrong words, or nothing there: nobody can tell), Ended (a newer card was made), CannotOpen, and what `post` throws.
 * @param tell called with how far it is, from 0 to 1.
 */
export async function openStoryCard(words: string, tell?: (far: number) => void): Promise<StoryKeys> {
  const way = await wayOfStoryCard(words, tell);
  const bytes = await openWith(await getVault(way.token), way.key);
  try {
    return storyKeys.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new CannotOpen('These are no keys of a Story.', { cause });
  }
}

/** Says whose Story a box holds. @throws {RangeError} where its photo needs more than one part. */
export async function putFace(keys: StoryKeys, face: StoryFace, photos: readonly Blob[]): Promise<void> {
  const way = wayOfFace(keys.identity);
  for await (const part of pack(face, photos)) {
    if (readPart(part, way.token).head.of > 1) throw new RangeError('A photo is at most 6 MB.');
    await putCard(keys.read, way.token, await sealWith(part, way.key));
  }
}

/** Whose Story a box holds. Throws NotThere, CannotOpen, NotWhole, and what `post` throws. */
export async function faceOf(keys: StoryKeys): Promise<{ face: StoryFace; photo: Blob | undefined }> {
  const way = wayOfFace(keys.identity);
  const { what: face, pieces } = await unpack(
    [readPart(await openWith(await getCard(way.token), way.key), way.token)],
    storyFace,
  );
  return { face, photo: [...pieces.values()][0] };
}

/** A parcel that stands in a box: its Envelopes in order, and their bytes, sealed. */
export interface PutParcel {
  envelopes: Token[];
  size: number;
}

/** Puts news under ids that come from what they say: what broke off in the middle goes on where it was. @returns undefined where one of these ids was there and is gone. */
async function putUnder(
  keys: StoryKeys,
  news: StoryNews,
  blobs: readonly Blob[],
  thing: string,
  there: ReadonlySet<Token>,
): Promise<PutParcel | undefined> {
  const to = await recipientOf(keys.identity);
  const idOf = (part: number | 'parcel') => derivedId(keys.identity, `${thing} ${String(part)}`);
  const put: PutParcel = { envelopes: [], size: 0 };
  for await (const part of pack(news, blobs, { parcel: idOf('parcel'), envelope: idOf })) {
    const id = idOf(put.envelopes.length);
    put.envelopes.push(id);
    put.size += part.length;
    if (there.has(id)) continue;
    try {
      if ((await putEnvelope(keys.read, id, await seal(part, [to]))) === 'gone') return undefined;
    } catch (why) {
      // Sealed bytes are never twice the same: the same part stands there already.
      if (!(why instanceof Refused && why.code === 'different')) throw why;
    }
  }
  return put;
}

/**
 * Puts news of a Story into its box, durable when this resolves.
 * @param blobs the bytes of `news.pieces`, in the same order. @param there the Envelopes that are in the box. Throws what `post` throws.
 */
export async function putNews(
  keys: StoryKeys,
  news: StoryNews,
  blobs: readonly Blob[],
  there: ReadonlySet<Token>,
): Promise<PutParcel> {
  const says = `news ${sumOf(new TextEncoder().encode(JSON.stringify(news)))}`;
  // The same was in the box before and was replaced: an id that is gone takes nothing any more.
  const put =
    (await putUnder(keys, news, blobs, says, there)) ??
    (await putUnder(keys, news, blobs, `${says} ${newToken()}`, there));
  if (!put) throw new SomethingBetween('What was never there is said to be gone.');
  return put;
}
