import type { Answer } from '#model/answer.ts';
import type { Errand, Given, MyWorker } from '#model/my-worker.ts';

/** Whom a worker's Letters went to: themselves, and their team where the person agreed. */
const boxesOf = (worker: MyWorker, team: boolean) => [worker.card.box, ...(team && worker.card.team ? [{ recipient: worker.card.team.recipient, drop: worker.card.team.drop }] : [])];

/** What must be said to workers when Answers are rubbed out: each who was given one of them is to forget it. */
export function forgetErrands(answers: readonly Pick<Answer, 'id'>[], given: readonly Given[], workers: readonly MyWorker[]): Errand[] {
  const gone = new Set(answers.map((a) => a.id));
  return workers.flatMap((worker): Errand[] => {
    const had = given.filter((g) => g.worker === worker.id && g.state !== 'taken-back');
    const ids = [...new Set(had.flatMap((g) => g.answers))].filter((id) => gone.has(id));
    return ids.length > 0 ? [{ does: 'forget', to: boxesOf(worker, had.some((g) => g.team)), thread: worker.id, letters: [], answers: ids }] : [];
  });
}

/** What must be done when a whole Story is rubbed out: every worker forgets all of it, what waits does not go, the person's Mailboxes close. */
export function forgetAllErrands(given: readonly Given[], workers: readonly MyWorker[]): Errand[] {
  const letters = given.filter((g) => g.kind === 'letter' && g.state !== 'taken-back');
  return [
    ...workers.flatMap((worker): Errand[] => {
      const had = letters.filter((g) => g.worker === worker.id);
      return had.length > 0 ? [{ does: 'forget', to: boxesOf(worker, had.some((g) => g.team)), thread: worker.id, letters: had.map((g) => g.id), answers: [] }] : [];
    }),
    ...given.filter((g) => g.state === 'sent' || g.state === 'waiting').flatMap((g) => g.envelopes.map(({ takeBack }): Errand => ({ does: 'take-back', takeBack }))),
    ...workers.filter((w) => w.box.opened).map((w): Errand => ({ does: 'close', read: w.box.read })),
  ];
}
