// The server that the Mailbox is measured on: /api/ and nothing else. Says its port; from then on, for each line it is sent, its memory in bytes: the most so far, or what it is `now`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { theMailboxes } from '#mailbox/the-mailboxes.ts';
import { serve } from '../serve.ts';

// Beside the data: it goes with it, also where this process is killed.
const dist = join(process.env['DATA_DIR'] ?? '', 'no-dist');
mkdirSync(join(dist, 'client'), { recursive: true });
await theMailboxes();
const server = await serve({ host: '127.0.0.1', port: 0, dist });
const at = server.address();
console.log(typeof at === 'object' && at ? at.port : 0);
let most = 0;
setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 20);
for await (const asked of createInterface({ input: process.stdin })) {
  if (asked === 'now') globalThis.gc?.();
  console.log(asked === 'now' ? process.memoryUsage.rss() : most);
}
