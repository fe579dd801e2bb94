import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastOf } from '#model/own-colours.ts';

const sheet = readFileSync('src/layouts/tokens.css', 'utf8');
const inRule = (rule: string): Record<string, string> =>
  Object.fromEntries(
    [...rule.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
const usual = inRule(/:root \{([^}]*)\}/.exec(sheet)?.[1] ?? '');
/** Each rule that gives other colours, with its first words as its name. */
const schemes = [...sheet.matchAll(/(:root[^{]*) \{([^}]*--paper[^}]*)\}/g)].map(([, name = '', rule = '']) => ({
  name,
  colours: { ...usual, ...inRule(rule) } as Record<'paper' | 'ink' | 'press', string>,
}));

describe('in every colour', () => {
  it('there are schemes to look at', () => {
    expect(schemes.length).toBeGreaterThanOrEqual(8);
  });

  it.each(schemes)(
    'ink or paper of the ring is 3 : 1 from whatever lies beneath: $name',
    ({ colours: { ink, paper } }) => {
      // Of two colours that are 9 times apart, no third is nearer than 3 to both.
      expect(contrastOf(ink, paper)).toBeGreaterThanOrEqual(9);
    },
  );

  it.each(schemes)(
    'what fills while somebody rests is told from what is not full yet: $name',
    ({ colours: { press, paper } }) => {
      expect(contrastOf(press, paper)).toBeGreaterThanOrEqual(3);
    },
  );
});
