import type { Letter } from '#model/letter.ts';
import { nowHere, newToken } from '#model/token.ts';
import { endDrop } from '#post/mailbox.ts';
import { derivedId } from '#sealing/stretch.ts';
import { allOwed, owe } from '#worker/keep/drafts.ts';
import { publicTeam, teamSigns, type WorkerKeys } from '#worker/keep/keys.ts';
import { forget, isToForget, logHere, type LogEntry, type ToForget } from '#worker/keep/log.ts';
import { dropOf, payOwed } from './pay.ts';
import { askedToForget, blockedIn, forgetsToAnswer, lettersByThread, pinsOf } from './people.ts';

/** How many Letters one receipt names at most. */
const inOneReceipt = 500;

/**
 * Says that Letters are on this device, once for each: owed first, so that a window that closes loses none. With it goes the way in that is
 * this person's alone. All devices of the worker make the same receipt.
 */
async function oweReceipts(keys: WorkerKeys, entries: readonly LogEntry[], known: ReadonlySet<string>): Promise<void> {
  const said = new Set(
    entries.flatMap((e) =>
      e.from === 'me' && e.what.kind === 'sent' && e.what.reply.kind === 'came' ? e.what.reply.letters : [],
    ),
  );
  for (const [thread, letters] of lettersByThread(entries)) {
    const fresh = letters.filter((letter) => !said.has(letter.id)).slice(0, inOneReceipt);
    const [first] = letters;
    if (!first || fresh.length === 0) continue;
    await oweReceipt(keys, thread, fresh, first, known);
  }
}

async function oweReceipt(
  keys: WorkerKeys,
  thread: string,
  fresh: readonly Letter[],
  { reply }: Letter,
  known: ReadonlySet<string>,
): Promise<void> {
  const ids = fresh.map((letter) => letter.id).sort();
  const id = derivedId(keys.identity, `came ${ids.join(' ')}`);
  if (known.has(id)) return;
  await owe(keys, {
    id,
    to: reply,
    as: 'mine',
    reply: {
      id,
      thread,
      at: nowHere(),
      from: keys.name,
      pieces: [],
      kind: 'came',
      letters: ids,
      drop: dropOf(keys, thread).drop,
    },
  });
}

/**
 * Says to each person that the team has another key, once for each key: what they give to the team goes to the new one from then on. It is
 * signed by the worker themselves, whom the person knows; nobody who had the team's key before can say it.
 */
async function oweTeamKey(keys: WorkerKeys, entries: readonly LogEntry[], known: ReadonlySet<string>): Promise<void> {
  const { team } = keys;
  const signs = teamSigns(keys);
  if (!team?.n || team.n < 2 || !signs) return;
  const said = new Set(
    entries.flatMap((e) =>
      e.from === 'me' && e.what.kind === 'sent' && e.what.reply.kind === 'team' && e.what.reply.signs === signs
        ? [e.what.reply.thread]
        : [],
    ),
  );
  for (const [thread, [first]] of lettersByThread(entries)) {
    const id = derivedId(keys.identity, `team ${signs} ${thread}`);
    if (!first || said.has(thread) || known.has(id)) continue;
    await owe(keys, {
      id,
      to: first.reply,
      as: 'mine',
      reply: {
        id,
        thread,
        at: nowHere(),
        from: keys.name,
        pieces: [],
        kind: 'team',
        team: publicTeam(team),
        signs,
        n: team.n,
        ...(keys.lead ? { lead: keys.lead } : {}),
      },
    });
  }
}

/** Notes whose signature counts, before anything is forgotten: a thread must not be taken over when its first Letter is gone. */
async function notePins(keys: WorkerKeys, entries: readonly LogEntry[]): Promise<void> {
  const noted = new Set(entries.flatMap((e) => (e.from === 'me' && e.what.kind === 'pinned' ? [e.what.thread] : [])));
  for (const [thread, { by, since }] of pinsOf(entries)) {
    const id = derivedId(keys.identity, `pinned ${thread}`);
    if (!noted.has(thread))
      await owe(keys, {
        id,
        record: {
          id,
          at: nowHere(),
          kind: 'pinned',
          thread,
          by,
          since: { box: since.box, seq: since.seq, at: since.at },
        },
      });
  }
}

/** Notes the numbers of Letters that are forgotten whole, before they are: a device that never had them is not to miss them. */
async function noteHad(keys: WorkerKeys, entries: readonly LogEntry[], gone: ToForget): Promise<void> {
  for (const e of entries) {
    if (e.from !== 'person' || e.what.kind !== 'letter' || !e.by || !e.place || !gone(e.what.thread, e.what.id))
      continue;
    const id = derivedId(keys.identity, `had ${e.what.id}`);
    await owe(keys, {
      id,
      record: { id, at: nowHere(), kind: 'had', thread: e.what.thread, by: e.by, places: [e.place] },
    });
  }
}

/**
 * Does what people asked to forget, and what the worker blocked: the *forgotten* is owed first, so that it goes even when this breaks in
 * the middle; then it goes from the Mailbox and from this device. Each Letter that is kept gets its receipt.
 * @returns all that is left. Throws what `post` throws.
 */
export async function obey(keys: WorkerKeys, entries: LogEntry[]): Promise<LogEntry[]> {
  const gone = askedToForget(entries);
  const still = entries.some((e) => e.from === 'person' && isToForget(e.what, gone));
  const known = new Set((await allOwed(keys)).map((o) => o.id));
  for (const { forget: wish, reply, box } of forgetsToAnswer(entries)) {
    if (!reply || known.has(wish.id)) continue;
    await owe(keys, {
      id: wish.id,
      to: reply,
      as: box,
      reply: {
        id: newToken(),
        thread: wish.thread,
        at: nowHere(),
        from: keys.name,
        pieces: [],
        kind: 'forgotten',
        letters: wish.letters,
        answers: wish.answers,
      },
    });
  }
  await notePins(keys, entries);
  await noteHad(keys, entries, gone);
  await oweReceipts(keys, entries, known);
  await oweTeamKey(keys, entries, known);
  if (still) {
    for (const thread of blockedIn(entries)) await endDrop(keys.box.read, dropOf(keys, thread).id);
    await forget(keys, gone);
  }
  await payOwed(keys);
  return logHere(keys);
}
