import { afterAll } from 'vitest';
import { migrate } from '#mailbox/store/migrations.ts';
import { openPostgres } from '#mailbox/store/postgres.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { contract } from './contract.ts';

const postgres = await startPostgres();

contract('PostgreSQL', async () => {
  const db = openPostgres(postgres.url);
  await migrate(db);
  return db;
});

afterAll(() => postgres.stop());
