// Builds when something changed, then serves. HOST and PORT say where.
import { buildAll, isBuilt } from './build-all.ts';
import { serve } from './serve.ts';

const host = process.env.HOST ?? 'localhost';
const port = Number(process.env.PORT ?? 4321);

if (!isBuilt()) {
  console.log('Building. The first time takes a few minutes.');
  await buildAll();
}
try {
  const server = await serve({ host, port });
  console.log(`\nWhat Matters to Me is here: http://${host}:${port}\n`);
  const stop = () => { server.close(() => process.exit(0)); server.closeAllConnections(); };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (why) {
  console.error(why.code === 'EADDRINUSE' ? `Something else uses port ${port}. Choose another: PORT=4322 npm start` : `Cannot serve: ${why.message}`);
  process.exit(1);
}
