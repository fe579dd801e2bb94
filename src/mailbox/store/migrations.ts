import type { Database, Run } from './database.ts';
import { beginEpoch } from './epoch.ts';

interface Migration {
  both: readonly string[];
  postgres?: readonly string[];
  /** What no SQL can say alone. */
  fill?: (run: Run) => Promise<void>;
}

/**
 * Every version of the tables, oldest first. A migration that was ever released is never changed: what it made stands
 * on somebody's disk. Sums are SHA-256; times are ms since 1970; a Mailbox is named by the sum of its read token.
 */
const migrations: readonly Migration[] = [
  {
    both: [
      // state: 0 open, 1 ended by its lead or the owner (is said), 2 deleted by its owner (only a repeated delete is answered).
      'CREATE TABLE mailboxes (read_sum BYTEA PRIMARY KEY, drop_sum BYTEA NOT NULL UNIQUE, role TEXT NOT NULL, state BIGINT NOT NULL, used BIGINT NOT NULL, next_seq BIGINT NOT NULL)',
      'CREATE TABLE invites (sum BYTEA PRIMARY KEY, role TEXT NOT NULL, until BIGINT NOT NULL, made_by BYTEA, void BIGINT NOT NULL, mailbox BYTEA REFERENCES mailboxes(read_sum))',
      'CREATE TABLE envelopes (mailbox BYTEA NOT NULL REFERENCES mailboxes(read_sum), id TEXT NOT NULL, seq BIGINT NOT NULL, size BIGINT NOT NULL, at BIGINT NOT NULL, sum BYTEA NOT NULL, take_back_sum BYTEA UNIQUE, was_read BIGINT NOT NULL, pieces_key BYTEA NOT NULL, PRIMARY KEY (mailbox, id))',
      'CREATE UNIQUE INDEX envelopes_in_order ON envelopes (mailbox, seq)',
      'CREATE TABLE pieces (key BYTEA NOT NULL, n BIGINT NOT NULL, bytes BYTEA NOT NULL, PRIMARY KEY (key, n))',
      // Bytes that are still coming in. Not finished: not there.
      'CREATE TABLE arriving (key BYTEA PRIMARY KEY, mailbox BYTEA NOT NULL, size BIGINT NOT NULL, since BIGINT NOT NULL)',
    ],
    // Sealed bytes do not get smaller: PostgreSQL need not try.
    postgres: ['ALTER TABLE pieces ALTER COLUMN bytes SET STORAGE EXTERNAL'],
  },
  {
    // What stays of an Envelope that is gone, so that a repeated request answers as before.
    both: [
      'CREATE TABLE gone (mailbox BYTEA NOT NULL REFERENCES mailboxes(read_sum), id TEXT NOT NULL, take_back_sum BYTEA UNIQUE, PRIMARY KEY (mailbox, id))',
    ],
  },
  {
    // Cards and vaults. way: card, passphrase or recovery.
    both: [
      'CREATE TABLE kept (mailbox BYTEA NOT NULL REFERENCES mailboxes(read_sum), way TEXT NOT NULL, token_sum BYTEA NOT NULL UNIQUE, size BIGINT NOT NULL, pieces_key BYTEA NOT NULL, PRIMARY KEY (mailbox, way))',
    ],
  },
  { both: ['CREATE TABLE epoch (id TEXT NOT NULL)'], fill: beginEpoch },
  {
    both: [
      // Further drop tokens, each with its own share. state: 0 open, 1 ended. Of one that is ended the row stays: its token never opens anything else.
      'CREATE TABLE drops (mailbox BYTEA NOT NULL REFERENCES mailboxes(read_sum), id TEXT NOT NULL, drop_sum BYTEA NOT NULL UNIQUE, state BIGINT NOT NULL, used BIGINT NOT NULL, PRIMARY KEY (mailbox, id))',
      // By what an Envelope came: NULL the Mailbox's own drop token, 'owner' its read token, else the id of a further drop token.
      'ALTER TABLE envelopes ADD COLUMN via TEXT',
      'ALTER TABLE arriving ADD COLUMN via TEXT',
      // Bytes that came by the Mailbox's own drop token.
      'ALTER TABLE mailboxes ADD COLUMN first_used BIGINT NOT NULL DEFAULT 0',
      'UPDATE mailboxes SET first_used = (SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM envelopes WHERE envelopes.mailbox = mailboxes.read_sum)',
    ],
  },
  {
    // Tokens of cards and vaults that are gone: nobody but the same Mailbox gives one of them a meaning again.
    both: [
      'CREATE TABLE kept_gone (token_sum BYTEA PRIMARY KEY, mailbox BYTEA NOT NULL REFERENCES mailboxes(read_sum))',
    ],
  },
  {
    both: [
      // How an owner is told that something came (notices.ts). way: email or push. state: 0 asked, its code not typed yet; 1 on. told: 1 since the owner looked last.
      'CREATE TABLE notices (mailbox BYTEA NOT NULL REFERENCES mailboxes(read_sum), way TEXT NOT NULL, target TEXT NOT NULL, state BIGINT NOT NULL, code TEXT NOT NULL, tries BIGINT NOT NULL, until BIGINT NOT NULL, seen_seq BIGINT NOT NULL, told BIGINT NOT NULL, failed BIGINT NOT NULL, next_at BIGINT NOT NULL, PRIMARY KEY (mailbox, way))',
      // When codes were asked for, for a day: by the Mailbox, and by the SHA-256 of the address.
      'CREATE TABLE notice_asks (who BYTEA NOT NULL, at BIGINT NOT NULL)',
      'CREATE INDEX notice_asks_of ON notice_asks (who, at)',
    ],
  },
  {
    both: [
      // Staff who show who they are when they join: until when an invite may be used, and for which Mailbox alone; whom alone it is for; and what is kept while they are at the council's log-in.
      'ALTER TABLE invites ADD COLUMN shown BIGINT NOT NULL DEFAULT 0',
      'ALTER TABLE invites ADD COLUMN shown_for BYTEA',
      'ALTER TABLE invites ADD COLUMN staff BYTEA',
      'CREATE TABLE staff_asks (invite BYTEA PRIMARY KEY, state TEXT NOT NULL, nonce TEXT NOT NULL, verifier TEXT NOT NULL, until BIGINT NOT NULL)',
    ],
  },
];

/** The version of the tables that this program writes. */
export const newestVersion = migrations.length;

const versionNow = async (run: Run) => Number((await run('SELECT version FROM schema'))[0]?.['version'] ?? 0);

/**
 * Brings the tables from whatever version they have to `to`, each step in a transaction of its own.
 * @throws when the tables were made by a newer version of this program.
 */
export async function migrate(db: Database, to = newestVersion): Promise<void> {
  await db.write(
    async (run) => {
      await run('CREATE TABLE IF NOT EXISTS schema (version BIGINT NOT NULL)');
      if ((await run('SELECT version FROM schema')).length === 0) await run('INSERT INTO schema (version) VALUES (0)');
    },
    { alone: true },
  );
  if ((await versionNow(db.read)) > newestVersion)
    throw new Error(
      'This database was made by a newer version of this program. Use that version, or restore a backup.',
    );
  for (let version = 1; version <= to; version += 1) {
    await db.write(
      async (run) => {
        if ((await versionNow(run)) >= version) return;
        const { both = [], postgres = [], fill } = migrations[version - 1] ?? {};
        for (const statement of [...both, ...(db.kind === 'shared' ? postgres : [])]) await run(statement);
        await fill?.(run);
        await run('UPDATE schema SET version = ?', [version]);
      },
      { alone: true },
    );
  }
}
