import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Lines at once, where the system allows that many open files. */
const mostLines = 2_000;
/** Lines at once from one address: forty browsers behind it. Not where a proxy stands before all. */
const mostOfOne = 256;
/** Files kept for the database and for what is sent. */
const keptFiles = 64;

/** How many files this process may have open; each line may need two: itself, and what it is sent. */
function allowedLines(): number {
  try {
    const said = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return said ? Math.max(16, Math.min(mostLines, Math.floor((Number(said) - keptFiles) / 2))) : mostLines;
  } catch {
    // Not Linux.
    return 500;
  }
}

/**
 * Lines are few: those who open many and ask nothing lose them to whoever comes next. Where all are asking, the next is let go.
 * @param most for tests.
 */
export function keepLinesFree(server: Server, most = allowedLines()): void {
  server.maxConnections = most + 1;
  // In the order they came.
  const lines = new Set<Socket>();
  const asking = new WeakMap<Socket, number>();
  const ofOne = new Map<string, number>();
  const trusted = process.env['TRUST_PROXY'] === 'yes';
  const isAsking = (line: Socket) => (asking.get(line) ?? 0) > 0;
  const letGo = (whose?: string) => {
    for (const line of lines)
      if (!isAsking(line) && (whose === undefined || line.remoteAddress === whose)) return line.destroy();
    return undefined;
  };
  server.on('connection', (line) => {
    const from = line.remoteAddress ?? '';
    const count = (ofOne.get(from) ?? 0) + 1;
    const full =
      lines.size >= most
        ? letGo() === undefined
        : !trusted && count > Math.min(mostOfOne, most) && letGo(from) === undefined;
    if (full) return void line.destroy();
    ofOne.set(from, count);
    lines.add(line);
    line.on('close', () => {
      lines.delete(line);
      const left = (ofOne.get(from) ?? 1) - 1;
      if (left > 0) ofOne.set(from, left);
      else ofOne.delete(from);
    });
  });
  server.on('request', ({ socket }: IncomingMessage, res: ServerResponse) => {
    asking.set(socket, (asking.get(socket) ?? 0) + 1);
    res.once('close', () => {
      asking.set(socket, (asking.get(socket) ?? 1) - 1);
    });
  });
}
