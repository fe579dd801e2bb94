import type { Story, Token } from '#model/answer.ts';
import type { Heard, MyWorker } from '#model/my-worker.ts';
import { fromWorker, isDevices, type FromWorker } from '#model/reply.ts';
import { momentAfter } from '#model/moment.ts';
import { knows } from '#model/read-known.ts';
import { countIn } from '#model/series.ts';
import { nowHere } from '#model/token.ts';
import { stillUnopened, toTryAgain } from '#model/unopened.ts';
import { collect, type Came } from '#envelopes/open-envelopes.ts';
import { namedQuestions } from '#model/named-questions.ts';
import { answersTo } from '#person/keep/answers.ts';
import { tellChange } from '#person/keep/changes.ts';
import { mailboxLost, serverWentBack } from '#person/keep/went-back.ts';
import { changeGiven, changeWorker, givenFrom, heardIn, keepHeard, receipts, workersOf } from '#person/keep/workers.ts';
import { lastMark } from '#post/mark.ts';
import { Ended, NotThere } from '#post/mailbox-errors.ts';

/**
 * What some Replies change here by themselves: the check-in goes on or off, work ends, a Letter is read or forgotten. It is made from all
 * that was heard, each time: a window that closed between hearing and doing loses nothing.
 */
async function obey(worker: MyWorker): Promise<void> {
  const heard = (await heardIn(worker.story)).filter((h) => h.worker === worker.id);
  const replies = heard.map((h) => h.reply);
  const checkIn = replies.find((r) => r.kind === 'check-in');
  const since = checkIn?.on ? checkIn.at : undefined;
  const ending = replies.find((r) => r.kind === 'ending');
  if (worker.checkIn !== since || (ending && !worker.until)) {
    // Beside what the person said of who their worker is: what they say of it from now on is later than the end.
    const untilMoment = momentAfter(await answersTo(worker.story, namedQuestions.whoIsMyWorker));
    await changeWorker(worker.id, ({ checkIn: _before, ...w }) => ({
      ...w,
      ...(since ? { checkIn: since } : {}),
      ...(ending && !w.until ? { until: ending.at, untilMoment } : {}),
    }));
  }
  // Only of what was given to this worker: nobody speaks for another.
  for (const given of (await givenFrom(worker.story)).filter((g) => g.worker === worker.id)) {
    if (given.state !== 'forgotten' && replies.some((r) => r.kind === 'forgotten' && r.letters.includes(given.id)))
      await changeGiven(given.id, { state: 'forgotten' });
  }
  // That their team has seen it is not their own word.
  await receipts(
    worker,
    heard.flatMap(({ reply: r, signed }) => (r.kind === 'seen' && signed !== 'team' ? [r.of.letter] : [])),
    'read',
  );
}

/** Whether the server went back in time since this Mailbox was last looked at: another database, or numbers given anew. */
const wentBack = ({ epoch, last }: MyWorker['box'], now: { epoch: Token | undefined; last: number }): boolean =>
  (epoch !== undefined && now.epoch !== undefined && epoch !== now.epoch) || now.last < (last ?? 0);

/** Who signed it: the worker, or their team by the key that counted when it came. */
function signedBy(
  { signs, teamSigns, teamBefore = [] }: MyWorker,
  { signed, seq }: Came<FromWorker>,
): Pick<Heard, 'signed'> {
  if (!signed) return {};
  if (signed.by === signs) return { signed: 'worker' };
  return signed.by === teamSigns || teamBefore.some((before) => before.signs === signed.by && seq < before.seq)
    ? { signed: 'team' }
    : {};
}

/** What a team may say in a worker's place, under their own name: never a receipt, an end, or somebody else's card. */
const teamMaySay = new Set<FromWorker['kind']>(['seen', 'promise', 'cannot', 'talk', 'heard', 'done', 'recorded']);

/** Once a worker has shown by what their signatures are known, nothing unsigned counts, and nobody else's. */
function isTheirs(worker: MyWorker, came: Came<FromWorker>): boolean {
  if (worker.signs === undefined) return true;
  const { signed } = signedBy(worker, came);
  return signed === 'worker' || (signed === 'team' && teamMaySay.has(came.what.kind));
}

/**
 * The worker's team has another key: only the worker's own signature, known here from before, says so, and only a later key takes the place
 * of an earlier one. What the team said by that key before it was known is read again.
 * @returns whether it changed.
 */
async function newTeamKey(worker: MyWorker, came: readonly Came<FromWorker>[]): Promise<boolean> {
  let changed = false;
  for (const { what, signed, seq } of came) {
    if (what.kind !== 'team' || what.thread !== worker.id || worker.signs === undefined || signed?.by !== worker.signs)
      continue;
    await changeWorker(worker.id, (w) => {
      if (what.n <= (w.teamNumber ?? 1)) return w;
      changed = true;
      const before = [...(w.teamBefore ?? []), ...(w.teamSigns ? [{ signs: w.teamSigns, seq }] : [])].slice(-200);
      // Whoever led before does not any more: where nobody is named, as when the worker leads now, there is paper.
      const { lead: _before, ...card } = w.card;
      return {
        ...w,
        card: { ...card, team: what.team, ...(what.lead ? { lead: what.lead } : {}) },
        teamSigns: what.signs,
        teamNumber: what.n,
        teamBefore: before,
        box: { ...w.box, after: 0 },
      };
    });
  }
  return changed;
}

async function hearOne(worker: MyWorker): Promise<number> {
  if (!worker.box.opened) return 0;
  // After an update all is read again where something was not known.
  const again = worker.newer !== undefined && worker.newer.knows < knows;
  const { unopened: before = [] } = worker;
  const tried = toTryAgain(before);
  const found = await collect(
    { read: worker.box.read, identity: worker.box.identity },
    again ? 0 : worker.box.after,
    fromWorker,
    { again: tried },
  );
  const seen = { epoch: lastMark()?.epoch, last: found.last };
  if (wentBack(worker.box, seen)) {
    await serverWentBack(worker, false);
    return 0;
  }
  if (await newTeamKey(worker, found.came)) {
    const anew = (await workersOf(worker.story)).find((w) => w.id === worker.id);
    return anew ? hearOne(anew) : 0;
  }
  // Somebody else's thread under this Mailbox is a mistake or a trick: it is not shown.
  const mine = found.came.filter((c) => c.what.thread === worker.id && isTheirs(worker, c));
  const pieces = new Map<Token, Blob>(mine.flatMap((c) => [...c.pieces]));
  // A receipt is a device's and no word of the worker: it is never shown as one.
  const heard = mine
    .filter((c) => !isDevices(c.what))
    .map((c: Came<FromWorker>): Heard => ({
      id: c.what.id,
      story: worker.story,
      worker: worker.id,
      reply: c.what,
      came: c.at,
      seen: false,
      ...signedBy(worker, c),
      ...(c.newer > 0 ? { newer: c.newer } : {}),
    }));
  const came = mine.flatMap(({ what, signed }) => (what.kind === 'came' && signed?.by === worker.signs ? [what] : []));
  // Before it is noted how far the Mailbox was read: broken off between, they are read again.
  await receipts(
    worker,
    came.flatMap((one) => one.letters),
    'came',
  );
  const drop = came.findLast((one) => one.drop)?.drop;
  if (drop) await changeWorker(worker.id, (w) => ({ ...w, drop }));
  const { after, epoch, last } = worker.box;
  if (!again && tried.length === 0 && found.after === after && epoch === seen.epoch && last === seen.last) return 0;
  const unopened = stillUnopened(before, tried, found.unopened, nowHere());
  const counted = countIn(
    worker.counted ?? {},
    mine.flatMap(({ signed }) => (signed && signed.by === worker.signs ? [signed] : [])),
    nowHere(),
  );
  const things = [
    ...new Set([...(again ? [] : (worker.newer?.things ?? [])), ...found.newer.flatMap(([first]) => first?.id ?? [])]),
  ];
  const isNewer = things.length > 0 || heard.some((h) => h.newer) || (!again && worker.newer !== undefined);
  return keepHeard(worker, heard, pieces, ({ newer: _newer, unopened: _unopened, ...w }) => ({
    ...w,
    counted,
    ...(unopened.length > 0 ? { unopened } : {}),
    ...(isNewer ? { newer: { things: things.slice(0, 2000), knows } } : {}),
    box: { ...w.box, after: found.after, ...(seen.epoch ? { epoch: seen.epoch } : {}), last: seen.last },
  }));
}

/** Fetches what the person's workers said. @returns how much is new. Throws what `post` throws. */
export async function hearFromWorkers(story: Story): Promise<number> {
  let added = 0;
  for (const worker of await workersOf(story.id)) {
    try {
      added += await hearOne(worker);
      await obey(worker);
    } catch (why) {
      if (!(why instanceof NotThere || why instanceof Ended)) throw why;
      // One's own Mailbox is gone. With an earlier worker that may be; with the worker now it is opened again.
      if (!worker.until) await mailboxLost(worker);
    }
  }
  if (added > 0) tellChange();
  return added;
}
