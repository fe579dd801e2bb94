import { execFileSync } from 'node:child_process';
import type { Answer, Token } from '#model/answer.ts';
import { fromPerson, type FromPerson, type Letter } from '#model/letter.ts';
import { fromWorker, type FromWorker } from '#model/reply.ts';
import type { DropToken } from '#model/mailbox-token.ts';
import { newMailboxTokens, newToken, nowHere } from '#model/token.ts';
import type { LetterBox, WorkerCard } from '#model/worker-card.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { collect, type OwnBox } from '#envelopes/open-envelopes.ts';
import { cardFragment, publishCard } from '#envelopes/worker-cards.ts';
import { openMailbox, putVault } from '#post/mailbox.ts';
import { newIdentity, sealWith } from '#sealing/seal.ts';
import { wayOfPassphrase } from '#sealing/stretch.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';

/** Our own modules ask `/api/…` of the page they are in; from node they ask this server. */
export function askFrom(base: string): void {
  const real = globalThis.fetch;
  globalThis.fetch = (asked, init) =>
    real(typeof asked === 'string' && asked.startsWith('/') ? new URL(asked, base) : asked, init);
}

/** A worker who joined, with a card where they are to have one, and the words that open their door. */
export interface AWorker {
  keys: WorkerKeys;
  card: WorkerCard;
  words: string;
  link: string;
}

/** An invite, made the way the owner of a copy makes one. */
function inviteFor(name: string): Token {
  const printed = execFileSync('node', ['scripts/invite-worker.ts', '--name', name, '--new'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
  return /#([0-9a-f]{32})/.exec(printed)?.[1] ?? '';
}

/** Makes a worker the way the owner of a copy and the worker do, only without the screens. */
export async function aWorker(
  name: string,
  {
    photo,
    about = 'I like long walks.',
    team,
    lead,
    door = true,
    invited,
  }: {
    invited?: Token;
    /** Who leads their team. */ lead?: AWorker;
    photo?: Blob;
    about?: string;
    team?: WorkerKeys['team'];
    door?: boolean;
  } = {},
): Promise<AWorker> {
  const invite = invited ?? inviteFor(name);
  const box = newMailboxTokens();
  await openMailbox(invite, box);
  const code = newToken().slice(0, 12).replace(/[01]/g, 'x');
  const words = 'the tea is on the big table';
  // Stretching a passphrase takes a second: only where a door is to be opened with it.
  const passphrase = door ? await wayOfPassphrase(words, code) : undefined;
  const keys: WorkerKeys = {
    version: 1,
    worker: newToken(),
    code,
    role: 'worker',
    name,
    about,
    reach: '020 7946 0000',
    ...(await newIdentity()),
    box,
    card: newToken(),
    ways: passphrase ? { passphrase } : {},
    ...(team ? { team } : {}),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(keys).padEnd(4096));
  if (passphrase) await putVault(box.read, passphrase.token, 'passphrase', await sealWith(bytes, passphrase.key));
  const piece = photo && { id: newToken(), type: photo.type, length: photo.size };
  const card: WorkerCard = {
    format: 'what-matters-to-me/worker-card',
    version: 1,
    worker: keys.worker,
    name,
    about,
    reach: keys.reach,
    box: { recipient: keys.recipient, drop: box.drop },
    pieces: piece ? [piece] : [],
    ...(piece ? { photo: piece.id } : {}),
    ...(lead ? { lead: { name: lead.keys.name, recipient: lead.keys.recipient, drop: lead.keys.box.drop } } : {}),
  };
  await publishCard(card, photo ? [photo] : [], box.read, keys.card, { identity: keys.identity });
  return { keys, card, words, link: `/card/#${cardFragment({ secret: keys.card, recipient: keys.recipient })}` };
}

/** All that came to a worker from people, the oldest first, without their desk. */
export const whatCame = async ({ keys }: AWorker): Promise<{ what: FromPerson; pieces: Map<Token, Blob> }[]> =>
  (await collect({ read: keys.box.read, identity: keys.identity }, 0, fromPerson)).came;

type Said = FromWorker extends infer F
  ? F extends FromWorker
    ? Omit<F, 'id' | 'thread' | 'at' | 'from' | 'pieces'>
    : never
  : never;

/** A worker says something back, without their desk. @returns its id. */
export async function sayBack(
  { keys }: AWorker,
  { thread, reply }: Pick<Letter, 'thread' | 'reply'>,
  said: Said,
): Promise<Token> {
  const id = newToken();
  await sendNow({ ...said, id, thread, at: nowHere(), from: keys.name, pieces: [] } as FromWorker, [], reply, {
    identity: keys.identity,
  });
  return id;
}

/** A person who knows a worker: writes to them, and reads what comes back. */
export interface APerson {
  thread: Token;
  box: OwnBox;
  reply: LetterBox;
  name: string;
  send: (
    what: Omit<FromPerson, 'id' | 'thread' | 'at' | 'pieces'> & { at?: string },
    blobs?: { id: Token; blob: Blob }[],
  ) => Promise<Token>;
  give: (answers: Answer[], change?: Partial<Letter>, blobs?: { id: Token; blob: Blob }[]) => Promise<Token>;
  replies: () => Promise<FromWorker[]>;
}

export async function aPerson(
  name: string,
  worker: { recipient: LetterBox['recipient']; box: { drop: DropToken } },
): Promise<APerson> {
  const { identity, recipient } = await newIdentity();
  const tokens = newMailboxTokens();
  await openMailbox(worker.box.drop, tokens);
  const thread = newToken();
  const reply = { recipient, drop: tokens.drop };
  const box = { read: tokens.read, identity };
  const send: APerson['send'] = async (what, blobs = []) => {
    const id = newToken();
    await sendNow(
      {
        id,
        thread,
        at: nowHere(),
        ...what,
        pieces: blobs.map((b) => ({ id: b.id, type: b.blob.type, length: b.blob.size })),
      } as FromPerson,
      blobs.map((b) => b.blob),
      { recipient: worker.recipient, drop: worker.box.drop },
    );
    return id;
  };
  return {
    thread,
    box,
    reply,
    name,
    send,
    give: (answers, change = {}, blobs = []) =>
      send({ kind: 'letter', from: { name }, reply, answers, ...change } as never, blobs),
    // Receipts come by themselves: what is meant here is what the worker says.
    replies: async () =>
      (await collect(box, 0, fromWorker)).came.map((c) => c.what).filter((what) => what.kind !== 'came'),
  };
}
