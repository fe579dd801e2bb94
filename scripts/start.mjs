// Builds when something changed, then serves. HOST and PORT say where.
import { spawnSync } from 'node:child_process';
import { isBuilt } from './built-from.ts';
import { serve } from './serve.ts';
import { closeTheMailboxes, theMailboxes } from '#mailbox/the-mailboxes.ts';

const host = process.env.HOST ?? 'localhost';
const port = Number(process.env.PORT ?? 4321);

if (!isBuilt()) {
  console.log('Building. The first time takes a few minutes.');
  // In a process of its own: what a build loads would stay in the server's memory.
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
try {
  // Opened before anybody comes, so that a database that is not there is known at once.
  await theMailboxes();
  const server = await serve({ host, port });
  console.log(`\nWhat Matters to Me is here: http://${host}:${port}\n`);
  // Takes nobody new, lets those who are sending finish for ten seconds, and closes the database.
  const stop = () => {
    server.close(async () => { await closeTheMailboxes(); process.exit(0); });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (why) {
  console.error(why.code === 'EADDRINUSE' ? `Something else uses port ${port}. Choose another: PORT=4322 npm start` : `Cannot serve: ${why.message}`);
  process.exit(1);
}
