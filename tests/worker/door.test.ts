import '#tests/support/device.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { passphraseWords } from '#content/passphrase-words.ts';
import { newToken } from '#model/token.ts';
import { CannotOpen, newIdentity } from '#sealing/seal.ts';
import { wayOfPassphrase, wayOfRecovery, type Way } from '#sealing/stretch.ts';
import { Ended, NoInternet, NotThere } from '#post/mailbox-errors.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { doorsHere, leaveDevice } from '#worker/keep/place.ts';
import { inviteFragment, inviteLink, readInvite, type Invite } from '#worker/door/invite-link.ts';
import { begin, endGoing, goingOn, keepGoing } from '#worker/door/joining.ts';
import { openByPassphrase, openBySpareKey } from '#worker/door/open-door.ts';
import { fiveWords, longEnough, tidyWords } from '#worker/door/passphrase.ts';
import { bytesOfKeys, keepHere, openKeysWith, sealKeys } from '#worker/door/sealed-keys.ts';
import { readSpareKey } from '#worker/door/spare-key.ts';
import { inGroups, newCode, tidyCode } from '#worker/door/worker-code.ts';

/** The Mailbox as the door asks it: what it keeps by token, and each question it was asked. */
const mailbox = vi.hoisted(() => ({ vaults: new Map<string, Uint8Array>(), asked: [] as string[], away: false, ended: false }));
vi.mock('#post/mailbox.ts', () => ({
  getVault: (token: string) => {
    mailbox.asked.push('vault');
    if (mailbox.away) return Promise.reject(new NoInternet());
    const found = mailbox.vaults.get(token);
    if (!found) return Promise.reject(new NotThere());
    return mailbox.ended ? Promise.reject(new Ended()) : Promise.resolve(found);
  },
  mailboxOf: () => {
    mailbox.asked.push('mailbox');
    if (mailbox.away) return Promise.reject(new NoInternet());
    return mailbox.ended ? Promise.reject(new Ended()) : Promise.resolve('worker');
  },
  putVault: (_read: string, token: string, _way: string, sealed: Uint8Array) => { mailbox.vaults.set(token, sealed); return Promise.resolve(); },
}));

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 32, maxLength: 32 });
const some = await Promise.all(Array.from({ length: 8 }, async () => (await newIdentity()).recipient));
const bech = fc.constantFrom(...some);
const name = fc.string({ unit: 'grapheme', maxLength: 20 });
const anInvite = fc.record({ token: hex, name, role: fc.constantFrom('worker' as const, 'lead' as const) }).chain((one) =>
  fc.tuple(...(['team', 'lead'] as const).map((whose) => fc.option(fc.record({ recipient: bech, drop: hex, name })).map((box) => (box ? { [whose]: box } : {})))).map((boxes) => Object.assign({}, one, ...boxes) as Invite));

async function someKeys(code: string, passphrase: Way | undefined, recovery: Way): Promise<WorkerKeys> {
  return { version: 1, worker: newToken(), code, role: 'worker', name: 'Zoë Ńowak', about: 'I like dogs.', reach: '01234', ...(await newIdentity()), box: { read: newToken(), drop: newToken() }, card: newToken(), ways: { ...(passphrase ? { passphrase } : {}), recovery } };
}

describe('an invite', () => {
  it('is read back from its link whatever the name, also when a mail program broke it into lines', () => {
    fc.assert(fc.property(anInvite, fc.nat(), (one, cut) => {
      const link = inviteLink('https://example.org', one);
      expect(readInvite(link)).toEqual(one);
      expect(readInvite(`#${inviteFragment(one)}`)).toEqual(one);
      const at = link.indexOf('#') + 1 + (cut % (link.length - link.indexOf('#')));
      expect(readInvite(`${link.slice(0, at)}\r\n ${link.slice(at)} `)).toEqual(one);
    }));
  });

  it('that lost its end, or is something else, is no invite', () => {
    fc.assert(fc.property(anInvite, fc.integer({ min: 1, max: 30 }), (one, lost) => {
      const read = readInvite(inviteLink('https://example.org', one).slice(0, -lost));
      expect(read).toBeUndefined();
    }));
    fc.assert(fc.property(fc.string(), (anything) => { expect(readInvite(anything)).toBeUndefined(); }));
  });

  it('goes on in the same window with the same tokens, and on the same device by its link, until it is done', async () => {
    const joining = begin({ token: newToken(), name: 'Jo', role: 'worker' });
    await keepGoing(joining);
    expect(await goingOn()).toEqual(joining);
    expect(await goingOn(joining.invite)).toEqual(joining);
    expect(await goingOn({ ...joining.invite, token: newToken() })).toBeUndefined();
    expect(JSON.stringify(await goingOn())).not.toContain('AGE-SECRET-KEY');
    // The window is gone, as a battery takes it: by the link it goes on, without the secret of the spare key, and without the link nobody finds it.
    sessionStorage.clear();
    expect(await goingOn()).toBeUndefined();
    const again = await goingOn(joining.invite);
    expect(again?.tokens.box).toEqual(joining.tokens.box);
    expect(again?.tokens.recovery).not.toBe(joining.tokens.recovery);
    await endGoing(joining);
    expect(await goingOn(joining.invite)).toBeUndefined();
  });
});

describe('what is typed', () => {
  it('a spare key is read however it is typed', () => {
    const dress = fc.array(fc.constantFrom('', ' ', '  ', '-', '\n', ' – '), { minLength: 32, maxLength: 32 });
    fc.assert(fc.property(hex, dress, fc.boolean(), fc.boolean(), (secret, between, large, slips) => {
      let typed = secret.split('').map((sign, n) => sign + (between[n] ?? '')).join('');
      if (slips) typed = typed.replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readSpareKey(large ? ` ${typed.toUpperCase()} ` : typed)).toBe(secret);
    }));
    expect(readSpareKey(inGroups('a'.repeat(31)))).toBeUndefined();
    expect(readSpareKey('a'.repeat(33))).toBeUndefined();
  });

  it('a code is read however it is typed, and has no sign that looks like another', () => {
    for (let n = 0; n < 200; n += 1) {
      const code = newCode();
      expect(code).toMatch(/^[abcdefghijkmnpqrstuvwxyz2-9]{12}$/);
      expect(tidyCode(` ${inGroups(code).toUpperCase().replaceAll('I', '1')}. `)).toBe(code);
    }
  });

  it('words of the worker count without spaces at their ends, and must be 16 letters or more', () => {
    expect(longEnough('   fifteen letter ')).toBe(false);
    expect(longEnough('sixteen  letters now')).toBe(true);
    expect(tidyWords('  two   words ')).toBe('two words');
  });

  it('there are enough easy words, each once, and 5 of them are long enough', () => {
    const easy = passphraseWords('en');
    expect(easy.length).toBeGreaterThan(700);
    expect(new Set(easy).size).toBe(easy.length);
    expect(easy.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
    const drawn = Array.from({ length: 300 }, () => fiveWords(easy));
    for (const five of drawn) {
      expect(five.split(' ')).toHaveLength(5);
      expect(longEnough(five)).toBe(true);
    }
    expect(new Set(drawn).size).toBe(300);
  });
});

describe('sealed keys', () => {
  beforeEach(async () => {
    Object.assign(mailbox, { vaults: new Map(), asked: [], away: false, ended: false });
    for (const door of await doorsHere()) await leaveDevice(door.id);
  });

  it('come back whole by their way, and by no other; all names make the same size', async () => {
    const way = wayOfRecovery(newToken());
    const keys = await someKeys(newCode(), undefined, way);
    const sealed = await sealKeys(keys, way);
    expect(await openKeysWith(sealed, way)).toEqual(keys);
    await expect(openKeysWith(sealed, wayOfRecovery(newToken()))).rejects.toThrow(CannotOpen);
    expect(new TextDecoder('latin1').decode(sealed)).not.toContain(keys.name);
    expect(bytesOfKeys({ ...keys, name: 'A'.repeat(200) }).length).toBe(bytesOfKeys(keys).length);
  });

  it('open by words here and from the Mailbox; wrong words and an unknown code ask the same and are told the same', { timeout: 60_000 }, async () => {
    const code = newCode();
    const way = await wayOfPassphrase('nine otters drink tea', code);
    const keys = await someKeys(code, way, wayOfRecovery(newToken()));
    mailbox.vaults.set(way.token, await sealKeys(keys, way));

    expect(await openByPassphrase(inGroups(code).toUpperCase(), '  nine otters  drink tea', () => undefined)).toEqual({ opened: keys, kept: true });
    expect((await doorsHere()).map((d) => d.name)).toEqual([keys.name]);

    mailbox.asked = [];
    expect(await openByPassphrase(code, 'nine otters drink milk')).toBe('wrong');
    const asked = mailbox.asked;
    mailbox.asked = [];
    expect(await openByPassphrase(newCode(), 'nine otters drink tea')).toBe('wrong');
    expect(mailbox.asked).toEqual(asked);

    mailbox.away = true;
    expect(await openByPassphrase(code, 'nine otters drink tea')).toEqual({ opened: keys, kept: true });
    expect(await openByPassphrase(code, 'nine otters drink milk')).toBe('wrong');
    expect(await openByPassphrase(newCode(), 'nine otters drink tea')).toBe('no-internet');

    Object.assign(mailbox, { away: false, ended: true });
    expect(await openByPassphrase(code, 'nine otters drink tea')).toBe('ended');
  });

  it('open by the spare key, and are made new where another device changed them', async () => {
    const secret = newToken();
    const way = wayOfRecovery(secret);
    const keys = await someKeys(newCode(), undefined, way);
    mailbox.vaults.set(way.token, await sealKeys({ ...keys, about: 'I like cats now.' }, way));
    await keepHere(keys);
    expect(await openBySpareKey(inGroups(secret))).toMatchObject({ opened: { about: 'I like cats now.' } });
    expect(await openBySpareKey(newToken())).toBe('wrong');
    expect(await openBySpareKey('not a secret')).toBe('wrong');
    mailbox.ended = true;
    expect(await openBySpareKey(secret)).toBe('ended');
  });
});
