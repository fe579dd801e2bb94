import '#tests/support/device.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { passphraseWords } from '#content/passphrase-words.ts';
import { newToken, newMailboxTokens } from '#model/token.ts';
import { newIdentity, openWith } from '#sealing/seal.ts';
import { wayOfPassphrase, wayOfRecovery, type Way } from '#sealing/stretch.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { Ended, NoInternet, NotThere } from '#post/mailbox-errors.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { doorsHere, leaveDevice } from '#worker/keep/place.ts';
import { inviteFragment, inviteLink, readInvite, type Invite } from '#worker/door/invite-link.ts';
import { begin, endGoing, goingOn, isMade, keepGoing } from '#worker/door/joining.ts';
import { openByPassphrase, openBySpareKey } from '#worker/door/open-door.ts';
import { fiveWords, formsToTry, plainWords, whyWeak } from '#keys/passphrase.ts';
import { bytesOfKeys, keepHere, openKeysWith, sealKeys } from '#worker/door/sealed-keys.ts';
import { readSpareKey } from '#worker/door/spare-key.ts';
import { inGroups, newCode, tidyCode } from '#worker/door/worker-code.ts';

/** The Mailbox as the door asks it: what it keeps by token, and each question it was asked. */
const mailbox = vi.hoisted(() => ({
  vaults: new Map<string, Uint8Array>(),
  asked: [] as string[],
  away: false,
  ended: false,
}));
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
  putVault: (_read: string, token: string, _way: string, sealed: Uint8Array) => {
    mailbox.vaults.set(token, sealed);
    return Promise.resolve();
  },
}));

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 32, maxLength: 32 });
const some = await Promise.all(Array.from({ length: 8 }, async () => (await newIdentity()).recipient));
const bech = fc.constantFrom(...some);
const name = fc.string({ unit: 'grapheme', maxLength: 20 });
const anInvite = fc
  .record({ token: hex, name, role: fc.constantFrom('worker' as const, 'lead' as const) })
  .chain((one) =>
    fc
      .tuple(
        ...(['team', 'lead'] as const).map((whose) =>
          fc.option(fc.record({ recipient: bech, drop: hex, name })).map((box) => (box ? { [whose]: box } : {})),
        ),
      )
      .map((boxes) => Object.assign({}, one, ...boxes) as Invite),
  );

async function someKeys(code: string, passphrase: Way | undefined, recovery: Way): Promise<WorkerKeys> {
  return {
    version: 1,
    worker: newToken(),
    code,
    role: 'worker',
    name: 'Zoë Ńowak',
    about: 'I like dogs.',
    reach: '01234',
    ...(await newIdentity()),
    box: newMailboxTokens(),
    card: newToken(),
    ways: { ...(passphrase ? { passphrase } : {}), recovery },
  };
}

describe('an invite', () => {
  it('is read back from its link whatever the name, also when a mail program broke it into lines', () => {
    fc.assert(
      fc.property(anInvite, fc.nat(), (one, cut) => {
        const link = inviteLink('https://example.org', one);
        expect(readInvite(link)).toEqual(one);
        expect(readInvite(`#${inviteFragment(one)}`)).toEqual(one);
        const at = link.indexOf('#') + 1 + (cut % (link.length - link.indexOf('#')));
        expect(readInvite(`${link.slice(0, at)}\r\n ${link.slice(at)} `)).toEqual(one);
      }),
    );
  });

  it('that lost its end, or is something else, is no invite', () => {
    fc.assert(
      fc.property(anInvite, fc.integer({ min: 1, max: 30 }), (one, lost) => {
        const read = readInvite(inviteLink('https://example.org', one).slice(0, -lost));
        expect(read).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.string(), (anything) => {
        expect(readInvite(anything)).toBeUndefined();
      }),
    );
  });

  it('is found in whatever a mail program or a phone makes of it', () => {
    const one = { token: newToken(), name: 'Zoë "Zed" {Ńowak}', role: 'worker' as const };
    const link = inviteLink('https://example.org', one);
    const encoded = encodeURIComponent(link);
    const wrapped = `${link.slice(0, 70)}\n${link.slice(70)}`;
    const ways = {
      '%23 for #': link.replace('#', '%23'),
      'a > behind': `<${link}>`,
      'a full stop behind': `Here it is: ${link}.`,
      'a bracket behind': `(join: ${link})`,
      'a whole sentence': `Hello Zoë, open ${link} and join. See you!`,
      'wrapped, and words behind': `Hello, open ${wrapped} and join.`,
      'wrapped in an answer': `> ${wrapped.replace('\n', '\n> ')}\n> Bye`,
      'spaces in it': link.replace(/(.{20})/g, '$1 '),
      'a safe link': `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02&reserved=0`,
      'a safe link as words': `Press https://urldefense.com/v3/__${link}__;Iw!!abc$ please`,
      'only what stands after the #': inviteFragment(one),
    };
    for (const [way, pasted] of Object.entries(ways)) expect(readInvite(pasted), way).toEqual(one);
  });

  it('whose keys are made is used: by its link again, nothing is made over them', async () => {
    const joining = begin({ token: newToken(), name: 'Jo', role: 'worker' });
    await keepGoing({ ...joining, role: 'worker' });
    expect(await isMade(joining)).toBe(false);
    // The window closed right after the keys were kept here, and before anything was noted.
    await keepHere({
      ...(await someKeys(joining.tokens.code, undefined, wayOfRecovery(newToken()))),
      worker: joining.tokens.worker,
    });
    const again = await goingOn(joining.invite);
    expect(again && (await isMade(again))).toBe(true);
    expect(await isMade({ ...joining, tokens: { ...joining.tokens, worker: newToken() }, made: true })).toBe(true);
    await endGoing(joining);
    await leaveDevice(joining.tokens.worker);
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
    fc.assert(
      fc.property(hex, dress, fc.boolean(), fc.boolean(), (secret, between, large, slips) => {
        let typed = secret
          .split('')
          .map((sign, n) => sign + (between[n] ?? ''))
          .join('');
        if (slips) typed = typed.replaceAll('0', 'o').replaceAll('1', 'l');
        expect(readSpareKey(large ? ` ${typed.toUpperCase()} ` : typed)).toBe(secret);
      }),
    );
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

  it('words of the worker must be 16 letters or more, and not among those that others would try first', () => {
    expect(whyWeak('   fifteen letter ', 'Jo')).toBe('short');
    expect(whyWeak('!!! ??? ... ,,, ;;; ###', 'Jo')).toBe('short');
    for (const easy of [
      'password password',
      'Password, Password 1',
      'PASSWORD123456789',
      'aaaaaaaaaaaaaaaaaaaa',
      'qwertyuiop 123456',
      'banana banana banana',
      'maya bell maya bell',
      'maya bell 12.03.1984 maya',
      'what matters to me',
      'let letmein welcome password',
      'abcabcabcabcabcabc',
      'my inbox password 2026',
    ])
      expect(whyWeak(easy, 'Maya Bell'), easy).toBe('easy');
    for (const [theirs, own] of [
      ['alexandra featherstone', 'Alexandra Featherstone'],
      ['letmein iloveyou sunshine', 'Jo'],
      ['qwertyuiop asdfghjkl', 'Jo'],
    ] as const)
      expect(whyWeak(theirs, own), theirs).toBe('easy');
    expect(whyWeak('alexandra featherstone', 'Jo')).toBeUndefined();
    for (const good of [
      'sixteen  letters now',
      'the tea is on the big table',
      'zażółć gęślą jaźń',
      'rex eats seven green socks',
      'kq7mzx2vv9w4hjt8',
    ])
      expect(whyWeak(good, 'Maya Bell'), good).toBeUndefined();
  });

  it('words are taken as a phone writes them', () => {
    const words = 'tea table river green seven';
    const slips = [
      'Tea table river green seven',
      'tea table river green seven.',
      'Tea-table-river-green-seven',
      'tea – table – river – green – seven',
      'tea\u00a0table\u00a0river\u00a0green\u00a0seven',
      'My code: tea table river green seven',
      'My words: tea table river green seven.',
      '“Tea table river green seven”',
      'TEA TABLE RIVER GREEN SEVEN',
      ' tea,table, river\n green seven ',
    ];
    for (const typed of slips) expect(plainWords(typed), typed).toBe(words);
    expect(plainWords('Don’t tell Rex')).toBe(plainWords("don't tell rex"));
    // What was sealed before opens as it was written then.
    expect(formsToTry('My Dog: Rex!')).toEqual(['my dog rex', 'My Dog: Rex!']);
    expect(formsToTry(words)).toEqual([words]);
    expect(tidyCode('My code: abcd-efgh-ijkm.')).toBe('abcdefghijkm');
  });

  it('there are enough easy words, each once, and 5 of them are long enough', () => {
    const easy = passphraseWords('en');
    expect(easy.length).toBeGreaterThan(700);
    expect(new Set(easy).size).toBe(easy.length);
    expect(easy.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
    const drawn = Array.from({ length: 300 }, () => fiveWords(easy));
    for (const five of drawn) {
      expect(five.split(' ')).toHaveLength(5);
      expect(whyWeak(five, 'Jo Bell')).toBeUndefined();
      expect(plainWords(five)).toBe(five);
    }
    expect(new Set(drawn).size).toBe(300);
  });
});

describe('sealed keys', () => {
  beforeEach(async () => {
    Object.assign(mailbox, { vaults: new Map(), asked: [], away: false, ended: false });
    for (const door of await doorsHere()) await leaveDevice(door.id);
  });

  it('that ask for more work than ours are refused before any is done', async () => {
    const { Encrypter } = await import('age-encryption');
    const heavy = new Encrypter();
    heavy.setScryptWorkFactor(12);
    heavy.setPassphrase('f'.repeat(64));
    const sealed = await heavy.encrypt(new Uint8Array([1]));
    // The head alone says so: a salt that no scrypt was ever asked for.
    const asks = new TextEncoder().encode(
      new TextDecoder('latin1').decode(sealed).replace(/^(age-encryption.org\/v1\n-> scrypt \S+) 12/, '$1 22'),
    );
    const before = performance.now();
    await expect(openWith(sealed, 'f'.repeat(64))).rejects.toThrow('more work');
    await expect(openWith(asks, 'f'.repeat(64))).rejects.toThrow('more work');
    expect(performance.now() - before).toBeLessThan(500);
    await expect(openWith(new Uint8Array(), 'f'.repeat(64))).rejects.toThrow(CannotOpen);
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

  it(
    'open by words here and from the Mailbox; wrong words and an unknown code ask the same and are told the same',
    { timeout: 60_000 },
    async () => {
      const code = newCode();
      const way = await wayOfPassphrase('nine otters drink tea', code);
      const keys = await someKeys(code, way, wayOfRecovery(newToken()));
      mailbox.vaults.set(way.token, await sealKeys(keys, way));

      expect(await openByPassphrase(inGroups(code).toUpperCase(), '  nine otters  drink tea', () => undefined)).toEqual(
        { opened: keys, kept: true },
      );
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
    },
  );

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
