import { contrastOf, pressColours } from '#model/own-colours.ts';
import type { OwnFile } from '#model/own-folder.ts';
import { finding } from '#rules/language/finding.ts';
import type { Finding } from '#rules/rule.ts';

/** Contrast that what can be read must have here: WCAG 2.2 AAA, as the Page "Can everybody use this website" says of every choice of colours. */
const toRead = 7;

type Tokens = Record<string, string>;
const tokensIn = (block: string): Tokens =>
  Object.fromEntries(
    [...block.matchAll(/(--[a-z-]+):\s*(#[0-9a-f]{3,6})\b/gi)].map(([, name = '', value = '']) => [name, value]),
  );

/** The choices of colours in the text of `layouts/tokens.css` that own colours change: name → token → colour. */
export function coloursIn(css: string): Record<string, Tokens> {
  const usual = tokensIn(/:root \{([^}]*)\}/.exec(css)?.[1] ?? '');
  const chosen = [...css.matchAll(/:root\[data-colours='(\w+)'\] \{([^}]*)\}/g)].filter(
    ([, name]) => name !== 'contrast',
  );
  return {
    paper: usual,
    ...Object.fromEntries(chosen.map(([, name = '', block = '']) => [name, { ...usual, ...tokensIn(block) }])),
  };
}

/** Whether everything can be read in own colours, in each choice of colours that they change. @param css the text of `layouts/tokens.css`. */
export function ownColours(own: OwnFile['colours'], css: string): Finding[] {
  if (!own) return [];
  return Object.entries(coloursIn(css)).flatMap(([name, ours]) => {
    const which = name === 'dark' ? 'dark' : 'light';
    const all: Tokens = { ...ours, ...pressColours(own)[which] };
    const pairs = [
      ['--press', '--paper'],
      ['--press', '--card'],
      ['--press-deep', '--card'],
      ['--on-press', '--press'],
      ['--on-press', '--press-deep'],
      ['--press', '--press-soft'],
      ['--ink', '--press-soft'],
    ] as const;
    const worst = Math.min(...pairs.map(([one, other]) => contrastOf(all[one] ?? '', all[other] ?? '')));
    if (worst >= toRead) return [];
    const how = which === 'dark' ? 'lighter' : 'darker';
    return [
      finding(
        { where: `colours, ${which}`, file: 'own.yaml' },
        'fail',
        'own-colours',
        `${own[which]} is too hard to read where the colours are "${name}": its contrast is ${worst.toFixed(1)} to 1. It must be ${String(toRead)} to 1. Take a ${how} one.`,
      ),
    ];
  });
}
