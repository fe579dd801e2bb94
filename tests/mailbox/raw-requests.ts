// Requests as bytes, that no browser would send: a written list, and a way to make more of the same kind.
import fc from 'fast-check';
import type { Keys } from './a-room.ts';

/** How the one who asks goes: when a first word came, at the end of what they sent, or before anything could be said. */
export type Leaves = 'when told' | 'at the end' | 'at once';
export interface Raw {
  bytes: Buffer;
  leaves: Leaves;
}

export const files = [
  '/',
  '/index.html',
  '/sounds/long.mp3',
  '/_astro/a.123.js',
  '/empty.txt',
  '/nothing',
  '/healthz',
  '/sounds',
  '/%E0%A4%A',
  '/..%2f..%2fpackage.json',
  '/.git/config',
  '/a%00b',
  '//x',
  '*',
  'http://x/sounds/long.mp3',
  '/?a=1&a=2',
];
export const calls = [
  'mailbox',
  'envelopes',
  'envelopes?after=-1',
  'envelope',
  'drop',
  'take-back',
  'card',
  'vault',
  'invites',
  'nothing',
  '../healthz',
  '%2e%2e/',
  '',
].map((path) => `/api/${path}`);
const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'NONSENSE',
];
/** One more header. Those that announce a body are sent without one: nothing comes after them. */
const headers = [
  '',
  'range: bytes=0-0',
  'range: bytes=9-2',
  'range: bytes=-5',
  'range: bytes=-99999999999999999999',
  'range: bytes=99999999999999999999-',
  'range: bytes=0-99999999999999999999999',
  'range: bytes=-0',
  'range: bytes=--1',
  `range: bytes=${'0-0,2-2,'.repeat(300)}5-5`,
  `range: bytes=${'-1,'.repeat(500)}-2`,
  'range: bytes=0-0\r\nrange: bytes=5-2',
  'range: lines=1-2',
  'range: bytes=1-2\r\nif-range: "x"',
  'accept-encoding: br, gzip, zstd',
  'accept-encoding: br;q=0, *;q=9',
  'accept-encoding: \u0001',
  `accept-encoding: ${'br,'.repeat(1000)}`,
  'if-none-match: *',
  'if-match: "x"',
  'if-modified-since: never',
  'if-unmodified-since: Thu, 01 Jan 1970 00:00:00 GMT',
  'content-encoding: gzip',
  'expect: 100-continue',
  'expect: much',
  'upgrade: websocket\r\nconnection: upgrade',
  'x-forwarded-for: , ,',
  'cookie: a',
  `x-long: ${'x'.repeat(20_000)}`,
  'host: y',
  'connection: keep-alive, close',
];
const bodies = [
  'content-length: 5',
  'content-length: -1',
  'content-length: 0x10',
  'content-length: 99999999999999999999',
  'content-length: 1e3',
  'content-length: 26214400',
  'transfer-encoding: chunked',
  'transfer-encoding: gzip, chunked',
  'transfer-encoding: nonsense',
];

let n = 0;
const from = () => {
  n += 1;
  return `10.${String((n >> 16) & 255)}.${String((n >> 8) & 255)}.${String(n & 255)}`;
};

/** Everything but the blank line. What a good token would end is asked without one. */
function headOf(keys: Keys, method: string, target: string, ...more: string[]): string {
  const ends = method === 'DELETE' && target.startsWith('/api/mailbox');
  const token = ends ? '0'.repeat(32) : method === 'POST' ? keys.drop : keys.read;
  n += 1;
  return [
    `${method} ${target} HTTP/1.1`,
    'host: x',
    `x-forwarded-for: ${from()}`,
    `authorization: Bearer ${token}`,
    `x-envelope: ${n.toString(16).padStart(32, '0')}`,
    'content-type: application/octet-stream',
    ...more,
  ]
    .filter(Boolean)
    .join('\r\n');
}
const raw = (text: string, leaves: Leaves): Raw => ({ bytes: Buffer.from(text, 'latin1'), leaves });

/** Every one of these addresses, asked in every way, with each header. */
export const written = (keys: Keys, targets: readonly string[]): Raw[] =>
  targets.flatMap((target) =>
    methods.flatMap((method) => [
      ...headers.map((header) => raw(`${headOf(keys, method, target, header)}\r\n\r\n`, 'when told')),
      ...bodies.map((header) => raw(`${headOf(keys, method, target, header)}\r\n\r\n`, 'at the end')),
    ]),
  );

/** Requests that two servers could read in two ways, each with another one hidden in it. One answer at most may come: 400, and the line closed. */
export function smuggled(keys: Keys): string[] {
  const hidden = 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n';
  const post = (...more: string[]) => headOf(keys, 'POST', '/api/envelopes', ...more);
  const long = `content-length: ${String(hidden.length + 5)}`;
  return [
    `${post(long, 'transfer-encoding: chunked')}\r\n\r\n0\r\n\r\n${hidden}`,
    `${post('transfer-encoding: chunked', 'content-length: 4')}\r\n\r\n0\r\n\r\n${hidden}`,
    `${post('content-length: 0', long)}\r\n\r\n${hidden}`,
    `${post(`content-length: 0, ${String(hidden.length)}`)}\r\n\r\n${hidden}`,
    `${post('content-length: +0')}\r\n\r\n${hidden}`,
    `${post('transfer-encoding : chunked')}\r\n\r\n0\r\n\r\n${hidden}`,
    `${post('transfer-encoding: xchunked')}\r\n\r\n0\r\n\r\n${hidden}`,
    `${post('transfer-encoding: chunked, identity')}\r\n\r\n0\r\n\r\n${hidden}`,
    `${post('transfer-encoding: chunked')}\r\n\r\n-1\r\n\r\n${hidden}`,
    `${post('transfer-encoding: chunked')}\r\n\r\nfffffffffffffffff\r\n${hidden}`,
    `${post('transfer-encoding: chunked')}\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n${hidden}`,
    `${post('x: y\nz: a', long)}\r\n\r\n${hidden}`,
    `${post('x: y\rz: a')}\r\n\r\n${hidden}`,
    `${post(' content-length: 3')}\r\n\r\n${hidden}`,
    `GET / HTTP/1.1\r\nhost: x\r\ncontent length: 3\r\n\r\n${hidden}`,
    `GET /x y HTTP/1.1\r\n\r\n${hidden}`,
  ];
}

/** Halves of requests, and of bodies, whose sender goes. */
export const halves = (keys: Keys): Raw[] =>
  (['at the end', 'at once'] as const).flatMap((leaves) =>
    [
      '',
      '\r\n',
      'G',
      'GET',
      'GET / HTTP/1.1',
      'GET / HTTP/1.1\r\nhost',
      'GET / HTTP/1.1\r\nhost: x\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET /',
      '\u0016\u0003\u0001\u0002\u0000',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      ...[
        'content-length: 100',
        'content-length: 300000',
        'content-length: 26214400',
        'transfer-encoding: chunked',
      ].flatMap((header) =>
        ['', 'x', 'x'.repeat(50), `20000\r\n${'x'.repeat(131_072)}`].flatMap((body) =>
          ['/api/envelopes', '/', '/api/nothing'].map(
            (target) => `${headOf(keys, 'POST', target, header)}\r\n\r\n${body}`,
          ),
        ),
      ),
      `${headOf(keys, 'GET', '/sounds/long.mp3')}\r\n\r\n`,
      `${headOf(keys, 'GET', '/sounds/long.mp3', 'range: bytes=5-')}\r\n\r\n`.repeat(20),
      `${headOf(keys, 'GET', '/api/envelopes')}\r\n\r\n`,
    ].map((text) => raw(text, leaves)),
  );

/** More of the same kind, put together by chance. */
export const made = (keys: Keys): fc.Arbitrary<Raw> =>
  fc
    .record({
      method: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...methods) },
        { weight: 1, arbitrary: fc.string({ maxLength: 9 }) },
      ),
      target: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...files, ...calls) },
        { weight: 1, arbitrary: fc.webPath() },
        { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
      ),
      more: fc.array(
        fc.oneof(
          fc.constantFrom(...headers, ...bodies),
          fc
            .tuple(
              fc.constantFrom('range: bytes=', 'x-envelope: ', 'content-type: ', 'accept-encoding: ', 'if-range: ', ''),
              fc.string({ maxLength: 30 }),
            )
            .map(([name, value]) => name + value),
        ),
        { maxLength: 4 },
      ),
      body: fc.oneof(fc.constant(''), fc.string({ maxLength: 300 }), fc.constant('5\r\nhello\r\n0\r\n\r\n')),
      cut: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
      leaves: fc.constantFrom<Leaves>('at the end', 'at once'),
    })
    .map(({ method, target, more, body, cut, leaves }) => {
      const text = `${headOf(keys, method, target, ...more)}\r\n\r\n${body}`;
      return raw(text.slice(0, Math.ceil(text.length * cut)), leaves);
    });
