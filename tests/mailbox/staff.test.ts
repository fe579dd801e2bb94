import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newToken } from '#model/token.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { staffFrom } from '#mailbox/staff/staff.ts';
import { copyAll } from '#mailbox/store/copying.ts';
import { goodUntil, makeInvite, staffSum } from '#mailbox/store/invites.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { aStaffLogin, type StaffLogin, type Wrong } from '#tests/support/a-staff-login.ts';
import { aRoom, newKeys, type Keys, type TheRoom } from './a-room.ts';

/** Staff show who they are by the council's own log-in before an invite makes a Mailbox (docs/decisions/0104): with a log-in that does all it can wrong. */

let [folder, now] = ['', Date.now()];
let login: StaffLogin;
let room: TheRoom;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'staff-'));
  now = Date.now();
  keys = newKeys();
  login = await aStaffLogin();
  const db = openSqlite(join(folder, 'mailbox.sqlite'));
  await migrate(db);
  room = await aRoom(db, { staff: await staffFrom(environment(), 1), now: () => now });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await room.mailboxes.close();
  await login.stop();
  rmSync(folder, { recursive: true });
});

const environment = () => ({
  OIDC_ISSUER: login.issuer,
  OIDC_CLIENT: login.client,
  OIDC_SECRET: login.secret,
  SITE_URL: 'https://matters.example',
});
/** The Mailbox that somebody is about to make; another window with the same invite has others. */
let keys: Keys;
/** An invite for whoever has this address at the log-in. @returns its token */
async function inviteFor(email: string): Promise<string> {
  const token = newToken();
  await room.db.write((run) =>
    makeInvite(run, {
      sum: sumOf(token),
      role: 'worker',
      until: goodUntil(now, 14),
      made_by: null,
      staff: staffSum(token, email),
    }),
  );
  return token;
}
const joinBy = (token: string, mine = keys) => room.ask('POST', 'mailbox', { token, body: mine });
const begin = async (token: string) =>
  (await room.ask('POST', 'staff', { token })).json as { address: string; state: string };
const show = (token: string, answer: string) => room.ask('PUT', 'staff', { token, body: { answer, read: keys.read } });
/** Goes to the log-in and comes back. @returns what stands behind the `?` */
const wentThere = async (token: string) => login.logIn((await begin(token)).address).search.slice(1);
const saidWhere = async (answered: Promise<{ status: number; json: Record<string, unknown> }>) => {
  const { status, json } = await answered;
  return [status, json['code'] ?? json['name']];
};

describe('where staff join by the council’s log-in', () => {
  it('an invite makes a Mailbox only for who showed who they are, in the hour after', async () => {
    const token = await room.invited();
    expect(await saidWhere(joinBy(token))).toEqual([403, 'who-first']);
    const { address, state } = await begin(token);
    const asks = new URL(address).searchParams;
    expect(
      Object.fromEntries(
        ['response_type', 'redirect_uri', 'code_challenge_method', 'state', 'scope'].map((name) => [
          name,
          asks.get(name),
        ]),
      ),
    ).toEqual({
      response_type: 'code',
      redirect_uri: 'https://matters.example/worker/join/',
      code_challenge_method: 'S256',
      state,
      scope: 'openid profile email',
    });
    expect(address).not.toContain(token);
    expect(await saidWhere(show(token, login.logIn(address).search.slice(1)))).toEqual([200, 'Jo Field']);
    now += 3_500_000;
    expect((await joinBy(token)).status).toBe(201);
    expect(await saidWhere(begin(token).then(() => room.ask('POST', 'staff', { token })))).toEqual([404, 'not-found']);
    const later = await room.invited();
    keys = newKeys();
    await show(later, await wentThere(later));
    now += 3_700_000;
    expect(await saidWhere(joinBy(later))).toEqual([403, 'who-first']);
  });

  it('one invite’s proof opens no other, and an answer that was lost on the way is told again', async () => {
    const [mine, other] = [await room.invited(), await room.invited()];
    const answer = await wentThere(mine);
    await begin(other);
    expect(await saidWhere(show(other, answer))).toEqual([403, 'not-shown']);
    expect((await show(mine, answer)).status).toBe(200);
    expect(await saidWhere(show(mine, answer))).toEqual([200, null]);
    expect(await saidWhere(joinBy(other))).toEqual([403, 'who-first']);
    // Somebody else who has the invite too waited for its worker to show who they are.
    expect(await saidWhere(joinBy(mine, newKeys()))).toEqual([403, 'who-first']);
    expect((await joinBy(mine)).status).toBe(201);
  });

  it('an invite for somebody’s own address is theirs alone', async () => {
    const [theirs, others] = [await inviteFor('Jo.Field@council.example'), await inviteFor('ann@council.example')];
    expect(await saidWhere(show(theirs, await wentThere(theirs)))).toEqual([200, 'Jo Field']);
    expect(await saidWhere(show(others, await wentThere(others)))).toEqual([403, 'not-shown']);
    login.wrong = { claims: { email: 'ann@council.example', email_verified: false } };
    expect(await saidWhere(show(others, await wentThere(others)))).toEqual([403, 'not-shown']);
    login.wrong = { claims: { email: 'ann@council.example' } };
    expect(await saidWhere(show(others, await wentThere(others)))).toEqual([200, 'Jo Field']);
  });

  it.each<[string, Wrong]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another audience', { claims: { aud: 'another' } }],
    ['another issuer', { claims: { iss: 'https://login.example' } }],
    ['a token that ran out', { claims: { exp: Math.floor(Date.now() / 1000) - 180 } }],
    ['a token of later', { claims: { nbf: Math.floor(Date.now() / 1000) + 180 } }],
    ['somebody else where it says who they are', { userinfo: { sub: 'staff-2', name: 'Jo Field' } }],
    ['another key', { signature: 'another-key' }],
    ['words that were changed', { signature: 'changed' }],
    ['no signature', { signature: 'none' }],
  ])('%s proves nothing', async (_what, wrong) => {
    const token = await room.invited();
    login.wrong = wrong;
    expect(await saidWhere(show(token, await wentThere(token)))).toEqual([403, 'not-shown']);
    expect(await saidWhere(joinBy(token))).toEqual([403, 'who-first']);
    // It is no dead end: with a good answer it goes on.
    login.wrong = {};
    expect((await show(token, await wentThere(token))).status).toBe(200);
  });

  it('a code that was used, another state, an answer nobody asked for, and one that comes too late prove nothing', async () => {
    const token = await room.invited();
    const answer = await wentThere(token);
    expect((await show(token, answer)).status).toBe(200);
    const again = await room.invited();
    const { state } = await begin(again);
    const replayed = new URLSearchParams(answer);
    replayed.set('state', state);
    expect(await saidWhere(show(again, replayed.toString())), 'a used code').toEqual([403, 'not-shown']);
    expect(await saidWhere(show(again, replayed.toString())), 'nobody asked').toEqual([403, 'not-shown']);
    const other = new URLSearchParams(await wentThere(again));
    other.set('state', 'another');
    expect(await saidWhere(show(again, other.toString())), 'another state').toEqual([403, 'not-shown']);
    const late = await wentThere(again);
    now += 901_000;
    expect(await saidWhere(show(again, late)), 'late').toEqual([403, 'not-shown']);
    await begin(again);
    expect(await saidWhere(show(again, `error=access_denied&state=${state}`)), 'refused there').toEqual([
      403,
      'not-shown',
    ]);
  });

  it('a log-in that is slow or in trouble is said to be tried later, and nothing is opened by it', async () => {
    const token = await room.invited();
    for (const wrong of [{ status: 500 }, { status: 502 }]) {
      login.wrong = wrong;
      expect(await saidWhere(show(token, await wentThere(token)))).toEqual([503, 'try-later']);
    }
    login.wrong = { userinfo: 503 };
    expect(await saidWhere(show(token, await wentThere(token)))).toEqual([503, 'try-later']);
    login.wrong = { after: 60_000 };
    expect(await saidWhere(show(token, await wentThere(token)))).toEqual([503, 'try-later']);
    expect(await saidWhere(joinBy(token))).toEqual([403, 'who-first']);
  });

  it('a log-in that says who somebody is at its own address alone is asked there', async () => {
    const token = await inviteFor('jo.field@council.example');
    for (const userinfo of [{ name: 'Jo Field' }, { email: 'jo.field@council.example', email_verified: false }, 403]) {
      login.wrong = { userinfo };
      expect(await saidWhere(show(token, await wentThere(token)))).toEqual([403, 'not-shown']);
    }
    login.wrong = { userinfo: { name: 'Jo Field', email: 'jo.field@council.example' } };
    expect(await saidWhere(show(token, await wentThere(token)))).toEqual([200, 'Jo Field']);
    // Where nobody's address is needed, who may not be asked about is let in by the token alone.
    const anybody = await room.invited();
    login.wrong = { userinfo: 403 };
    expect(await saidWhere(show(anybody, await wentThere(anybody)))).toEqual([200, null]);
  });

  it('a log-in whose clock goes 2 minutes before or after ours is believed', async () => {
    for (const claims of [{ nbf: Math.floor(Date.now() / 1000) + 115 }, { exp: Math.floor(Date.now() / 1000) - 115 }]) {
      const token = await room.invited();
      login.wrong = { claims };
      expect(await saidWhere(show(token, await wentThere(token)))).toEqual([200, 'Jo Field']);
    }
  });

  it('a log-in that has new keys is believed again at the next try, and not after a minute', async () => {
    const token = await room.invited();
    expect((await show(token, await wentThere(token))).status).toBe(200);
    login.turnKeys();
    const next = await room.invited();
    expect(await saidWhere(show(next, await wentThere(next)))).toEqual([503, 'try-later']);
    expect(await saidWhere(show(next, await wentThere(next)))).toEqual([200, 'Jo Field']);
  });

  it('asks the log-in nothing before somebody wants to show who they are, and keeps nothing of who they are', async () => {
    const token = await room.invited();
    await joinBy(token);
    expect(login.asked).toEqual({});
    login.wrong = { claims: { name: 'Quince Rarename' } };
    await show(token, await wentThere(token));
    await joinBy(token);
    for (const name of readdirSync(folder))
      for (const planted of ['Quince', 'council.example', 'staff-1'])
        expect(readFileSync(join(folder, name)).includes(planted), `${name}: ${planted}`).toBe(false);
  });

  it('goes into a backup with whom an invite is for, and without what is going on', async () => {
    const token = await inviteFor('jo.field@council.example');
    await begin(token);
    const copy = openSqlite(join(folder, 'copy.sqlite'));
    await migrate(copy);
    await copyAll(room.db, copy);
    expect([
      await copy.read('SELECT * FROM staff_asks'),
      (await copy.read('SELECT staff FROM invites'))[0]?.['staff'] !== null,
    ]).toEqual([[], true]);
    await copy.close();
  });
});

describe('where it is not set up', () => {
  it('an invite is enough, and the address is not there', async () => {
    const off = await aRoom(room.db);
    const token = await off.invited();
    expect((await off.ask('POST', 'staff', { token })).status).toBe(404);
    expect((await off.ask('POST', 'mailbox', { token, body: newKeys() })).status).toBe(201);
  });

  it('half of it, or a log-in without https, is told in plain words', async () => {
    expect(await staffFrom({})).toBeUndefined();
    await expect(staffFrom({ OIDC_ISSUER: 'https://login.example' })).rejects.toThrow(
      'OIDC_CLIENT and OIDC_SECRET must be set where OIDC_ISSUER is.',
    );
    await expect(staffFrom({ ...environment(), SITE_URL: '' })).rejects.toThrow('SITE_URL must be set');
    await expect(staffFrom({ ...environment(), OIDC_ISSUER: 'http://login.example' })).rejects.toThrow('https://');
  });
});
