import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { newKeys, sealed } from '#tests/mailbox/a-room.ts';
import { large, type Here } from './here.ts';

/** What is kept for workers: cards and vaults. */
export function kept({ ask, worker, code, used }: Here): void {
  describe('cards and vaults', () => {
    it.each([500, large])('keeps a card of %i bytes in the place of the one before', async (size) => {
      const [keys, one, two, bytes] = [await worker(), newToken(), newToken(), sealed(size)];
      const put = (token: string, body: Uint8Array) =>
        ask('PUT', 'card', { token: keys.read, body, headers: { 'x-card': token } });
      expect((await put(one, sealed(99))).status).toBe(204);
      for (const _ of [1, 2]) expect((await put(two, bytes)).status).toBe(204);
      expect((await ask('GET', 'card', { token: two })).bytes.equals(bytes)).toBe(true);
      expect(await code(ask('GET', 'card', { token: one }))).toEqual([404, 'not-found']);
      expect(await used(keys.read)).toBe(size);
      for (const _ of [1, 2]) expect((await ask('DELETE', 'card', { token: keys.read })).status).toBe(204);
      expect(await code(ask('GET', 'card', { token: two }))).toEqual([404, 'not-found']);
      expect(await used(keys.read)).toBe(0);
    });

    it('keeps two vaults, one for each way, and neither opens as a card', async () => {
      const [keys, pass, recovery] = [await worker(), newToken(), newToken()];
      for (const [token, way] of [
        [pass, 'passphrase'],
        [recovery, 'recovery'],
      ] as const) {
        expect(
          (
            await ask('PUT', 'vault', {
              token: keys.read,
              body: new TextEncoder().encode(way),
              headers: { 'x-vault': token, 'x-way': way },
            })
          ).status,
        ).toBe(204);
      }
      expect((await ask('GET', 'vault', { token: pass })).bytes.toString()).toBe('passphrase');
      expect((await ask('GET', 'vault', { token: recovery })).bytes.toString()).toBe('recovery');
      expect(await code(ask('GET', 'card', { token: pass }))).toEqual([404, 'not-found']);
    });

    it('are for workers and leads only, and no token opens two of them', async () => {
      const [keys, person, token] = [await worker(), newKeys(), newToken()];
      await ask('POST', 'mailbox', { token: keys.drop, body: person });
      const card = (read: string) => ask('PUT', 'card', { token: read, body: sealed(9), headers: { 'x-card': token } });
      expect(await code(card(person.read))).toEqual([404, 'not-found']);
      expect((await card(keys.read)).status).toBe(204);
      expect(await code(card((await worker()).read))).toEqual([409, 'different']);
    });

    it.each(['ended', 'deleted', 'changed'])(
      'of a Mailbox that was %s have tokens that nobody else can take over',
      async (how) => {
        const [lead, keys, other, invite] = [await worker('lead'), newKeys(), await worker(), newToken()];
        await ask('POST', 'invites', { token: lead.read, body: { invite, role: 'worker', days: 7 } });
        await ask('POST', 'mailbox', { token: invite, body: keys });
        const [card, vault] = [newToken(), newToken()];
        const putCard = (read: string, token = card, size = 9) =>
          ask('PUT', 'card', { token: read, body: sealed(size), headers: { 'x-card': token } });
        const putVault = (read: string, token = vault) =>
          ask('PUT', 'vault', { token: read, body: sealed(9), headers: { 'x-vault': token, 'x-way': 'passphrase' } });
        for (const put of [putCard, putVault]) expect((await put(keys.read)).status).toBe(204);
        if (how === 'ended') await ask('DELETE', 'invites', { token: lead.read, headers: { 'x-invite': invite } });
        if (how === 'deleted') await ask('DELETE', 'mailbox', { token: keys.read });
        if (how === 'changed')
          for (const put of [putCard, putVault]) expect((await put(keys.read, newToken())).status).toBe(204);
        for (const put of [putCard, putVault, (read: string) => putCard(read, card, large)])
          expect(await code(put(other.read))).toEqual([409, 'different']);
        expect((await ask('GET', 'card', { token: card })).status).toBe(404);
        // Whose it was may go back to it.
        if (how === 'changed') for (const put of [putCard, putVault]) expect((await put(keys.read)).status).toBe(204);
      },
    );

    it('have a size that they may not pass', async () => {
      const { read } = await worker();
      expect(
        await code(
          ask('PUT', 'vault', {
            token: read,
            body: sealed(65_537),
            headers: { 'x-vault': newToken(), 'x-way': 'recovery' },
          }),
        ),
      ).toEqual([413, 'too-large']);
      expect(
        await code(
          ask('PUT', 'card', { token: read, body: sealed(8 * 1024 * 1024 + 1), headers: { 'x-card': newToken() } }),
        ),
      ).toEqual([413, 'too-large']);
    });
  });
}
