import type { Answer } from '#model/answer.ts';
import type { Errand, Given, MyWorker } from '#model/my-worker.ts';
import { nextPlace } from '#model/next-place.ts';
import { reachedIn } from '#model/party.ts';
import { newToken, nowHere } from '#model/token.ts';

type Forget = Extract<Errand, { does: 'forget' }>;

/** One wish to forget, and an errand for each who had it: what one of them does not take waits for nobody else. */
export function toForget(worker: MyWorker, team: boolean, what: Pick<Forget, 'letters' | 'answers'>): Forget[] {
  const wish = { id: newToken(), at: nowHere() };
  return reachedIn(worker, team).map(({ recipient, drop }) => ({
    does: 'forget',
    ...wish,
    to: [{ recipient, drop }],
    thread: worker.id,
    ...what,
  }));
}

/** What must be said to workers when Answers are rubbed out: each who was given one of them is to forget it. */
export function forgetErrands(
  answers: readonly Pick<Answer, 'id'>[],
  given: readonly Given[],
  workers: readonly MyWorker[],
): Forget[] {
  const gone = new Set(answers.map((a) => a.id));
  return workers.flatMap((worker): Forget[] => {
    const had = given.filter((g) => g.worker === worker.id && g.state !== 'taken-back');
    const ids = [...new Set(had.flatMap((g) => g.answers))].filter((id) => gone.has(id));
    return ids.length > 0
      ? toForget(
          worker,
          had.some((g) => g.team),
          { letters: [], answers: ids },
        )
      : [];
  });
}

/** What must be done when a whole Story is rubbed out: every worker forgets all of it, what waits does not go, the person's Mailboxes close. */
export function forgetAllErrands(given: readonly Given[], workers: readonly MyWorker[]): Errand[] {
  const letters = given.filter((g) => g.kind === 'letter' && g.state !== 'taken-back');
  return [
    ...workers.flatMap((worker): Errand[] => {
      const had = letters.filter((g) => g.worker === worker.id);
      // Once the Story is gone, nothing here knows any more who signs.
      const { n, tag } = nextPlace(worker);
      const signs = { identity: worker.box.identity, number: n, tag };
      return had.length > 0
        ? toForget(
            worker,
            had.some((g) => g.team),
            { letters: had.map((g) => g.id), answers: [] },
          ).map((e) => ({ ...e, signs }))
        : [];
    }),
    ...given
      .filter((g) => g.state === 'sent' || g.state === 'waiting' || g.state === 'taking-back')
      .flatMap((g) => g.envelopes.map(({ takeBack }): Errand => ({ does: 'take-back', takeBack }))),
    ...workers.filter((w) => w.box.opened).map((w): Errand => ({ does: 'close', read: w.box.read })),
  ];
}
