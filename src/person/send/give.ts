import type { Answer, Story, Token } from '#model/answer.ts';
import { piecesOf } from '#model/answers.ts';
import type { FromPerson, Letter } from '#model/letter.ts';
import type { Errand, Given, MyWorker } from '#model/my-worker.ts';
import { newToken, nowHere } from '#model/token.ts';
import type { TravellingPiece } from '#model/worker-card.ts';
import { fillEnvelopes } from '#envelopes/fill-envelopes.ts';
import { piece } from '#person/keep/answers.ts';
import { flagErrands } from '#person/keep/waits.ts';
import { keepGivenAway, nextInThread } from '#person/keep/workers.ts';

/** What goes along with a Letter beside its Answers. */
export interface Along {
  /** Also to the worker's team: only where the person said so. */
  team: boolean;
  /** A weekly check-in: the Monday of that week. */
  week?: string;
  /** For a new worker: what was said with the one before. */
  before?: NonNullable<Letter['before']>;
}

/** How far sealing is: parts done. Their number is not known before. */
export type Sealing = (parts: number) => void;

async function piecesFor(story: Story, answers: readonly Answer[]): Promise<{ pieces: TravellingPiece[]; blobs: Blob[] }> {
  const ids = [...new Set([...(story.photo ? [story.photo] : []), ...answers.flatMap((a) => piecesOf(a.said))])];
  const pieces: TravellingPiece[] = [];
  const blobs: Blob[] = [];
  for (const id of ids) {
    const blob = await piece(id);
    if (!blob) continue;
    pieces.push({ id, type: blob.type.slice(0, 100), length: blob.size });
    blobs.push(blob);
  }
  return { pieces, blobs };
}

async function sealInto(what: FromPerson, blobs: readonly Blob[], worker: MyWorker, team: boolean, tell: Sealing): Promise<{ envelopes: Given['envelopes']; errands: Errand[] }> {
  const boxes = [worker.card.box, ...(team && worker.card.team ? [worker.card.team] : [])];
  const envelopes: Given['envelopes'] = [];
  const errands: Errand[] = [];
  for (const box of boxes) {
    for await (const { id, takeBack, sealed } of fillEnvelopes(what, blobs, box.recipient)) {
      envelopes.push({ envelope: id, takeBack });
      errands.push({ does: 'put', given: what.id, envelope: id, takeBack, drop: box.drop, sealed: new Blob([sealed]) });
      tell(envelopes.length);
    }
  }
  return { envelopes, errands };
}

/**
 * Seals Answers to a worker, and keeps the Envelopes until they are gone (`run-errands.ts`). From here on nothing is lost: not by
 * closing the window, not without internet.
 * @returns the id of what was given. Throws Full, CannotKeep.
 */
export async function giveLetter(story: Story, answers: readonly Answer[], worker: MyWorker, { team, week, before }: Along, tell: Sealing = () => undefined): Promise<Token> {
  const { pieces, blobs } = await piecesFor(story, answers);
  const letter: Letter = {
    kind: 'letter', id: newToken(), thread: worker.id, at: nowHere(), moment: await nextInThread(worker), pieces,
    from: { name: story.name, ...(story.photo && pieces.some((p) => p.id === story.photo) ? { photo: story.photo } : {}) },
    reply: { recipient: worker.box.recipient, drop: worker.box.drop },
    answers: [...answers], ...(week ? { week } : {}), ...(before ? { before } : {}),
  };
  const { envelopes, errands } = await sealInto(letter, blobs, worker, team, tell);
  await keepGivenAway({ id: letter.id, story: story.id, worker: worker.id, at: letter.at, moment: letter.moment, kind: 'letter', answers: answers.map((a) => a.id), team, envelopes, state: 'waiting', ...(week ? { week } : {}) }, errands);
  flagErrands();
  return letter.id;
}

/** What the person says without Answers: a promise closed, *yes that is what I meant*, may they read it. */
type Word = FromPerson extends infer F ? (F extends { kind: 'closes' | 'heard-back' | 'may-read' } ? Omit<F, 'id' | 'thread' | 'at' | 'pieces'> : never) : never;

/** Seals a word to a worker and keeps it until it is gone. Throws Full. */
export async function giveWord(story: Token, worker: MyWorker, word: Word, team = false): Promise<void> {
  const what = { ...word, id: newToken(), thread: worker.id, at: nowHere(), moment: await nextInThread(worker), pieces: [] } as FromPerson & { kind: Word['kind'] };
  const { envelopes, errands } = await sealInto(what, [], worker, team, () => undefined);
  await keepGivenAway({ id: what.id, story, worker: worker.id, at: what.at, moment: what.moment, kind: what.kind, answers: [], what, team, envelopes, state: 'waiting' }, errands);
  flagErrands();
}

/**
 * Lets choices be counted: which choice to which Question, and nothing of who says so. It goes under a thread made for this one
 * time, so that the worker cannot tell whose it is, and only what is counted is remembered here. Throws Full.
 */
export async function giveCount(story: Token, worker: MyWorker, chosen: Record<string, string>): Promise<void> {
  const what: FromPerson = { kind: 'count', id: newToken(), thread: newToken(), at: nowHere(), pieces: [], chosen };
  const { envelopes, errands } = await sealInto(what, [], worker, false, () => undefined);
  await keepGivenAway({ id: what.id, story, worker: worker.id, at: what.at, kind: 'count', answers: [], what, team: false, envelopes, state: 'waiting' }, errands);
  flagErrands();
}
