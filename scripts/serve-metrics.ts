import { createServer, type Server } from 'node:http';
import { countsSoFar } from '#mailbox/gate/counts.ts';
import { healthOfMailboxes } from '#mailbox/the-mailboxes.ts';

const names: Record<string, [name: string, label: string, help: string]> = {
  answered: ['mailbox_answers_total', 'status', 'Answers under /api/, by the first digit of their status.'],
  trouble: ['mailbox_trouble_total', 'code', 'What went wrong with the server itself, by the code in the log.'],
};

/** Counts of this process as Prometheus reads them (text format 0.0.4): of all together, nothing of anybody. */
export async function metrics(): Promise<string> {
  const { database, disk } = await healthOfMailboxes();
  const one = (name: string, help: string, value: number) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    `${name} ${String(value)}`,
  ];
  const counted = Object.entries(names).flatMap(([kind, [name, label, help]]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} counter`,
    ...countsSoFar()
      .filter((c) => c.kind === kind)
      .map(({ word, many }) => `${name}{${label}="${word}"} ${String(many)}`),
  ]);
  return `${[
    ...one('mailbox_database_up', '1 where the database answers.', Number(database === 'ok')),
    ...one('mailbox_disk_ok', '1 where there is room to take more.', Number(disk === 'ok')),
    ...one('process_resident_memory_bytes', 'Memory of the server.', process.memoryUsage.rss()),
    ...one('process_uptime_seconds', 'Since the server began.', Math.round(process.uptime())),
    ...counted,
  ].join('\n')}\n`;
}

/** Serves the counts and nothing else, on a port of their own that the world cannot reach. Resolves when it listens; rejects when the port is taken. */
export async function serveMetrics(host: string, port: number): Promise<Server> {
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') return void res.writeHead(404).end();
    void metrics().then(
      (text) => {
        res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
      },
      () => {
        res.writeHead(503).end();
      },
    );
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  return server.unref();
}
