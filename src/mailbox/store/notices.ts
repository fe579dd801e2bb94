import { Refusal } from '#mailbox/gate/codes.ts';
import { codeOf, logCode } from '#mailbox/gate/log.ts';
import { sumOf, type TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database, Row, Run } from './database.ts';
import { holdMailbox } from './mailboxes.ts';
import { byOwner } from './room.ts';

/** How an owner is told that something came. A Mailbox has at most one of each. */
export type NoticeWay = 'email' | 'push';

/** One way of one Mailbox. */
export interface Notice extends Row {
  mailbox: TokenSum;
  way: NoticeWay;
  /** An e-mail address, or the endpoint of a push service. */
  target: string;
  /** 0: its code was not typed yet; 1: on. */
  state: number;
  /** 6 digits while it is asked for, else ''. */
  code: string;
  tries: number;
  /** Until when the code is good, in ms since 1970. */
  until: number;
  /** Up to which seq the owner has listed what came. */
  seen_seq: number;
  /** How often sending failed since it last went well. */
  failed: number;
}

const [hour, day] = [3_600_000, 86_400_000];
/** Codes a day for one Mailbox, and for one address whoever asks: nobody's address is flooded. Tries for one code: 3 × 5 of a million a day. */
const [mostCodes, mostTries] = [3, 5];

const columns = 'mailbox, way, target, state, code, tries, until, seen_seq, failed';
const ofWay = async (run: Run, mailbox: TokenSum, way: NoticeWay) =>
  (await run(`SELECT ${columns} FROM notices WHERE mailbox = ? AND way = ?`, [mailbox, way]))[0] as Notice | undefined;

/** The ways of a Mailbox. */
export const noticesOf = async (run: Run, mailbox: TokenSum): Promise<Notice[]> =>
  (await run(`SELECT ${columns} FROM notices WHERE mailbox = ?`, [mailbox])) as Notice[];

async function replace(
  run: Run,
  mailbox: TokenSum,
  way: NoticeWay,
  { target, state, code, until, seen }: { target: string; state: number; code: string; until: number; seen: number },
): Promise<void> {
  await run('DELETE FROM notices WHERE mailbox = ? AND way = ?', [mailbox, way]);
  await run(
    'INSERT INTO notices (mailbox, way, target, state, code, tries, until, seen_seq, told, failed, next_at) VALUES (?, ?, ?, ?, ?, 0, ?, ?, 0, 0, 0)',
    [mailbox, way, target, state, code, until, seen],
  );
}

/**
 * Asks for an e-mail address: nothing but its code goes there until that was typed in. Where this address is on already nothing changes.
 * @param now ms since 1970. @throws {Refusal} `slow-down` after 3 codes a day, for this Mailbox or for this address.
 */
export const askForAddress = (
  db: Database,
  mailbox: TokenSum,
  address: string,
  code: string,
  now: number,
): Promise<void> =>
  db.write(
    async (run) => {
      const box = await holdMailbox(run, mailbox);
      const there = await ofWay(run, mailbox, 'email');
      if (there?.state === 1 && there.target === address) return;
      for (const who of [mailbox, sumOf(address.toLowerCase())]) {
        const [asks] = await run(
          'SELECT COUNT(*) AS many, MIN(at) AS first FROM notice_asks WHERE who = ? AND at > ?',
          [who, now - day],
        );
        if (Number(asks?.['many']) >= mostCodes)
          throw new Refusal('slow-down', Math.max(1, Math.ceil((Number(asks?.['first']) + day - now) / 1000)));
        await run('INSERT INTO notice_asks (who, at) VALUES (?, ?)', [who, now]);
      }
      await replace(run, mailbox, 'email', {
        target: address,
        state: 0,
        code,
        until: now + hour,
        seen: box.next_seq - 1,
      });
    },
    { wipes: true },
  );

/** @returns `on`; `different`: another code; `used`: it ran out, was tried too often, or there is none. A wrong try stays counted. */
export const typeCode = (
  db: Database,
  mailbox: TokenSum,
  code: string,
  now: number,
): Promise<'on' | 'different' | 'used'> =>
  db.write(async (run) => {
    await holdMailbox(run, mailbox);
    const there = await ofWay(run, mailbox, 'email');
    if (there?.state === 1) return 'on';
    if (!there || there.until < now || there.tries >= mostTries) return 'used';
    const right = there.code === code;
    await run(
      `UPDATE notices SET ${right ? "state = 1, code = '', told = 0, failed = 0, next_at = 0" : 'tries = tries + 1'} WHERE mailbox = ? AND way = 'email'`,
      [mailbox],
    );
    return right ? 'on' : 'different';
  });

/** A device is told from now on, in the place of the one before. */
export const tellDevice = (db: Database, mailbox: TokenSum, endpoint: string): Promise<void> =>
  db.write(
    async (run) => {
      const box = await holdMailbox(run, mailbox);
      if ((await ofWay(run, mailbox, 'push'))?.target !== endpoint)
        await replace(run, mailbox, 'push', { target: endpoint, state: 1, code: '', until: 0, seen: box.next_seq - 1 });
    },
    { wipes: true },
  );

/** Its owner is told in this way no more, and where it went is gone. There or not. */
export const dropNotice = (db: Database, mailbox: TokenSum, way: NoticeWay): Promise<void> =>
  db.write(
    async (run) => {
      await run('DELETE FROM notices WHERE mailbox = ? AND way = ?', [mailbox, way]);
    },
    { wipes: true },
  );

/**
 * The owner has listed what came, up to `seq`: what comes after that is told anew. Writes only where there is something to write; that it could not be written keeps
 * nobody from reading.
 */
export async function looked(db: Database, mailbox: TokenSum, seq: number): Promise<void> {
  try {
    const stale = await db.read(
      'SELECT way FROM notices WHERE mailbox = ? AND state = 1 AND (seen_seq < ? OR told = 1 OR failed > 0)',
      [mailbox, seq],
    );
    if (stale.length === 0) return;
    await db.write((run) =>
      run(
        'UPDATE notices SET seen_seq = CASE WHEN seen_seq < ? THEN ? ELSE seen_seq END, told = 0, failed = 0, next_at = 0 WHERE mailbox = ? AND state = 1',
        [seq, seq, mailbox],
      ),
    );
  } catch (why) {
    logCode(codeOf(why));
  }
}

/** Something of others came that the owner has not listed. Their own notes are no news to them. */
const waits = `EXISTS (SELECT 1 FROM envelopes WHERE envelopes.mailbox = notices.mailbox AND envelopes.seq > notices.seen_seq AND (envelopes.via IS NULL OR envelopes.via <> '${byOwner}'))`;

/** What is to be sent now, at most 500: codes that were asked for, and unless `codesAlone` whoever waits to be told. */
export const dueNotices = async (
  run: Run,
  now: number,
  codesAlone: boolean,
): Promise<Pick<Notice, 'mailbox' | 'way'>[]> =>
  (await run(
    `SELECT mailbox, way FROM notices WHERE told = 0 AND next_at <= ? AND ((state = 0 AND until > ?)${codesAlone ? '' : ` OR (state = 1 AND ${waits})`}) ORDER BY next_at LIMIT 500`,
    [now, now],
  )) as Notice[];

/** Takes one for sending: until `until` no other server does. @returns undefined where another has it, or it is not to be sent any more. */
export const claimNotice = (
  db: Database,
  { mailbox, way }: Pick<Notice, 'mailbox' | 'way'>,
  now: number,
  until: number,
): Promise<Notice | undefined> =>
  db.write(
    async (run) =>
      (
        await run(
          `UPDATE notices SET next_at = ? WHERE mailbox = ? AND way = ? AND told = 0 AND next_at <= ? RETURNING ${columns}`,
          [until, mailbox, way, now],
        )
      )[0] as Notice | undefined,
  );

/** It was sent: not again until its owner looked. Where they looked meanwhile, or chose another, nothing changes. */
export const wasTold = (db: Database, { mailbox, way, target, state, seen_seq: seen }: Notice): Promise<unknown> =>
  db.write((run) =>
    run(
      'UPDATE notices SET told = 1, failed = 0, next_at = 0 WHERE mailbox = ? AND way = ? AND target = ? AND state = ? AND seen_seq = ?',
      [mailbox, way, target, state, seen],
    ),
  );

/** It could not be sent: it waits until `next`. */
export const notTold = (db: Database, { mailbox, way, target }: Notice, next: number): Promise<unknown> =>
  db.write((run) =>
    run('UPDATE notices SET failed = failed + 1, next_at = ? WHERE mailbox = ? AND way = ? AND target = ?', [
      next,
      mailbox,
      way,
      target,
    ]),
  );

/** Where it went is there no more. */
export const isGone = (db: Database, { mailbox, way, target }: Notice): Promise<unknown> =>
  db.write((run) => run('DELETE FROM notices WHERE mailbox = ? AND way = ? AND target = ?', [mailbox, way, target]), {
    wipes: true,
  });

/** Takes away addresses whose code was never typed, and what was counted for a day. */
export async function sweepNotices(db: Database, now: number): Promise<void> {
  const [old] = await db.read(
    'SELECT (SELECT COUNT(*) FROM notices WHERE state = 0 AND until < ?) + (SELECT COUNT(*) FROM notice_asks WHERE at < ?) AS many',
    [now, now - day],
  );
  if (Number(old?.['many']) === 0) return;
  await db.write(
    async (run) => {
      await run('DELETE FROM notices WHERE state = 0 AND until < ?', [now]);
      await run('DELETE FROM notice_asks WHERE at < ?', [now - day]);
    },
    { wipes: true },
  );
}
