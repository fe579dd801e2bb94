import { newToken } from '#model/token.ts';
import type { Run } from './database.ts';

/** Inside a write: begins a new epoch, so that every device learns that this database may be older than what it remembers. */
export async function beginEpoch(run: Run): Promise<void> {
  await run('DELETE FROM epoch');
  await run('INSERT INTO epoch (id) VALUES (?)', [newToken()]);
}

/** The epoch of a database: 128 random bits made with it, others after each restore. Throws where it has none, which no migrated one has. */
export async function epochOf(run: Run): Promise<string> {
  const id = (await run('SELECT id FROM epoch'))[0]?.['id'];
  if (typeof id !== 'string') throw new Error('This database has no epoch.');
  return id;
}
