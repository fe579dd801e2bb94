import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { beginEpoch, epochOf } from '#mailbox/store/epoch.ts';
import { aRoom, newKeys, requestFor, sealed, type Asking } from '#tests/mailbox/a-room.ts';
import { large, type Here } from './here.ts';

/** Answers: the mark on each, and what is not taken. */
export function answers({ room, ask, worker, drop, list, withoutTime, used }: Here): void {
  describe('the mark', () => {
    const markOf = (told: { headers: Headers }) => (told.headers.get('x-mailbox') ?? '').split(' ');

    it('stands on every answer, whatever it says: the epoch, what was asked with, and the server’s time', async () => {
      const [keys, id] = [await worker(), newToken()];
      await drop(keys, sealed(9), id);
      const epochs = new Set<string | undefined>();
      const asks: [string, string, Asking][] = [
        ['GET', 'mailbox', { token: keys.read }],
        ['GET', 'mailbox', {}],
        ['GET', 'nothing', {}],
        ['PATCH', 'mailbox', {}],
        ['HEAD', 'mailbox', { token: keys.read }],
        ['OPTIONS', 'mailbox', {}],
        ['GET', 'envelope', { token: keys.read, headers: { 'x-envelope': id } }],
        ['DELETE', 'envelope', { token: keys.read, headers: { 'x-envelope': id } }],
      ];
      for (const [method, path, asking] of asks) {
        const asked = newToken();
        const [epoch, ask2, now] = markOf(
          await ask(method, path, { ...asking, headers: { ...asking.headers, 'x-ask': asked } }),
        );
        epochs.add(epoch);
        expect([path, ask2]).toEqual([path, asked]);
        expect(Math.abs(Number(now) - Date.now())).toBeLessThan(10_000);
      }
      expect([...epochs]).toEqual([expect.stringMatching(/^(?!0{32})[0-9a-f]{32}$/)]);
    });

    it('says zeros to who asks with nothing, or with what is none', async () => {
      for (const headers of [{}, { 'x-ask': 'A'.repeat(32) }, { 'x-ask': `${newToken()} ${newToken()}` }] as Record<
        string,
        string
      >[])
        expect(markOf(await ask('GET', 'mailbox', { headers }))[1]).toBe('0'.repeat(32));
    });

    it('has another epoch once the Mailboxes were restored, and the same one else', async () => {
      const epoch = await epochOf(room().db.read);
      expect(await epochOf((await aRoom(room().db)).db.read)).toBe(epoch);
      await room().db.write(beginEpoch);
      expect(await epochOf(room().db.read)).not.toBe(epoch);
    });
  });

  describe('what it does not take', () => {
    const cases: [string, number, string, (k: { read: string; drop: string }) => [string, string, Asking]][] = [
      ['an address that is not there', 404, 'not-found', ({ read }) => ['GET', 'letters', { token: read }]],
      ['an address with a slash behind', 404, 'not-found', ({ read }) => ['GET', 'mailbox/', { token: read }]],
      ['a way of asking that is not there', 405, 'method', ({ read }) => ['PATCH', 'mailbox', { token: read }]],
      ['no token', 404, 'not-found', () => ['GET', 'mailbox', {}]],
      ['a token nobody has', 404, 'not-found', () => ['GET', 'mailbox', { token: newToken() }]],
      ['a token of the wrong sort', 404, 'not-found', ({ drop: d }) => ['GET', 'mailbox', { token: d }]],
      ['a token in capital letters', 404, 'not-found', ({ read }) => ['GET', 'mailbox', { token: read.toUpperCase() }]],
      ['something unknown in the query', 400, 'bad-request', ({ read }) => ['GET', 'mailbox?x=1', { token: read }]],
      [
        'a query with nothing in it that is asked for',
        400,
        'bad-request',
        ({ read }) => ['GET', 'envelopes?after=', { token: read }],
      ],
      [
        'the same name twice in the query',
        400,
        'bad-request',
        ({ read }) => ['GET', 'envelopes?after=1&after=2', { token: read }],
      ],
      ['a NUL in the query', 400, 'bad-request', ({ read }) => ['GET', 'envelopes?after=1%00', { token: read }]],
      [
        'an Envelope without an id',
        400,
        'bad-request',
        ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(5) }],
      ],
      [
        'an id that is none',
        400,
        'bad-request',
        ({ read }) => ['GET', 'envelope', { token: read, headers: { 'x-envelope': '../x' } }],
      ],
      [
        'a body of another type',
        415,
        'media-type',
        ({ drop: d }) => [
          'POST',
          'envelopes',
          { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'content-type': 'text/plain' } },
        ],
      ],
      [
        'a packed body',
        415,
        'media-type',
        ({ drop: d }) => [
          'POST',
          'envelopes',
          { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'content-encoding': 'gzip' } },
        ],
      ],
      [
        'a body without a length',
        411,
        'length',
        ({ drop: d }) => [
          'POST',
          'envelopes',
          { token: d, headers: { 'x-envelope': newToken(), 'content-type': 'application/octet-stream' } },
        ],
      ],
      [
        'a body in chunks',
        411,
        'length',
        ({ drop: d }) => [
          'POST',
          'envelopes',
          { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'transfer-encoding': 'chunked' } },
        ],
      ],
      [
        'an empty body',
        400,
        'bad-request',
        ({ drop: d }) => ['POST', 'envelopes', { token: d, body: sealed(0), headers: { 'x-envelope': newToken() } }],
      ],
      [
        'a body that is shorter than said',
        400,
        'bad-request',
        ({ drop: d }) => [
          'POST',
          'envelopes',
          { token: d, body: sealed(5), headers: { 'x-envelope': newToken(), 'content-length': '6' } },
        ],
      ],
      [
        'a body that is longer than said',
        400,
        'bad-request',
        ({ drop: d }) => [
          'POST',
          'envelopes',
          { token: d, body: sealed(large), headers: { 'x-envelope': newToken(), 'content-length': String(large - 1) } },
        ],
      ],
      [
        'a large body that breaks off',
        400,
        'bad-request',
        ({ drop: d }) => [
          'POST',
          'envelopes',
          { token: d, body: sealed(300_000), headers: { 'x-envelope': newToken(), 'content-length': String(large) } },
        ],
      ],
      [
        'a body that is too large',
        413,
        'too-large',
        ({ drop: d }) => [
          'POST',
          'envelopes',
          {
            token: d,
            body: sealed(5),
            headers: { 'x-envelope': newToken(), 'content-length': String(25 * 1024 * 1024 + 1) },
          },
        ],
      ],
      [
        'a body where none belongs',
        400,
        'bad-request',
        ({ read }) => ['DELETE', 'envelope', { token: read, body: sealed(5), headers: { 'x-envelope': newToken() } }],
      ],
      [
        'JSON with something more in it',
        400,
        'bad-request',
        ({ drop: d }) => ['POST', 'mailbox', { token: d, body: { ...newKeys(), name: 'Jo' } }],
      ],
      [
        'JSON that is none',
        400,
        'bad-request',
        ({ drop: d }) => [
          'POST',
          'mailbox',
          { token: d, body: new TextEncoder().encode('{"read":'), headers: { 'content-type': 'application/json' } },
        ],
      ],
      [
        'JSON in another encoding',
        400,
        'bad-request',
        ({ drop: d }) => [
          'POST',
          'mailbox',
          {
            token: d,
            body: Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0),
            headers: { 'content-type': 'application/json' },
          },
        ],
      ],
      [
        'too much JSON',
        413,
        'too-large',
        ({ drop: d }) => ['POST', 'mailbox', { token: d, body: { ...newKeys(), more: 'x'.repeat(1024) } }],
      ],
      [
        'one token for both',
        400,
        'bad-request',
        ({ drop: d }) => {
          const one = newToken();
          return ['POST', 'mailbox', { token: d, body: { read: one, drop: one } }];
        },
      ],
      [
        'a vault opened in an unknown way',
        400,
        'bad-request',
        ({ read }) => [
          'PUT',
          'vault',
          { token: read, body: sealed(5), headers: { 'x-vault': newToken(), 'x-way': 'fingerprint' } },
        ],
      ],
      [
        'an invite for a year',
        400,
        'bad-request',
        ({ read }) => ['POST', 'invites', { token: read, body: { invite: newToken(), role: 'worker', days: 365 } }],
      ],
    ];

    it.each(cases)('%s: %i %s, and nothing is stored', async (_what, status, said, make) => {
      const keys = await worker('lead');
      const [method, path, asking] = make(keys);
      const told = await ask(method, path, asking);
      expect([told.status, told.json]).toEqual([status, { code: said }]);
      expect(told.headers.get('cache-control')).toBe('no-store');
      expect([await list(keys), await used(keys.read)]).toEqual([[], 0]);
      expect(await room().db.read('SELECT key FROM arriving')).toEqual([]);
    });

    it('gives a stranger the same answer whatever else is wrong with the request', async () => {
      const one = await ask('POST', 'envelopes', {
        token: newToken(),
        body: sealed(5),
        headers: { 'x-envelope': newToken() },
      });
      for (const asking of [
        {},
        { token: 'x' },
        { token: newToken(), body: {} },
        { token: newToken(), headers: { 'content-length': '999999999999' } },
      ]) {
        const told = await ask('POST', 'envelopes', asking);
        expect([told.status, told.json, withoutTime(told)]).toEqual([one.status, one.json, withoutTime(one)]);
      }
    });

    it('does as many things for a token that is not there as for one of the wrong sort', async () => {
      let count = 0;
      const counting = await aRoom({
        ...room().db,
        read: (sql, values) => {
          count += 1;
          return room().db.read(sql, values);
        },
      });
      const [keys, invite] = [await counting.worker(), await counting.invited()];
      for (const [method, path] of [
        ['GET', 'mailbox'],
        ['POST', 'mailbox'],
        ['GET', 'envelopes'],
        ['POST', 'envelopes'],
        ['GET', 'take-back'],
        ['GET', 'card'],
        ['GET', 'vault'],
        ['PUT', 'card'],
      ] as const) {
        const of = async (token: string) => {
          count = 0;
          await counting.ask(method, path, { token });
          return count;
        };
        const own = method === 'POST' && (path === 'mailbox' || path === 'envelopes');
        const wrong = path === 'envelopes' && own ? invite : own ? keys.read : keys.drop;
        expect([path, await of(newToken()), await of('')]).toEqual([path, await of(wrong), await of(wrong)]);
      }
    });

    it('takes nothing while its database is away, says try later, and logs only a code', async () => {
      const away = Object.assign(new Error('secret words'), { code: 'ECONNREFUSED' });
      const broken = await aRoom(room().db);
      const there = await broken.mailboxes.handle(requestFor('GET', 'mailbox', {}), 'x');
      expect(there.status).toBe(404);
      let isAway = false;
      const flaky = await aRoom({
        ...room().db,
        read: (sql, values) => (isAway ? Promise.reject(away) : room().db.read(sql, values)),
      });
      const keys = await flaky.worker();
      const { error } = console;
      const said: unknown[] = [];
      console.error = (...all) => {
        said.push(...all);
      };
      isAway = true;
      try {
        expect((await flaky.ask('GET', 'mailbox', { token: keys.read })).json).toEqual({ code: 'try-later' });
      } finally {
        console.error = error;
      }
      expect(said).toEqual(['mailbox: database-away']);
    });
  });
}
