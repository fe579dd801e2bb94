import { countOne } from './counts.ts';

/** All that may ever be written to the log: what went wrong with the server itself, as one of a few fixed words. */
export type LogCode =
  | 'disk-full'
  | 'disk-low'
  | 'database-busy'
  | 'database-away'
  | 'database-broken'
  | 'mail-away'
  | 'push-away'
  | 'staff-away'
  | 'unexpected';

const lastSaid = new Map<LogCode, number>();

/**
 * Writes a code to the log, at most once in ten seconds for each code, so that a flood of requests to a broken server
 * is no flood of lines. It takes nothing else on purpose: an error's message may hold a path, a value, an address.
 */
export function logCode(code: LogCode): void {
  countOne('trouble', code);
  const now = Date.now();
  if (now - (lastSaid.get(code) ?? 0) < 10_000) return;
  lastSaid.set(code, now);
  console.error(`mailbox: ${code}`);
}

const sqliteCodes: Record<number, LogCode> = {
  5: 'database-busy',
  6: 'database-busy',
  10: 'disk-full',
  11: 'database-broken',
  13: 'disk-full',
  14: 'database-away',
  26: 'database-broken',
};

/** Turns what a driver threw into a code. SQLite's result codes: sqlite.org/rescode.html; PostgreSQL's classes: its manual, appendix A. */
export function codeOf(thrown: unknown): LogCode {
  if (typeof thrown !== 'object' || thrown === null) return 'unexpected';
  if ('errcode' in thrown && typeof thrown.errcode === 'number')
    return sqliteCodes[thrown.errcode & 0xff] ?? 'unexpected';
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (code === '53100') return 'disk-full';
  if (code.startsWith('40') || code === '55P03') return 'database-busy';
  if (/^(08|57P|53|E[A-Z]+$)/.test(code)) return 'database-away';
  // The driver's own, which have no code.
  if (
    'message' in thrown &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/.test(
      String(thrown.message),
    )
  )
    return 'database-away';
  return 'unexpected';
}
