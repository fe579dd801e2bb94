import type { Answer, Story, Token } from '#model/answer.ts';
import type { FromPerson } from '#model/letter.ts';
import type { Given, MyWorker } from '#model/my-worker.ts';
import { newToken, nowHere } from '#model/token.ts';
import { keepWish } from '#person/keep/wishes.ts';

/** What goes along with a Letter beside its Answers. */
export interface Along {
  /** Also to the worker's team: only where the person said so. */
  team: boolean;
  /** A weekly check-in: the Monday of that week. */
  week?: string;
  /** For a new worker: the thread of the one before, whose words go along. */
  before?: Token;
}

/** What is given, as it is kept before any of it is sealed. */
export const letterOf = (
  story: Story,
  answers: readonly Answer[],
  worker: MyWorker,
  { team, week, before }: Along,
  id = newToken(),
): Given => ({
  id,
  story: story.id,
  worker: worker.id,
  at: nowHere(),
  kind: 'letter',
  answers: answers.map((a) => a.id),
  team,
  envelopes: [],
  state: 'waiting',
  ...(week ? { week } : {}),
  ...(before ? { before } : {}),
});

/**
 * Keeps the wish to give Answers to a worker: which, to whom, to the team or not. From here on nothing is lost, and `run-errands.ts` seals
 * and sends it: not by closing the window, not without internet, not by a device that goes out.
 * @param id the same for the same wish: given twice by a second press, it goes once.
 * @returns the id of what was given. Throws Full, CannotKeep.
 */
export async function giveLetter(
  story: Story,
  answers: readonly Answer[],
  worker: MyWorker,
  along: Along,
  id = newToken(),
): Promise<Token> {
  await keepWish({ given: [letterOf(story, answers, worker, along, id)] });
  return id;
}

/** What the person says without Answers: a promise closed, *yes that is what I meant*, may they read it. */
export type Word = FromPerson extends infer F
  ? F extends { kind: 'closes' | 'heard-back' | 'may-read' }
    ? Omit<F, 'id' | 'thread' | 'at' | 'pieces'>
    : never
  : never;

/** A word to a worker, as it is kept before it is sealed. */
export function wordOf(story: Token, worker: MyWorker, word: Word, team = false): Given {
  const what = { ...word, id: newToken(), thread: worker.id, at: nowHere(), pieces: [] } as FromPerson & {
    kind: Word['kind'];
  };
  return {
    id: what.id,
    story,
    worker: worker.id,
    at: what.at,
    kind: what.kind,
    answers: [],
    what,
    team,
    envelopes: [],
    state: 'waiting',
  };
}

/** Keeps a word to a worker, to be sealed and sent. Throws Full. */
export async function giveWord(story: Token, worker: MyWorker, word: Word, team = false): Promise<void> {
  await keepWish({ given: [wordOf(story, worker, word, team)] });
}

/**
 * Lets choices be counted: which choice to which Question, and nothing of who says so. It goes under a thread made for this one
 * time, so that the worker cannot tell whose it is, and only what is counted is remembered here. Throws Full.
 */
export async function giveCount(story: Token, worker: MyWorker, chosen: Record<string, string>): Promise<void> {
  const what: FromPerson = { kind: 'count', id: newToken(), thread: newToken(), at: nowHere(), pieces: [], chosen };
  await keepWish({
    given: [
      {
        id: what.id,
        story,
        worker: worker.id,
        at: what.at,
        kind: 'count',
        answers: [],
        what,
        team: false,
        envelopes: [],
        state: 'waiting',
      },
    ],
  });
}
