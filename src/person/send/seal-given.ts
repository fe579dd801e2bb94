import type { Answer, Story, Token } from '#model/answer.ts';
import type { FromPerson, Letter } from '#model/letter.ts';
import type { Given, MyWorker, SealedUp } from '#model/my-worker.ts';
import { nextPlace } from '#model/next-place.ts';
import { reachedIn } from '#model/party.ts';
import type { FromWorker } from '#model/reply.ts';
import { newToken } from '#model/token.ts';
import type { TravellingPiece } from '#model/worker-card.ts';
import { piecesOf } from '#model/ways-of-saying.ts';
import { fillEnvelopes } from '#envelopes/fill-envelopes.ts';
import { answersOf, piece } from '#person/keep/answers.ts';
import { sealedUp } from '#person/keep/errands.ts';
import { listStories } from '#person/keep/stories.ts';
import { givenOf } from '#person/keep/wishes.ts';
import { heardIn, workersOf } from '#person/keep/workers.ts';

async function piecesFor(
  story: Story,
  answers: readonly Answer[],
): Promise<{ pieces: TravellingPiece[]; blobs: Blob[] }> {
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

/**
 * What the worker before said, for the new one. Whoever knows a thread and its Letters can write in them: those stay between the person and
 * the worker before.
 */
async function toldBefore(story: Token, thread: Token, anew: Token): Promise<NonNullable<Letter['before']>> {
  const [worker] = (await workersOf(story)).filter((w) => w.id === thread);
  const replies = (await heardIn(story))
    .filter((h) => h.worker === thread)
    .map((h) => h.reply)
    .reverse();
  const told = replies.map((reply): FromWorker => ({
    ...reply,
    thread: anew,
    ...('of' in reply ? { of: { ...reply.of, letter: newToken() } } : {}),
  }));
  return { worker: worker?.card.name ?? '', replies: told };
}

/** What was given, as it travels. */
async function whatGoes(given: Given, worker: MyWorker, story: Story): Promise<{ what: FromPerson; blobs: Blob[] }> {
  // What is counted stands under a thread of its own.
  if (given.what)
    return { what: given.what.kind === 'count' ? given.what : { ...given.what, thread: worker.id }, blobs: [] };
  const ids = new Map(given.answers.map((id, at) => [id, at]));
  const answers = (await answersOf(story.id))
    .filter((a) => ids.has(a.id))
    .sort((a, b) => (ids.get(a.id) ?? 0) - (ids.get(b.id) ?? 0));
  const { pieces, blobs } = await piecesFor(story, answers);
  const letter: Letter = {
    kind: 'letter',
    id: given.id,
    thread: worker.id,
    at: given.at,
    moment: given.moment,
    pieces,
    from: {
      name: story.name,
      ...(story.photo && pieces.some((p) => p.id === story.photo) ? { photo: story.photo } : {}),
    },
    reply: { recipient: worker.box.recipient, drop: worker.box.drop },
    answers,
    ...(given.week ? { week: given.week } : {}),
    ...(given.before ? { before: await toldBefore(story.id, given.before, worker.id) } : {}),
  };
  return { what: letter, blobs };
}

/**
 * Seals what was given, from the wish that is kept; all of its Envelopes are kept in one step. Begun and broken off, it begins again.
 * @param onlyTeam for the team alone: the worker has theirs.
 */
export async function sealGiven(n: number, id: Token, onlyTeam = false): Promise<void> {
  const given = await givenOf(id);
  const worker = given && (await workersOf(given.story)).find((w) => w.id === given.worker);
  const story = given && (await listStories()).find((s) => s.id === given.story);
  // Rubbed out meanwhile: nothing is left to be sealed.
  if (!given || !worker || !story) return sealedUp(n, id, []);
  const { what, blobs } = await whatGoes(given, worker, story);
  // The thread's own way in would tell whose a count is.
  const all = reachedIn(worker, given.team, given.kind === 'count');
  // Nor is a count signed. Everything else has its number in the thread.
  const place = given.kind === 'count' ? undefined : (given.place ?? nextPlace(worker));
  const signer = place && { identity: worker.box.identity, ...place };
  const envelopes: SealedUp[] = [];
  for (const to of onlyTeam ? all.filter(({ kind }) => kind === 'team') : all) {
    for await (const { id: envelope, takeBack, sealed } of fillEnvelopes(what, blobs, to.recipient, signer))
      envelopes.push({ envelope, takeBack, drop: to.drop, sealed });
  }
  await sealedUp(n, id, envelopes, place && { thread: worker.id, place });
}
