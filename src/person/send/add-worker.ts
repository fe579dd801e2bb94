import type { Story, Token } from '#model/answer.ts';
import type { MyWorker } from '#model/my-worker.ts';
import { momentAfter } from '#model/moment.ts';
import { newToken, nowHere } from '#model/token.ts';
import type { WorkerCard } from '#model/worker-card.ts';
import { flagErrands } from '#person/keep/waits.ts';
import { keepPiece } from '#person/keep/answers.ts';
import { changeWorker, keepWorker, workersOf } from '#person/keep/workers.ts';
import { newIdentity } from '#sealing/seal.ts';

/** A card that was opened, as its link gave it. */
export interface OpenedCard { card: WorkerCard; pieces: ReadonlyMap<Token, Blob>; secret: Token }

/**
 * What a card is to this Story. `other-key`: somebody we know, or somebody with the same name, with another key than before: never taken
 * without asking (SSH's trust on first use, made visible). `another`: there is a named worker already, and this is somebody else.
 */
export type Known = { is: 'new' } | { is: 'same'; worker: MyWorker } | { is: 'other-key'; worker: MyWorker } | { is: 'another'; worker: MyWorker };

const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Compares a card with the workers of a Story. */
export function knownAs(card: WorkerCard, workers: readonly MyWorker[]): Known {
  const now = workers.filter((w) => !w.until);
  const same = workers.find((w) => w.card.worker === card.worker && w.card.box.recipient === card.box.recipient);
  if (same && !same.until) return { is: 'same', worker: same };
  const likeIt = workers.find((w) => (w.card.worker === card.worker || plain(w.card.name) === plain(card.name)) && w.card.box.recipient !== card.box.recipient);
  if (likeIt) return { is: 'other-key', worker: likeIt };
  const [other] = now;
  return other ? { is: 'another', worker: other } : { is: 'new' };
}

async function keepPieces(story: Token, { card, pieces }: OpenedCard): Promise<Pick<MyWorker, 'photo' | 'voice'>> {
  const kept: Pick<MyWorker, 'photo' | 'voice'> = {};
  for (const part of ['photo', 'voice'] as const) {
    const blob = card[part] && pieces.get(card[part]);
    if (blob) kept[part] = await keepPiece(story, blob);
  }
  return kept;
}

/** Makes a card's worker the named worker of a Story, from now on. Whoever was it before stays known, with an end. Throws Full. */
export async function addWorker(story: Story, opened: OpenedCard): Promise<MyWorker> {
  const now = nowHere();
  const before = await workersOf(story.id);
  const { identity, recipient } = await newIdentity();
  const worker: MyWorker = {
    id: newToken(), story: story.id, card: opened.card, secret: opened.secret, since: now, moment: momentAfter(before.map((w) => ({ ...w, at: w.since }))), ...(await keepPieces(story.id, opened)),
    box: { read: newToken(), drop: newToken(), identity, recipient, opened: false, after: 0 },
  };
  for (const one of before) if (!one.until) await changeWorker(one.id, (w) => ({ ...w, until: now }));
  await keepWorker(worker);
  // Nothing to carry yet, but the person's Mailbox with them is to be opened when there is a way.
  flagErrands();
  return worker;
}

/** The same worker with a newer card: their name, photo or words changed, their key did not. Throws Full. */
export async function renewCard(worker: MyWorker, opened: OpenedCard): Promise<void> {
  const pieces = await keepPieces(worker.story, opened);
  await changeWorker(worker.id, (w) => ({ ...w, card: opened.card, secret: opened.secret, ...pieces }));
}
