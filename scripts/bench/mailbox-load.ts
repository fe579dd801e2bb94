// 200 clients in a process of their own, each with its own Mailbox, sending 100-kB Envelopes one after the other. Asked by
// mailbox.ts on stdin: {"port","drops","ms"}; answers with how many were taken and how long each took.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { newToken } from '#model/token.ts';

interface Round {
  port: number;
  drops: string[];
  ms: number;
  size: number;
}

/** One client: bare HTTP over one kept line, so that making the load costs little of the machine it shares. */
function client({ port, ms, size }: Round, drop: string, times: number[]): Promise<number> {
  const body = randomBytes(size);
  const until = performance.now() + ms;
  return new Promise((done, failed) => {
    const line = connect(port, '127.0.0.1');
    let [from, taken, told] = [0, 0, ''];
    const next = () => {
      if (performance.now() > until) {
        line.end();
        done(taken);
        return;
      }
      from = performance.now();
      line.cork();
      line.write(
        `POST /api/envelopes HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${drop}\r\nx-envelope: ${newToken()}\r\ncontent-type: application/octet-stream\r\ncontent-length: ${String(size)}\r\n\r\n`,
      );
      line.write(body);
      line.uncork();
    };
    line
      .on('connect', next)
      .on('error', failed)
      .on('data', (part) => {
        told += part.toString('latin1');
        // A chunked answer ends so; ours are a few dozen bytes.
        if (!told.endsWith('0\r\n\r\n') && !/content-length: \d+\r\n[^]*\r\n\r\n\{.*\}$/i.test(told)) return;
        if (told.startsWith('HTTP/1.1 201')) {
          taken += 1;
          times.push(performance.now() - from);
        } else if (taken === 0) {
          failed(new Error(told.slice(0, 300)));
          return;
        }
        told = '';
        next();
      });
  });
}

for await (const asked of createInterface({ input: process.stdin })) {
  const round = JSON.parse(asked) as Round;
  const [from, times]: [number, number[]] = [performance.now(), []];
  const taken = await Promise.all(round.drops.map((drop) => client(round, drop, times)));
  times.sort((a, b) => a - b);
  console.log(
    JSON.stringify({
      taken: taken.reduce((a, b) => a + b, 0),
      ms: performance.now() - from,
      median: times[Math.floor(times.length / 2)],
      slow: times[Math.floor(times.length * 0.99)],
    }),
  );
}
