import { token, type Token } from '#model/answer.ts';
import { recipient, workerCard, type Recipient, type WorkerCard } from '#model/worker-card.ts';
import { getCard, putCard } from '#post/mailbox.ts';
import { pack, readPart, unpack } from '#sealing/pack.ts';
import { openWith, sealWith } from '#sealing/seal.ts';
import { wayOfCard } from '#sealing/stretch.ts';

/** What a Worker card's link and QR code carry: the secret that finds and opens the card, and the key on paper, to compare with it. */
export interface CardLink { secret: Token; recipient: Recipient }

/** The part of the link after `#`, which no browser sends to a server. */
export const cardFragment = ({ secret, recipient: to }: CardLink): string => `${secret}.${to}`;

/** Reads a card's link, or only the part after its `#`. @returns undefined when it is no card's. */
export function readCardLink(link: string): CardLink | undefined {
  const [secret, to] = (link.trim().split('#').at(-1) ?? '').split('.');
  const [first, second] = [token.safeParse(secret), recipient.safeParse(to)];
  return first.success && second.success ? { secret: first.data, recipient: second.data } : undefined;
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
