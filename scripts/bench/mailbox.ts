import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { newToken } from '#model/token.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { makeMailbox } from '#mailbox/store/mailboxes.ts';
import { connect } from '#mailbox/store/sqlite.ts';
import { openDatabase } from '#mailbox/the-mailboxes.ts';
import { bundleServer } from '../bundle-server.ts';
import { findPostgres, startPostgres } from '../postgres.mjs';

const clients = 200;
const size = 100_000;
const roundMs = 4_000;
/** As `npm start` runs it, from one plain file: a small nursery, looked over often, so that what came in and is stored makes room at once. */
const asStarted = ['--max-semi-space-size=4', '--expose-gc'];

export interface Sent {
  taken: number;
  ms: number;
  median: number;
  slow: number;
}

export interface MailboxFigures {
  /** 100-kB rows a second put straight into SQLite, each with a commit of its own, as durable as the Mailbox's. One for each round. */
  bare: number[];
  /** Envelopes a second taken over HTTP from 200 clients. */
  sqlite: Sent[];
  postgres: Sent[];
  /** The most memory of the server while 200 clients send, in bytes. */
  memory: number;
}

/** A process that is asked a line and answers a line. */
export class Partner {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterableIterator<string>;

  constructor(script: string, env: NodeJS.ProcessEnv = {}) {
    const plain = join('dist', 'bench', script.replace('.ts', '.mjs'));
    bundleServer(join(import.meta.dirname, script), plain);
    this.child = spawn(process.execPath, [...asStarted, plain], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    const reader: Interface = createInterface({ input: this.child.stdout ?? process.stdin });
    this.lines = reader[Symbol.asyncIterator]();
  }

  async hear(): Promise<string> {
    const { value, done } = (await this.lines.next()) as IteratorResult<string, undefined>;
    if (done) throw new Error('A part of the measurement died.');
    return value;
  }

  ask(line: string): Promise<string> {
    this.child.stdin?.write(`${line}\n`);
    return this.hear();
  }

  stop(): Promise<unknown> {
    const over = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGKILL');
    return over;
  }
}

function bareInserts(folder: string, ms: number): number {
  const connection = connect(join(folder, 'bare.sqlite'));
  connection.run('CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, bytes BLOB)');
  const bytes = randomBytes(size);
  const from = performance.now();
  let count = 0;
  for (; performance.now() - from < ms; count += 1) connection.run('INSERT INTO bare (bytes) VALUES (?)', [bytes]);
  const took = performance.now() - from;
  connection.close();
  return (count * 1000) / took;
}

async function makeMailboxes(env: NodeJS.ProcessEnv): Promise<string[]> {
  const db = await openDatabase(env);
  const drops = Array.from({ length: clients }, newToken);
  await db.write(async (run) => {
    for (const drop of drops) await makeMailbox(run, sumOf(newToken()), sumOf(drop), 'worker');
  });
  await db.close();
  return drops;
}

async function server(env: NodeJS.ProcessEnv): Promise<{ drops: string[]; partner: Partner; port: number }> {
  const drops = await makeMailboxes(env);
  const partner = new Partner('mailbox-server.ts', { ...env, RATE_LIMIT: '100000000' });
  return { drops, partner, port: Number(await partner.hear()) };
}

/** Measures `rounds` times, each time all in turn, so that what slows the machine slows all of them. */
export async function measureMailbox(rounds = 3): Promise<MailboxFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-mailbox-'));
  const cluster = findPostgres() ? await startPostgres() : undefined;
  const load = new Partner('mailbox-load.ts');
  const onFile = await server({ DATA_DIR: folder, DATABASE_URL: '' });
  const onPostgres = cluster ? await server({ DATA_DIR: folder, DATABASE_URL: cluster.url }) : undefined;
  const figures: MailboxFigures = { bare: [], sqlite: [], postgres: [], memory: 0 };
  const send = async ({ port, drops }: { port: number; drops: string[] }, ms: number) =>
    JSON.parse(await load.ask(JSON.stringify({ port, drops, ms, size }))) as Sent;
  try {
    // Warm: nobody measures a server's first second.
    for (const one of [onFile, onPostgres]) if (one) await send(one, 1000);
    for (let round = 0; round < rounds; round += 1) {
      figures.bare.push(bareInserts(folder, roundMs / 2));
      figures.sqlite.push(await send(onFile, roundMs));
      figures.bare.push(bareInserts(folder, roundMs / 2));
      if (onPostgres) figures.postgres.push(await send(onPostgres, roundMs));
    }
    figures.memory = Number(await onFile.partner.ask('memory'));
  } finally {
    await Promise.all([load.stop(), onFile.partner.stop(), onPostgres?.partner.stop()]);
    cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}
