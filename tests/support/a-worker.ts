import { execFileSync } from 'node:child_process';
import { fromPerson, type FromPerson } from '#model/letter.ts';
import type { FromWorker } from '#model/reply.ts';
import type { LetterBox, WorkerCard } from '#model/worker-card.ts';
import { newToken, nowHere } from '#model/token.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { collect } from '#envelopes/open-envelopes.ts';
import { cardFragment, publishCard } from '#envelopes/worker-cards.ts';
import { openMailbox } from '#post/mailbox.ts';
import { newIdentity, type Identity } from '#sealing/seal.ts';

/** Our own modules ask for `/api/…`; here they are told where that is. */
export function serverIs(base: string): void {
  const own = globalThis.fetch;
  globalThis.fetch = (to, how) => own(typeof to === 'string' && to.startsWith('/') ? base + to : to, how);
}

/** An invite, made the way an owner makes one. @param dataDir where the server keeps its Mailbox. */
export function invite(name: string, dataDir: string): string {
  const link = execFileSync('node', ['scripts/invite-worker.ts', '--name', name], { encoding: 'utf8', env: { ...process.env, DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'ignore'] });
  return /#([0-9a-f]{32})/.exec(link)?.[1] ?? '';
}

/** A named worker without a browser: what our own worker's side does, in as few lines. */
export interface AWorker { card: WorkerCard; link: string; identity: Identity; read: string; drop: string; secret: string }

/** A worker who accepted an invite and made a card. `photo` is a PNG or JPEG. */
export async function aWorker(name: string, invited: string, { photo, team }: { photo?: Blob; team?: WorkerCard['team'] } = {}): Promise<AWorker> {
  const { identity, recipient } = await newIdentity();
  const box = { read: newToken(), drop: newToken() };
  await openMailbox(invited, box);
  const secret = newToken();
  const picture = newToken();
  const card: WorkerCard = {
    format: 'what-matters-to-me/worker-card', version: 1, worker: newToken(), name, about: 'I like walks and I listen first.', reach: '01234 567 890',
    box: { recipient, drop: box.drop }, ...(photo ? { photo: picture } : {}), ...(team ? { team } : {}), pieces: photo ? [{ id: picture, type: photo.type, length: photo.size }] : [],
  };
  await publishCard(card, photo ? [photo] : [], box.read, secret);
  return { card, link: `/card/#${cardFragment({ secret, recipient })}`, identity, secret, ...box };
}

/** All that came to a worker, the oldest first. */
export const whatCame = async (worker: AWorker): Promise<{ what: FromPerson; pieces: Map<string, Blob> }[]> => (await collect({ read: worker.read, identity: worker.identity }, 0, fromPerson)).came;

type Said = FromWorker extends infer F ? (F extends FromWorker ? Omit<F, 'id' | 'thread' | 'at' | 'from' | 'pieces'> : never) : never;

/** Sends a Reply. @returns its id. */
export async function reply(worker: AWorker, thread: string, to: LetterBox, said: Said): Promise<string> {
  const id = newToken();
  await sendNow({ ...said, id, thread, at: nowHere(), from: worker.card.name, pieces: [] } as FromWorker, [], to);
  return id;
}
