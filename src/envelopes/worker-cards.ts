import { token, type Token } from '#model/answer.ts';
import { recipient, workerCard, type Recipient, type WorkerCard } from '#model/worker-card.ts';
import { linkIn } from '#envelopes/link-in.ts';
import { getCard, putCard } from '#post/mailbox.ts';
import { pack, readPart, unpack } from '#sealing/pack.ts';
import { openWith, sealWith } from '#sealing/seal.ts';
import { wayOfCard } from '#sealing/stretch.ts';

/** What a Worker card's link and QR code carry: the secret that finds and opens the card, and the key on paper, to compare with it. */
export interface CardLink { secret: Token; recipient: Recipient }

/** The part of the link after `#`, which no browser sends to a server. */
export const cardFragment = ({ secret, recipient: to }: CardLink): string => `${secret}.${to}`;

/** What stands after a card link's `#`, wherever it stands. Its length is known: what follows it belongs to something else. */
const shape = /(?<![0-9a-f])[0-9a-f]{32}\.age1[02-9ac-hj-np-z]{58}/g;

/** Finds a card's link in whatever was pasted or opened. @returns undefined where there is none. */
export function readCardLink(pasted: string): CardLink | undefined {
  return linkIn(pasted, shape, (found) => {
    const [secret, to] = found.split('.');
    const [first, second] = [token.safeParse(secret), recipient.safeParse(to)];
    return first.success && second.success ? { secret: first.data, recipient: second.data } : undefined;
  });
}

/** Seals a card and puts it where its link finds it. One part holds it: its photo and voice are at most 5 MB. */
export async function publishCard(card: WorkerCard, blobs: readonly Blob[], read: Token, secret: Token): Promise<void> {
  const way = wayOfCard(secret);
  for await (const part of pack(card, blobs)) {
    if (readPart(part).head.of > 1) throw new RangeError('A Worker card is at most 6 MB.');
    await putCard(read, way.token, await sealWith(part, way.key));
  }
}

/**
 * Fetches a card and opens it. Throws NotThere, CannotOpen, NotWhole, and what `post` throws.
 * @returns the card; `sameKey` is false where the key inside is another than the one in the link: then somebody changed it.
 */
export async function fetchCard({ secret, recipient: onPaper }: CardLink): Promise<{ card: WorkerCard; pieces: Map<Token, Blob>; sameKey: boolean }> {
  const way = wayOfCard(secret);
  const { what: card, pieces } = unpack([readPart(await openWith(await getCard(way.token), way.key))], workerCard);
  return { card, pieces, sameKey: card.box.recipient === onPaper };
}
