import { token, type Token } from '#model/answer.ts';
import {
  recipient,
  signingKey,
  workerCard,
  type Recipient,
  type SigningKey,
  type WorkerCard,
} from '#model/worker-card.ts';
import type { ReadToken } from '#model/mailbox-token.ts';
import { linkIn } from '#envelopes/link-in.ts';
import { getCard, putCard } from '#post/mailbox.ts';
import { pack, readPart, unpack, type Signed } from '#sealing/pack.ts';
import { openWith, sealWith } from '#sealing/seal.ts';
import { wayOfCard } from '#sealing/stretch.ts';
import type { Signer } from './fill-envelopes.ts';

/**
 * What a Worker card's link and QR code carry: the secret that finds and opens the card, and the keys on paper, to compare with it. Links
 * made before workers signed have no `signs`.
 */
export interface CardLink {
  secret: Token;
  recipient: Recipient;
  signs?: SigningKey | undefined;
}

/** The part of the link after `#`, which no browser sends to a server. */
export const cardFragment = ({ secret, recipient: to, signs }: CardLink): string =>
  [secret, to, ...(signs ? [signs] : [])].join('.');

/** What stands after a card link's `#`, wherever it stands. Its length is known: what follows it belongs to something else. */
const shape = /(?<![0-9a-f])[0-9a-f]{32}\.age1[02-9ac-hj-np-z]{58}(?:\.[0-9a-f]{64}(?![0-9a-f]))?/g;

/** Finds a card's link in whatever was pasted or opened. @returns undefined where there is none. */
export function readCardLink(pasted: string): CardLink | undefined {
  return linkIn(pasted, shape, (found) => {
    const [secret, to, signs] = found.split('.');
    const [first, second, third] = [token.safeParse(secret), recipient.safeParse(to), signingKey.safeParse(signs)];
    return first.success && second.success
      ? { secret: first.data, recipient: second.data, ...(third.success ? { signs: third.data } : {}) }
      : undefined;
  });
}

/**
 * Signs a card, seals it and puts it where its link finds it. One part holds it: its photo and voice are at most 5 MB.
 * @param signer the worker; and what their team's signatures are known by, where they have one.
 * @throws {RangeError} where the card needs more than one part; what `post` throws.
 */
export async function publishCard(
  card: WorkerCard,
  blobs: readonly Blob[],
  read: ReadToken,
  secret: Token,
  signer?: Signer,
): Promise<void> {
  const way = wayOfCard(secret);
  for await (const part of pack(card, blobs, { signing: signer && { ...signer, to: way.token } })) {
    if (readPart(part, way.token).head.of > 1) throw new RangeError('A Worker card is at most 6 MB.');
    await putCard(read, way.token, await sealWith(part, way.key));
  }
}

/**
 * A card as it was found. `sameKey` is false where a key inside is another than the one in the link, or where the link names who signs and
 * somebody else did: then somebody changed it. `signed`: who signed the whole of it; undefined for cards made before workers signed.
 */
export interface FoundCard {
  card: WorkerCard;
  pieces: Map<Token, Blob>;
  sameKey: boolean;
  signed?: Signed | undefined;
}

/** Fetches a card and opens it. Throws NotThere, CannotOpen, NotWhole, and what `post` throws. */
export async function fetchCard({ secret, recipient: onPaper, signs }: CardLink): Promise<FoundCard> {
  const way = wayOfCard(secret);
  const {
    what: card,
    pieces,
    signed,
  } = await unpack([readPart(await openWith(await getCard(way.token), way.key), way.token)], workerCard);
  return { card, pieces, signed, sameKey: card.box.recipient === onPaper && (!signs || signs === signed?.by) };
}
