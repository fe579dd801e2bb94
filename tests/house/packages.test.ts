import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graveHoles, unnamedScripts, type Written } from '../../scripts/audit.ts';

const today = '2026-11-30';
const ours = JSON.parse(readFileSync('docs/packages.json', 'utf8')) as Written;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Parameters<typeof unnamedScripts>[0];
const hole = (severity: string) => ({
  vulnerabilities: {
    a: {
      name: 'a',
      severity,
      via: ['b', { name: 'a', title: 'It can be broken', url: 'https://github.com/advisories/GHSA-1', severity }],
    },
  },
});
const letting = (until: string): Written => ({
  installScripts: {},
  exceptions: [{ advisory: 'GHSA-1', package: 'a', why: 'Nothing of ours calls it.', until }],
});

describe('the packages this is built from', () => {
  it('run nothing at install that is not written down with what it does, and nothing is written down that is gone', () => {
    expect(unnamedScripts(lock, ours)).toEqual([]);
    expect(
      Object.keys(ours.installScripts).filter((name) => !lock.packages[`node_modules/${name}`]?.hasInstallScript),
    ).toEqual([]);
    expect(unnamedScripts({ packages: { 'node_modules/x/node_modules/y': { hasInstallScript: true } } }, ours)).toEqual(
      ['y'],
    );
  });
  it('with a grave hole are named, once each, and those with a small one are not', () => {
    expect(graveHoles(hole('critical'), { installScripts: {}, exceptions: [] }, today)).toEqual([
      'a: It can be broken (critical) https://github.com/advisories/GHSA-1',
    ]);
    expect(graveHoles(hole('low'), { installScripts: {}, exceptions: [] }, today)).toEqual([]);
  });
  it('are let pass as long as the exception says', () => {
    expect(graveHoles(hole('high'), letting('2026-12-31'), today)).toEqual([]);
    expect(graveHoles(hole('high'), letting('2026-11-29'), today)).toHaveLength(1);
  });
  it('are not said to be without holes by a registry that says nothing', () => {
    expect(graveHoles({ message: '405 Method Not Allowed', statusCode: 405 }, ours, today)).toBeUndefined();
  });
});
