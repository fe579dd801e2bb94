import { newToken } from '#model/token.ts';
import type { WorkerCard } from '#model/worker-card.ts';
import { cardFragment, fetchCard, publishCard } from '#envelopes/worker-cards.ts';
import { NotThere } from '#post/mailbox-errors.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { CannotOpen, NotWhole } from '#sealing/sealing-errors.ts';
import { publicTeam, teamSigns, type WorkerKeys } from '#worker/keep/keys.ts';

/** What a card shows beside words. */
export interface CardPieces {
  photo?: Blob | undefined;
  voice?: Blob | undefined;
}

/** The address of a worker's own card. */
export const cardAddress = (keys: WorkerKeys): string =>
  `${location.origin}/card/#${cardFragment({ secret: keys.card, recipient: keys.recipient, signs: signingKeyOf(keys.identity) })}`;

/** Publishes a worker's card anew, under the same key and secret: links and printed cards stay good. Throws what `post` throws. */
export async function publishOwn(keys: WorkerKeys, { photo, voice }: CardPieces): Promise<void> {
  const [photoId, voiceId] = [photo && newToken(), voice && newToken()];
  const card: WorkerCard = {
    format: 'what-matters-to-me/worker-card',
    version: 1,
    worker: keys.worker,
    name: keys.name,
    about: keys.about,
    reach: keys.reach,
    ...(keys.answersIn ? { answersIn: keys.answersIn } : {}),
    ...(keys.cover ? { cover: keys.cover } : {}),
    box: { recipient: keys.recipient, drop: keys.box.drop },
    ...(keys.team ? { team: publicTeam(keys.team) } : {}),
    ...(keys.lead ? { lead: keys.lead } : {}),
    ...(photoId ? { photo: photoId } : {}),
    ...(voiceId ? { voice: voiceId } : {}),
    pieces: [
      ...(photo && photoId ? [{ id: photoId, type: photo.type, length: photo.size }] : []),
      ...(voice && voiceId ? [{ id: voiceId, type: voice.type, length: voice.size }] : []),
    ],
  };
  await publishCard(
    card,
    [photo, voice].flatMap((blob) => blob ?? []),
    keys.box.read,
    keys.card,
    { identity: keys.identity, team: teamSigns(keys) },
  );
}

/** The photo and voice of the worker's own card. Throws what `post` throws. */
export async function ownPieces(keys: Pick<WorkerKeys, 'card' | 'recipient'>): Promise<CardPieces> {
  try {
    const { card, pieces } = await fetchCard({ secret: keys.card, recipient: keys.recipient });
    return {
      photo: card.photo ? pieces.get(card.photo) : undefined,
      voice: card.voice ? pieces.get(card.voice) : undefined,
    };
  } catch (why) {
    // Not there, or not ours any more: then it is published anew from the keys, without pieces.
    if (why instanceof NotThere || why instanceof CannotOpen || why instanceof NotWhole) return {};
    throw why;
  }
}

/** A card made before workers signed, or before their team had another key, is published anew when its worker opens. Throws what `post` throws. */
export async function signOwnCard(keys: WorkerKeys): Promise<void> {
  const { signed, pieces, card } = await fetchCard({ secret: keys.card, recipient: keys.recipient });
  if (
    signed?.by === signingKeyOf(keys.identity) &&
    signed.team === teamSigns(keys) &&
    card.team?.drop === keys.team?.drop
  )
    return;
  await publishOwn(keys, { photo: pieces.get(card.photo ?? ''), voice: pieces.get(card.voice ?? '') });
}
