import { describe, expect, it } from 'vitest';
import { checkedUntil, isOld } from '#model/checked.ts';
import { blankIn, owner, withOwner } from '#model/owner.ts';
import { checkBook } from '#rules/check-book.ts';
import { whoRunsWarning } from '../../scripts/who-runs.mjs';
import { aBook } from './a-book.ts';
import { easy } from './a-line.ts';

describe('a Page that was checked', () => {
  it.each([
    ['2026-11-23', '2027-08-23'],
    ['2026-05-31', '2027-02-28'],
    ['2027-05-31', '2028-02-29'],
    ['2026-01-15', '2026-10-15'],
  ])('on %s counts until %s', (checked, until) => {
    expect(checkedUntil(checked)).toBe(until);
    expect(isOld(checked, until)).toBe(false);
    expect(isOld(checked, `${until}x`)).toBe(true);
  });
  it('is called old to whoever looks after the words, nine months later and not before', () => {
    const said = (today: string) =>
      checkBook(aBook(), easy, new Set(), today)
        .filter((f) => f.rule === 'page-checked')
        .map((f) => `${f.level} ${f.where}`);
    expect(said('2027-08-23')).toEqual([]);
    expect(said('2027-08-24')).toEqual(['warn my-rights', 'warn can-i-vote']);
  });
});

describe('who runs a copy', () => {
  const written = owner.parse({
    name: 'The Hill Council',
    address: '1 High Street',
    email: 'a@b.example',
    dataProtection: 'Ada, 0113 496 0000',
  });
  it('is filled into the longer texts, and what is blank is said to be blank', () => {
    expect(withOwner('By {owner.name}, {owner.phone}.', written)).toBe(
      'By The Hill Council, *(not written yet by whoever runs this copy)*.',
    );
    expect(blankIn(written)).toEqual([]);
    expect(blankIn(owner.parse({}))).toEqual(['name', 'address', 'dataProtection', 'email or phone']);
  });
  it('is asked for kindly when a copy is served to others, and not at home or where it is written', () => {
    const blank = 'name: ""\naddress: ""\ndataProtection: ""\n';
    expect(whoRunsWarning('0.0.0.0', blank)).toMatch(
      /does not say yet who runs it \(name, address, dataProtection, email or phone\)/,
    );
    expect(whoRunsWarning('localhost', blank)).toBe('');
    expect(
      whoRunsWarning(
        '0.0.0.0',
        'name: The Hill\naddress: "1 High Street"\nphone: "0113 496 0000"\ndataProtection: Ada\n',
      ),
    ).toBe('');
    expect(
      whoRunsWarning(
        '0.0.0.0',
        'name: The Hill\naddress: "1 High Street"\nemail: ""\nphone: ""\ndataProtection: Ada\n',
      ),
    ).toMatch(/\(email or phone\)/);
  });
  it('is asked for behind a proxy too: there only the address that people use is not this device', () => {
    const blank = 'name: ""\n';
    expect(whoRunsWarning('localhost', blank, 'https://words.example.org')).toMatch(/does not say yet who runs it/);
    for (const site of ['http://localhost:4321', 'http://127.0.0.1', 'http://[::1]:80', 'not an address', undefined])
      expect(whoRunsWarning('localhost', blank, site), site).toBe('');
  });
});
