import type { Token } from '#model/answer.ts';
import {
  helpKeys,
  helpSight,
  type HelperOffers,
  type HelperSays,
  type HelperWord,
  type HelpKeys,
  type HelpSight,
  type MyHelperKeys,
} from '#model/helping.ts';
import { newMailboxTokens, newToken } from '#model/token.ts';
import type { Recipient } from '#model/worker-card.ts';
import { getCard, getVault, openStoryBox, putCard, putEnvelope, putVault } from '#post/mailbox.ts';
import { Refused } from '#post/mailbox-errors.ts';
import { pack, readPart, unpack } from '#sealing/pack.ts';
import { newIdentity, open, openWith, recipientOf, seal, sealWith, type Identity } from '#sealing/seal.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { derivedId, wayOfHelp } from '#sealing/stretch.ts';

/** The keys of a box for one Helper, and the secret of its link. Nothing is at the server yet. */
export const newHelpBox = async (): Promise<MyHelperKeys> => ({
  ...newMailboxTokens(),
  identity: (await newIdentity()).identity,
  secret: newToken(),
});

/** Makes the box of a Helper, and puts where its link finds it what the link opens. May be repeated. Throws NotThere where this website keeps none, MailboxFull, Ended, and what `post` throws. */
export async function makeHelpBox(keys: MyHelperKeys): Promise<void> {
  await openStoryBox(keys);
  const way = wayOfHelp(keys.secret, 'keys');
  const inside: HelpKeys = {
    kind: 'help-keys',
    drop: keys.drop,
    recipient: await recipientOf(keys.identity),
    signs: signingKeyOf(keys.identity),
  };
  await putVault(
    keys.read,
    way.token,
    'passphrase',
    await sealWith(new TextEncoder().encode(JSON.stringify(inside)), way.key),
  );
}

/**
 * Puts what a Helper may see in place of what stood there, signed.
 * @param to whose key alone opens it; where nobody answered the link yet, its secret does. @throws {RangeError} where it is more than one part; what `post` throws.
 */
export async function putSight(
  { read, identity, secret }: MyHelperKeys,
  sight: HelpSight,
  blobs: readonly Blob[],
  to?: Recipient,
): Promise<void> {
  const way = wayOfHelp(secret, 'sight');
  for await (const part of pack(sight, blobs, { signing: { identity, to: way.token } })) {
    if (readPart(part, way.token).head.of > 1) throw new RangeError('What a Helper sees is one part.');
    await putCard(read, way.token, to ? await seal(part, [to]) : await sealWith(part, way.key));
  }
}

/** What a Helper's link opens. Throws NotThere, Ended (the person stopped it), CannotOpen, and what `post` throws. */
export async function openHelpLink(secret: Token): Promise<HelpKeys> {
  const way = wayOfHelp(secret, 'keys');
  const bytes = await openWith(await getVault(way.token), way.key);
  try {
    return helpKeys.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new CannotOpen('These are no keys of a Helper.', { cause });
  }
}

/** What a Helper may see now, with its photos and recordings. */
export interface FoundSight {
  sight: HelpSight;
  pieces: Map<Token, Blob>;
}

/**
 * Fetches what a Helper may see.
 * @param identity the Helper's own key, where they have one. Throws NotThere, CannotOpen (it is sealed to somebody else, or was changed), NotWhole, NotKnown, and what `post` throws.
 */
export async function fetchSight(secret: Token, keys: HelpKeys, identity?: Identity): Promise<FoundSight> {
  const way = wayOfHelp(secret, 'sight');
  const bytes = await getCard(way.token);
  const own = identity
    ? await open(bytes, identity).catch((why: unknown) => {
        if (why instanceof CannotOpen) return undefined;
        throw why;
      })
    : undefined;
  const {
    what: sight,
    pieces,
    signed,
  } = await unpack([readPart(own ?? (await openWith(bytes, way.key)), way.token)], helpSight);
  if (signed?.by !== keys.signs) throw new CannotOpen('Somebody else signed this.');
  return { sight, pieces };
}

/** What a Helper is known by: what signs their words, and what only they open. */
export const newHelperKey = newIdentity;

/**
 * Puts a word of a Helper into the person's box, under ids that are the same however often it goes. Durable when this resolves. Throws Ended (the person stopped it), and what `post` throws.
 * @param place its number among what this device says; that they looked has none. @param photos the bytes of its pieces.
 */
export async function putWord(
  keys: HelpKeys,
  identity: Identity,
  word: HelperWord,
  place?: { n: number; tag: Token },
  photos: readonly Blob[] = [],
): Promise<void> {
  const idOf = (part: number | 'parcel') => derivedId(identity, `help ${word.id} ${String(part)}`);
  let n = 0;
  for await (const part of pack(word, photos, {
    signing: { identity, to: keys.recipient, ...place },
    parcel: idOf('parcel'),
    envelope: idOf,
  })) {
    try {
      await putEnvelope(keys.drop, idOf(n), await seal(part, [keys.recipient]));
    } catch (why) {
      // Sealed bytes are never twice the same: the same words stand there already.
      if (!(why instanceof Refused && why.code === 'different')) throw why;
    }
    n += 1;
  }
}

/**
 * The id that a Helper's word has in a Story: made from the person's own key, so that no Helper chooses it, and the same however often it comes.
 * @param of which of it, where an Offer has more than itself: its photo, somebody in it.
 */
export const idInStory = (
  { identity }: MyHelperKeys,
  by: string,
  word: HelperSays | HelperOffers,
  of: 'word' | 'photo' | 'one' = 'word',
): Token => derivedId(identity, `${of} ${by} ${word.id}`);

/** Ids that what a Helper sees has for them alone: no number of the Story goes to them. */
export const idForHelper = ({ identity }: MyHelperKeys, id: Token): Token => derivedId(identity, `seen ${id}`);
