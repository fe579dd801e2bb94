// A server of its own: serves nothing but /api/ and says its port on the first line. DATA_DIR and the rest come from the environment.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { closeTheMailboxes, theMailboxes } from '#mailbox/the-mailboxes.ts';
import { serve } from '../../scripts/serve.ts';

// Beside the data: it goes with it, also where this process is killed.
const dist = join(process.env['DATA_DIR'] ?? '', 'no-dist');
mkdirSync(join(dist, 'client'), { recursive: true });
await theMailboxes();
const server = await serve({ host: '127.0.0.1', port: Number(process.env['PORT'] ?? 0), dist });
const at = server.address();
console.log(typeof at === 'object' && at ? at.port : 0);
process.on('SIGTERM', () => {
  server.close(() => {
    void closeTheMailboxes().then(() => process.exit(0));
  });
  server.closeIdleConnections();
});
