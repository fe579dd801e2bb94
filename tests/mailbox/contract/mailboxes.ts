import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { newKeys, sealed, type Keys } from '#tests/mailbox/a-room.ts';
import { large, type Here } from './here.ts';

/** Mailboxes: how they are made, change hands and end. */
export function mailboxes({ room, ask, worker, invited, drop, list, code, envelope, used }: Here): void {
  describe('making a Mailbox', () => {
    it('makes one with an invite, and says the same when asked again', async () => {
      const [token, keys] = [await invited('lead'), newKeys()];
      for (const _ of [1, 2]) {
        const made = await ask('POST', 'mailbox', { token, body: keys });
        expect([made.status, made.json]).toEqual([201, { role: 'lead' }]);
      }
      expect(await code(ask('POST', 'mailbox', { token, body: newKeys() }))).toEqual([409, 'used']);
      expect((await ask('GET', 'mailbox', { token: keys.read })).json).toEqual({
        role: 'lead',
        bytes: 0,
        limit: 2 ** 31,
      });
    });

    it('lets exactly one of twenty use an invite when all come at once', async () => {
      const token = await invited();
      const made = await Promise.all(
        Array.from({ length: 20 }, () => ask('POST', 'mailbox', { token, body: newKeys() })),
      );
      expect(made.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    });

    it('does not know an invite that ran out', async () => {
      expect(await code(ask('POST', 'mailbox', { token: await invited('worker', -1), body: newKeys() }))).toEqual([
        404,
        'not-found',
      ]);
    });

    it("makes a team's with a lead's read token and a person's with a drop token, and no other way", async () => {
      const [lead, colleague, team, person] = [await worker('lead'), await worker(), newKeys(), newKeys()];
      expect((await ask('POST', 'mailbox', { token: lead.read, body: team })).json).toEqual({ role: 'team' });
      for (const one of [colleague, team])
        expect((await ask('POST', 'mailbox', { token: one.drop, body: newKeys() })).json).toEqual({ role: 'person' });
      expect((await ask('POST', 'mailbox', { token: colleague.drop, body: person })).json).toEqual({ role: 'person' });
      for (const token of [colleague.read, team.read, person.read, person.drop])
        expect(await code(ask('POST', 'mailbox', { token, body: newKeys() }))).toEqual([404, 'not-found']);
    });

    it('never gives a token a second meaning', async () => {
      const [one, other] = [await worker(), await worker()];
      for (const body of [
        { read: newToken(), drop: one.drop },
        { read: one.read, drop: newToken() },
        { read: one.read, drop: other.drop },
      ]) {
        expect(await code(ask('POST', 'mailbox', { token: await invited(), body }))).toEqual([409, 'different']);
        expect(await code(ask('POST', 'mailbox', { token: other.drop, body }))).toEqual([409, 'different']);
      }
      // A lead who invites with a colleague's drop token would get whoever that colleague is given as theirs.
      const lead = await worker('lead');
      for (const invite of [one.drop, one.read])
        expect(
          await code(ask('POST', 'invites', { token: lead.read, body: { invite, role: 'worker', days: 5 } })),
        ).toEqual([409, 'different']);
      expect((await ask('POST', 'mailbox', { token: one.drop, body: newKeys() })).json).toEqual({ role: 'person' });
    });
  });

  describe('ending', () => {
    const filled = async (keys: { read: string; drop: string }) => {
      const at = { id: newToken(), card: newToken(), vault: newToken(), takeBack: newToken() };
      await drop(keys, sealed(50), at.id, at.takeBack);
      await drop(keys, sealed(large));
      await ask('PUT', 'card', { token: keys.read, body: sealed(9), headers: { 'x-card': at.card } });
      await ask('PUT', 'vault', {
        token: keys.read,
        body: sealed(9),
        headers: { 'x-vault': at.vault, 'x-way': 'recovery' },
      });
      return at;
    };
    const rowsLeft = async (before: number) =>
      Number((await room().db.read('SELECT CAST(COUNT(*) AS BIGINT) AS n FROM pieces'))[0]?.['n']) - before;
    const pieces = () => rowsLeft(0);

    it("a lead ends her worker's Mailbox: it says so, to its reader, to who puts in, and to the vault", async () => {
      const [lead, keys, token] = [await worker('lead'), newKeys(), newToken()];
      const invite = () =>
        ask('POST', 'invites', { token: lead.read, body: { invite: token, role: 'worker', days: 7 } });
      const until = (await invite()).json['until'];
      expect([(await invite()).status, (await invite()).json['until']]).toEqual([201, until]);
      expect(Date.parse(String(until)) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
      await ask('POST', 'mailbox', { token, body: keys });
      const before = await pieces();
      const at = await filled(keys);
      const other = await worker('lead');
      expect(await code(ask('DELETE', 'invites', { token: other.read, headers: { 'x-invite': token } }))).toEqual([
        404,
        'not-found',
      ]);
      expect(await code(ask('DELETE', 'invites', { token: keys.read, headers: { 'x-invite': token } }))).toEqual([
        404,
        'not-found',
      ]);
      for (const _ of [1, 2])
        expect((await ask('DELETE', 'invites', { token: lead.read, headers: { 'x-invite': token } })).status).toBe(204);
      for (const told of [
        ask('GET', 'mailbox', { token: keys.read }),
        ask('GET', 'envelopes', { token: keys.read }),
        drop(keys, sealed(5)),
        ask('GET', 'vault', { token: at.vault }),
        envelope(keys.read, at.id),
      ])
        expect(await code(told)).toEqual([410, 'ended']);
      for (const told of [
        ask('GET', 'card', { token: at.card }),
        ask('GET', 'take-back', { token: at.takeBack }),
        ask('POST', 'mailbox', { token, body: keys }),
      ])
        expect(await code(told)).toEqual([404, 'not-found']);
      expect(await rowsLeft(before)).toBe(0);
    });

    it('an owner deletes her Mailbox: nothing of it is known any more', async () => {
      const keys = await worker();
      const before = await pieces();
      const at = await filled(keys);
      for (const _ of [1, 2]) expect((await ask('DELETE', 'mailbox', { token: keys.read })).status).toBe(204);
      for (const told of [
        ask('GET', 'mailbox', { token: keys.read }),
        drop(keys, sealed(5)),
        ask('GET', 'vault', { token: at.vault }),
        ask('GET', 'card', { token: at.card }),
        ask('GET', 'take-back', { token: at.takeBack }),
      ])
        expect(await code(told)).toEqual([404, 'not-found']);
      expect(await rowsLeft(before)).toBe(0);
    });

    it("a team's Mailbox gets other tokens: those before end, all that it holds and its numbers stay", async () => {
      const [lead, team, next, further] = [await worker('lead'), newKeys(), newKeys(), newToken()];
      await ask('POST', 'mailbox', { token: lead.read, body: team });
      const at = { id: newToken(), takeBack: newToken() };
      await drop(team, sealed(50), at.id, at.takeBack);
      await drop(team, sealed(large));
      await ask('PUT', 'drop', { token: team.read, headers: { 'x-drop': further, 'x-drop-id': newToken() } });
      const change = (read: string, body: Keys = next) => code(ask('PUT', 'mailbox', { token: read, body }));
      for (const read of [lead.read, team.drop]) expect(await change(read)).toEqual([404, 'not-found']);
      for (const body of [
        { read: lead.read, drop: newToken() },
        { read: newToken(), drop: lead.drop },
      ])
        expect(await change(team.read, body)).toEqual([409, 'different']);
      const [before, bytes] = [await list(team), await used(team.read)];
      expect((await ask('PUT', 'mailbox', { token: team.read, body: next })).status).toBe(204);
      expect([await list(next), await used(next.read)]).toEqual([before, bytes]);
      for (const told of [
        ask('GET', 'mailbox', { token: team.read }),
        ask('GET', 'envelopes', { token: team.read }),
        envelope(team.read, at.id),
        drop(team, sealed(5)),
        ask('PUT', 'mailbox', { token: team.read, body: newKeys() }),
      ])
        expect(await code(told)).toEqual([410, 'ended']);
      expect(await code(ask('POST', 'mailbox', { token: lead.read, body: team }))).toEqual([410, 'ended']);
      // What a person did before goes on: their own way in, and taking back.
      expect(
        (await ask('POST', 'envelopes', { token: further, body: sealed(7), headers: { 'x-envelope': newToken() } }))
          .status,
      ).toBe(201);
      expect((await list(next)).at(-1)?.seq).toBe(3);
      expect((await ask('POST', 'take-back', { token: at.takeBack })).status).toBe(204);
      expect((await ask('GET', 'mailbox', { token: next.read })).json['role']).toBe('team');
      expect((await ask('DELETE', 'mailbox', { token: next.read })).status).toBe(204);
    });

    it('a lead hands the lead over: her invites are the new one’s, and she is a worker', async () => {
      const [lead, next, other, hand, invite] = [
        await worker('lead'),
        await worker(),
        await worker(),
        newToken(),
        newToken(),
      ];
      const asked = { token: lead.read, body: { invite: hand, role: 'hand-over', days: 14 } };
      expect(
        (await ask('POST', 'invites', { token: lead.read, body: { invite, role: 'worker', days: 14 } })).status,
      ).toBe(201);
      expect((await ask('POST', 'invites', asked)).status).toBe(201);
      // It makes no Mailbox, and neither an invite to join nor a token of somebody else hands anything over.
      expect(await code(ask('POST', 'mailbox', { token: hand, body: newKeys() }))).toEqual([404, 'not-found']);
      const take = (read: string, with_ = hand) => code(ask('POST', 'lead', { token: read, body: { invite: with_ } }));
      expect(await take(next.read, invite)).toEqual([404, 'not-found']);
      expect(await take(lead.read)).toEqual([404, 'not-found']);
      for (const _ of [1, 2]) expect(await take(next.read)).toEqual([204, undefined]);
      expect(await take(other.read)).toEqual([404, 'not-found']);
      const roles = async () =>
        Promise.all([lead, next].map(async ({ read }) => (await ask('GET', 'mailbox', { token: read })).json['role']));
      expect(await roles()).toEqual(['worker', 'lead']);
      for (const told of [
        ask('POST', 'invites', asked),
        ask('DELETE', 'invites', { token: lead.read, headers: { 'x-invite': invite } }),
        ask('POST', 'mailbox', { token: lead.read, body: newKeys() }),
      ])
        expect(await code(told)).toEqual([404, 'not-found']);
      expect((await ask('DELETE', 'invites', { token: next.read, headers: { 'x-invite': invite } })).status).toBe(204);
      expect(await code(ask('POST', 'mailbox', { token: invite, body: newKeys() }))).toEqual([404, 'not-found']);
      // One that was taken back, or ran out, hands nothing over.
      const back = newToken();
      await ask('POST', 'invites', { token: next.read, body: { invite: back, role: 'hand-over', days: 14 } });
      await ask('DELETE', 'invites', { token: next.read, headers: { 'x-invite': back } });
      expect(await take(lead.read, back)).toEqual([404, 'not-found']);
      expect(await roles()).toEqual(['worker', 'lead']);
    });

    it('an invite that nobody used is void once its lead is gone', async () => {
      const [lead, token] = [await worker('lead'), newToken()];
      await ask('POST', 'invites', { token: lead.read, body: { invite: token, role: 'worker', days: 7 } });
      expect(
        await code(ask('POST', 'invites', { token: lead.read, body: { invite: token, role: 'lead', days: 7 } })),
      ).toEqual([409, 'different']);
      await ask('DELETE', 'mailbox', { token: lead.read });
      expect(await code(ask('POST', 'mailbox', { token, body: newKeys() }))).toEqual([404, 'not-found']);
    });
  });
}
