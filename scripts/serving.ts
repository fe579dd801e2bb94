// The server itself, as `npm start` runs it: the build puts it into one plain file, dist/serving.mjs.
import { logCode } from '#mailbox/gate/log.ts';
import { closeTheMailboxes, healthOfMailboxes, theMailboxes } from '#mailbox/the-mailboxes.ts';
import { serveMetrics } from './serve-metrics.ts';
import { serve } from './serve.ts';

const host = process.env['HOST'] ?? 'localhost';
const port = Number(process.env['PORT'] ?? 4321);

try {
  // Opened before anybody comes, so that a database that is not there is known at once.
  await theMailboxes();
  const server = await serve({ host, port, health: healthOfMailboxes });
  const metricsPort = process.env['METRICS_PORT'];
  if (metricsPort) await serveMetrics(process.env['METRICS_HOST'] ?? 'localhost', Number(metricsPort));
  console.log(`\nWhat Matters to Me is here: http://${host}:${String(port)}\n`);
  // Who watches over this (watch-over.mjs) is told that it serves; when they are gone, nobody could end it any more.
  process.send?.('serving');
  process.on('disconnect', () => process.exit(0));
  // Each request is guarded by itself; what is thrown outside of all is no reason to leave everybody else.
  process.on('uncaughtException', () => logCode('unexpected'));
  // Takes nobody new, lets those who are sending finish for ten seconds, and closes the database.
  const stop = () => {
    server.close(() => {
      void closeTheMailboxes().then(() => process.exit(0));
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (why) {
  const { code, message, port: taken = port } = why as NodeJS.ErrnoException & { port?: number };
  console.error(
    code === 'EADDRINUSE'
      ? `Something else uses port ${String(taken)}. Choose another: ${taken === port ? 'PORT=4322 npm start' : 'METRICS_PORT'}`
      : `Cannot serve: ${message}`,
  );
  process.exit(1);
}
