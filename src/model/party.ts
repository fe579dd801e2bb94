import type { Token } from '#model/answer.ts';
import type { MyHelper } from '#model/helping.ts';
import type { Given, MyWorker } from '#model/my-worker.ts';
import type { StoryBox } from '#model/story-box.ts';
import type { LetterBox } from '#model/worker-card.ts';

/**
 * Who can hold a person's words: a named worker, that worker's team, a Helper from afar, the person's own other devices (docs/decisions/0074).
 * They are known by `kind` and `id`, never by a name that somebody typed. `id`: of a worker and their team the thread, of a Helper how this Story
 * knows them, of own devices the Story.
 */
interface Party<Kind extends 'worker' | 'team' | 'helper' | 'own-devices'> {
  kind: Kind;
  id: Token;
}

/** A party of a thread, and where what is sealed to it goes. */
export type Reached = Party<'worker' | 'team'> & LetterBox;

/** A worker's Mailbox by the thread's own way in, where they gave one. */
export const boxOfThread = ({ card: { box }, drop }: MyWorker): LetterBox => ({
  recipient: box.recipient,
  drop: drop ?? box.drop,
});

/**
 * Whom what is given in a thread goes to.
 * @param team whether the person agreed that the team has it too. @param unknown by the way that everybody has, which does not tell whose it is.
 */
export function reachedIn(worker: MyWorker, team: boolean, unknown = false): Reached[] {
  const { id, card } = worker;
  const reached = (kind: Reached['kind'], { recipient, drop }: LetterBox): Reached => ({ kind, id, recipient, drop });
  return [
    reached('worker', unknown ? card.box : boxOfThread(worker)),
    ...(team && card.team ? [reached('team', card.team)] : []),
  ];
}

/** A party as the person sees it among all who can see their words. `since`: ISO 8601. `over`: it holds nothing new any more, and stands there to say so. */
export type Holder = { since: string; over: boolean } & (
  | (Party<'worker'> & { worker: MyWorker; team: boolean })
  | (Party<'helper'> & { helper: MyHelper })
  | (Party<'own-devices'> & { box: StoryBox })
);

/** What a worker has, or had and may still remember: what was not taken back or forgotten. */
const has = ({ state }: Given): boolean => state !== 'taken-back' && state !== 'not-taken' && state !== 'forgotten';

/** Who can see this Story's words: workers who were given some, Helpers from afar, the person's other devices. */
export function whoHolds({
  workers,
  given,
  helpers,
  box,
}: {
  workers: readonly MyWorker[];
  given: readonly Given[];
  helpers: readonly MyHelper[];
  box: StoryBox | undefined;
}): Holder[] {
  return [
    ...workers.flatMap((worker): Holder[] => {
      const had = given.filter((g) => g.worker === worker.id && has(g));
      const [since] = had.map(({ at }) => at).sort();
      return since === undefined
        ? []
        : [{ kind: 'worker', id: worker.id, since, over: false, worker, team: had.some(({ team }) => team) }];
    }),
    ...helpers.map((helper): Holder => {
      const { id, since, stopped } = helper;
      return { kind: 'helper', id, since, over: stopped !== undefined, helper };
    }),
    ...(box && box.stopped !== 'ended'
      ? [{ kind: 'own-devices' as const, id: box.keys.story, since: box.since, over: false, box }]
      : []),
  ];
}
