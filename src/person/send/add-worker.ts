import type { Story, Token } from '#model/answer.ts';
import type { MyWorker } from '#model/my-worker.ts';
import { newToken, nowHere } from '#model/token.ts';
import type { WorkerCard } from '#model/worker-card.ts';
import type { Signed } from '#sealing/pack.ts';
import type { Piece } from '#person/keep/keep.ts';
import type { AskedNow } from '#person/keep/new-answer.ts';
import { keepWish } from '#person/keep/wishes.ts';
import { changeWorker, workersOf } from '#person/keep/workers.ts';
import { newBox } from './own-mailboxes.ts';
import { whoMyWorkerIs } from './say-who.ts';

/** A card that was opened, as its link gave it. `signed`: who signed the whole of it; nobody did before workers signed. */
export interface OpenedCard {
  card: WorkerCard;
  pieces: ReadonlyMap<Token, Blob>;
  secret: Token;
  signed?: Pick<Signed, 'by' | 'team'> | undefined;
}

/**
 * What a card is to this Story. `other-key`: somebody we know, or somebody with the same name, with another key than before: never taken
 * without asking (SSH's trust on first use, made visible). `another`: there is a named worker already, and this is somebody else.
 */
export type Known =
  | { is: 'new' }
  | { is: 'same'; worker: MyWorker }
  | { is: 'other-key'; worker: MyWorker }
  | { is: 'another'; worker: MyWorker };

const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Compares a card with the workers of a Story. */
export function knownAs(card: WorkerCard, workers: readonly MyWorker[], signed?: OpenedCard['signed']): Known {
  const now = workers.filter((w) => !w.until);
  // Whoever signed before signs again: anybody can put the same words on another card.
  const changed = workers.find((w) => w.card.worker === card.worker && w.signs !== undefined && w.signs !== signed?.by);
  if (changed) return { is: 'other-key', worker: changed };
  const same = workers.find((w) => w.card.worker === card.worker && w.card.box.recipient === card.box.recipient);
  if (same && !same.until) return { is: 'same', worker: same };
  const likeIt = workers.find(
    (w) =>
      (w.card.worker === card.worker || plain(w.card.name) === plain(card.name)) &&
      w.card.box.recipient !== card.box.recipient,
  );
  if (likeIt) return { is: 'other-key', worker: likeIt };
  const [other] = now;
  return other ? { is: 'another', worker: other } : { is: 'new' };
}

/** The photo and the voice of a card, as pieces of a Story that are still to be kept. */
function piecesOf(
  story: Token,
  { card, pieces }: OpenedCard,
): { kept: Pick<MyWorker, 'photo' | 'voice'>; pieces: Piece[] } {
  const all = (['photo', 'voice'] as const).flatMap((part) => {
    const blob = card[part] && pieces.get(card[part]);
    return blob ? [{ part, piece: { id: newToken(), story, blob } }] : [];
  });
  return {
    kept: Object.fromEntries(all.map(({ part, piece }) => [part, piece.id])),
    pieces: all.map(({ piece }) => piece),
  };
}

/** What the worker's signatures are known by from now on, and their team's. */
const signsOf = ({ signed }: OpenedCard): Pick<MyWorker, 'signs' | 'teamSigns'> => ({
  ...(signed ? { signs: signed.by } : {}),
  ...(signed?.team ? { teamSigns: signed.team } : {}),
});

/** A card's worker as the named worker of a Story, and all that is to be kept with them in one step. */
export async function newWorker(story: Story, opened: OpenedCard): Promise<{ worker: MyWorker; pieces: Piece[] }> {
  const { kept, pieces } = piecesOf(story.id, opened);
  return {
    worker: {
      id: newToken(),
      story: story.id,
      card: opened.card,
      secret: opened.secret,
      since: nowHere(),
      ...kept,
      ...signsOf(opened),
      box: await newBox(),
    },
    pieces,
  };
}

/**
 * Makes a card's worker the named worker of a Story, from now on, and says so in the Story. Whoever was it before stays known, with an end.
 * Once: by a second press, or from another window, nothing is added. Throws Full.
 * @param asked the Question *who is your worker?* as it is asked now; without it nothing is said in the Story.
 */
export async function addWorker(story: Story, opened: OpenedCard, asked?: AskedNow): Promise<MyWorker> {
  const { worker, pieces } = await newWorker(story, opened);
  await keepWish({ worker, pieces, ...(asked ? { answer: whoMyWorkerIs(story, worker, asked) } : {}) });
  return (await workersOf(story.id)).find((w) => !w.until && w.card.worker === worker.card.worker) ?? worker;
}

/** The same worker with a newer card: their name, photo or words changed, their key did not. Throws Full. */
export async function renewCard(worker: MyWorker, opened: OpenedCard): Promise<void> {
  const { kept, pieces } = piecesOf(worker.story, opened);
  await keepWish({ pieces });
  await changeWorker(worker.id, (w) => ({
    ...w,
    card: opened.card,
    secret: opened.secret,
    ...kept,
    ...signsOf(opened),
  }));
}
