// Live rooms with all their phones and hosts, in a process of its own. Asked by rooms.ts on stdin: {"ports","rooms","phones","ms"}; answers with how long each answer took to its big screen.
// Phones press what was sealed before, and hosts open none of it: thousands of devices in one process would wait for each other, and not for the server.
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { newToken } from '#model/token.ts';

/** `ports`: of the servers; hosts are at the first, phones at each in turn. `bare`: of a bare event stream, in their place. */
interface Round {
  ports: number[];
  bare?: number;
  rooms: number;
  phones: number;
  ms: number;
}
/** ms from each press to the big screen, sorted; answers that never came there, and that came twice. */
export interface Pressed {
  took: number[];
  lost: number;
  doubled: number;
  /** Requests that failed or were refused. */
  failed: number;
}

const of = 'our-rights/first';
const to = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
/** ms between what the facilitator's device asks (src/live-room/host.ts). */
const gathers = 150;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

interface Told {
  status: number;
  text: string;
}
const ask = (
  port: number,
  method: string,
  path: string,
  token: string,
  from: string,
  body?: object,
  server = '127.0.0.1',
): Promise<Told> =>
  new Promise((done, failed) => {
    const said = body && JSON.stringify(body);
    const asked = request(
      {
        agent,
        host: server,
        port,
        method,
        path: `/api/${path}`,
        headers: {
          authorization: `Bearer ${token}`,
          'x-forwarded-for': from,
          ...(said ? { 'content-type': 'application/json', 'content-length': said.length } : {}),
        },
      },
      (came) => {
        let text = '';
        came.on('data', (part: Buffer) => {
          text += part.toString();
        });
        came.on('end', () => {
          done({ status: came.statusCode ?? 0, text });
        });
      },
    );
    asked.on('error', (why) => {
      // A line that stood idle may be let go in the moment it is used again: browsers ask anew, too.
      if (asked.reusedSocket) done(ask(port, method, path, token, from, body, server));
      else failed(why);
    });
    asked.end(said);
  });

/** When each answer was pressed, and how often it came to its big screen. */
class Presses {
  readonly at = new Map<string, number>();
  readonly times = new Map<string, number>();
  /** The last of each phone: what must be there in the end. */
  readonly last = new Map<string, string>();
  readonly took: number[] = [];
  failed = 0;

  press(phone: string, sealed: string): void {
    this.at.set(sealed, performance.now());
    this.last.set(phone, sealed);
  }
  heard(sealed: string): void {
    this.times.set(sealed, (this.times.get(sealed) ?? 0) + 1);
    if (this.times.get(sealed) === 1) this.took.push(performance.now() - (this.at.get(sealed) ?? 0));
  }
  missing(): number {
    return [...this.last.values()].filter((sealed) => !this.times.has(sealed)).length;
  }
  async all(): Promise<Pressed> {
    for (let n = 0; n < 100 && this.missing() > 0; n += 1) await wait(100);
    return {
      took: this.took.sort((a, b) => a - b),
      lost: this.missing(),
      doubled: [...this.times.values()].filter((times) => times > 1).length,
      failed: this.failed,
    };
  }
}

async function rooms({ ports, rooms: many, phones, ms }: Round): Promise<Pressed> {
  const presses = new Presses();
  const portOf = (n: number) => ports[n % ports.length] ?? 0;
  let over = false;
  const refused = ({ status }: Told) => {
    if (status >= 400) presses.failed += 1;
  };
  const going: Promise<void>[] = [];
  const all: { host: string; from: string; phones: { port: number; token: string }[] }[] = [];
  for (let n = 0; n < many; n += 1) {
    const [host, join, from] = [newToken(), newToken(), `10.${String(Math.floor(Math.random() * 250))}.${String(n)}.1`];
    refused(await ask(portOf(0), 'POST', 'room', host, from, { join, to }));
    refused(await ask(portOf(0), 'PUT', 'room', host, from, { of, door: false }));
    const its = Array.from({ length: phones }, (_, k) => ({ port: portOf(k), token: newToken() }));
    for (const { port, token } of its) refused(await ask(port, 'POST', 'room/phone', token, from, { join }));
    all.push({ host, from, phones: its });
  }
  for (const { host, from, phones: its } of all) {
    going.push(
      (async () => {
        for (let after = 0; !over;) {
          const came = await ask(portOf(0), 'GET', `room?after=${String(after)}`, host, from);
          if (over) return;
          refused(came);
          const told = JSON.parse(came.text) as { n: number; answers: { sealed: string }[] };
          after = told.n;
          for (const { sealed } of told.answers) presses.heard(sealed);
          await wait(gathers);
        }
      })(),
    );
    for (const { port, token } of its)
      going.push(
        (async () => {
          for (let after = 0; !over;) {
            const came = await ask(port, 'GET', `room/phone?after=${String(after)}`, token, from);
            if (over) return;
            refused(came);
            after = (JSON.parse(came.text) as { n: number }).n;
          }
        })(),
      );
  }
  await wait(1_000);
  await Promise.all(
    all.flatMap(({ from, phones: its }) =>
      its.map(async ({ port, token }) => {
        // Every third person changes what they said.
        const times = Math.random() < 0.3 ? 2 : 1;
        for (let n = 1; n <= times; n += 1) {
          const sealed = randomBytes(450).toString('base64');
          await wait((Math.random() * ms) / times);
          presses.press(token, sealed);
          refused(await ask(port, 'PUT', 'room/answer', token, from, { of, n, sealed }));
        }
      }),
    ),
  );
  const came = await presses.all();
  over = true;
  for (const { host, from } of all) await ask(portOf(0), 'DELETE', 'room', host, from);
  await Promise.allSettled(going);
  return came;
}

/** A bare event stream: what one posts another hears, and nothing is sealed, proved or counted. */
async function bare({ bare: port = 0, phones, ms }: Round): Promise<Pressed> {
  const presses = new Presses();
  const stream = request({ host: 'localhost', port }, (came) => {
    came.on('data', (part: Buffer) => {
      for (const [, sealed = ''] of part.toString().matchAll(/"sealed":"([^"]+)"/g)) presses.heard(sealed);
    });
  });
  stream.on('error', () => undefined);
  stream.end();
  await wait(200);
  await Promise.all(
    Array.from({ length: phones }, async (_, n) => {
      const sealed = randomBytes(450).toString('base64');
      await wait(Math.random() * ms);
      presses.press(String(n), sealed);
      await ask(port, 'POST', '', '', '', { sealed }, 'localhost');
    }),
  );
  const came = await presses.all();
  stream.destroy();
  return came;
}

for await (const asked of createInterface({ input: process.stdin })) {
  const round = JSON.parse(asked) as Round;
  console.log(JSON.stringify(await (round.bare === undefined ? rooms(round) : bare(round))));
}
