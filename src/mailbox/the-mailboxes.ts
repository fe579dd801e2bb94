import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Health } from './health.ts';
import { waysFrom } from './notice/setup.ts';
import { staffFrom } from './staff/staff.ts';
import { openMailboxes, type Mailboxes } from './open.ts';
import type { Database } from './store/database.ts';
import { migrate } from './store/migrations.ts';

type Environment = Record<string, string | undefined>;

/** A number from the environment. @throws in plain words when it is none. */
function numberFrom(environment: Environment, name: string, otherwise: number): number {
  const said = environment[name];
  if (said === undefined || said === '') return otherwise;
  if (!/^\d{1,15}$/.test(said) || Number(said) === 0)
    throw new Error(`${name} must be a number of at least 1, and is "${said}".`);
  return Number(said);
}

/** Whether the owner of this copy wants something; where they do not say, yes. @throws in plain words */
function isOn(environment: Environment, name: string): boolean {
  const said = environment[name] || 'on';
  if (said !== 'on' && said !== 'off') throw new Error(`${name} must be on or off, and is "${said}".`);
  return said === 'on';
}

/** How many Story boxes there may be: none new where the owner of this copy wants none. @throws in plain words */
const storyBoxes = (environment: Environment): number =>
  isOn(environment, 'STORY_BOXES') ? numberFrom(environment, 'STORY_NUMBER', 10_000) : 0;

const fileOf = (environment: Environment): string => join(environment['DATA_DIR'] ?? 'data', 'mailbox.sqlite');

/**
 * As `openDatabase`, and never makes one: who asks something of Mailboxes that are there, and named the wrong place, is told.
 * @throws in plain words
 */
export async function openDatabaseThatIsThere(environment: Environment = process.env): Promise<Database> {
  const url = environment['DATABASE_URL'];
  if (!url && !existsSync(fileOf(environment)))
    throw new Error(`There are no Mailboxes in ${fileOf(environment)}. Look at DATA_DIR and DATABASE_URL.`);
  if (url) {
    const db = (await import('./store/postgres.ts')).openPostgres(url);
    try {
      const [there] = await db.read("SELECT to_regclass('schema') IS NOT NULL AS there");
      if (!there?.['there']) throw new Error('There are no Mailboxes in this database. Look at DATABASE_URL.');
    } finally {
      await db.close();
    }
  }
  return openDatabase(environment);
}

/** Opens the database that the environment names, PostgreSQL (`DATABASE_URL`) or a file in `DATA_DIR`, and brings its tables up to date. */
export async function openDatabase(environment: Environment = process.env): Promise<Database> {
  const url = environment['DATABASE_URL'];
  // Each driver is loaded only where it is used.
  const db = url
    ? (await import('./store/postgres.ts')).openPostgres(url)
    : (await import('./store/sqlite.ts')).openSqlite(fileOf(environment));
  try {
    await migrate(db);
  } catch (why) {
    await db.close();
    throw why;
  }
  return db;
}

let opened: Promise<Mailboxes> | undefined;

/** The Mailboxes of this process, opened the first time they are asked for. */
export function theMailboxes(): Promise<Mailboxes> {
  opened ??= openFrom(process.env);
  // What failed is tried anew by the next request: the database may be back.
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

async function openFrom(environment: Environment): Promise<Mailboxes> {
  const requests = numberFrom(environment, 'RATE_LIMIT', 600);
  const caps = {
    mailbox: numberFrom(environment, 'MAILBOX_LIMIT', 2 * 1024 ** 3),
    drop: numberFrom(environment, 'DROP_LIMIT', 256 * 1024 ** 2),
    story: { bytes: numberFrom(environment, 'STORY_LIMIT', 512 * 1024 ** 2), boxes: storyBoxes(environment) },
  };
  const [ways, staff] = [await waysFrom(environment), await staffFrom(environment)];
  return openMailboxes({
    db: await openDatabase(environment),
    ways,
    staff,
    liveRooms: isOn(environment, 'LIVE_ROOMS'),
    limits: { requests, notFound: Math.min(60, requests) },
    caps,
    diskReserve: numberFrom(environment, 'DISK_RESERVE', 256 * 1024 ** 2),
  });
}

/** How what they stand on is; `away` where they cannot be opened. Never throws. */
export const healthOfMailboxes = (): Promise<Health> =>
  theMailboxes().then(
    (open) => open.health(),
    (): Health => ({ database: 'away', disk: 'ok' }),
  );

/** Closes them, where they were opened. */
export async function closeTheMailboxes(): Promise<void> {
  const there = await opened?.catch(() => undefined);
  opened = undefined;
  await there?.close();
}

/**
 * The address that requests are counted by. Behind a proxy that is trusted (`TRUST_PROXY=yes`) it is the last one of
 * `x-forwarded-for`, which the proxy itself wrote; those before it anybody can invent.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null | undefined,
  environment: Environment = process.env,
): string {
  const last = environment['TRUST_PROXY'] === 'yes' ? forwardedFor?.split(',').at(-1)?.trim() : undefined;
  // Some proxies write a port after it: another one for every line.
  const bare = last && (/^\[([^\]]+)\]/.exec(last)?.[1] ?? /^([\d.]+):\d+$/.exec(last)?.[1] ?? last);
  return bare || (socketAddress ?? 'unknown');
}
