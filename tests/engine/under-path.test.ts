import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../../scripts/built-from.ts';
import { addressesUnder } from '../../scripts/under-path.ts';

const move = addressesUnder(
  '/matters/',
  ['_astro', 'say', 'read', 'sounds', 'icon-64.png', 'sw.js', 'soup'],
  'https://host.example',
);

describe('a website under a path', () => {
  it.each([
    ['page', '<a href="/say/">', '<a href="/matters/say/">'],
    ['page', '<a href="/">', '<a href="/matters/">'],
    ['page', '<link rel="icon" href="/icon-64.png">', '<link rel="icon" href="/matters/icon-64.png">'],
    ['page', '<meta content="0;url=/say/">', '<meta content="0;url=/matters/say/">'],
    ['page', 'src:url(/_astro/a.woff2)', 'src:url(/matters/_astro/a.woff2)'],
    [
      'page',
      'props="{&quot;href&quot;:[0,&quot;/say/&quot;],&quot;home&quot;:[0,&quot;/&quot;]}"',
      'props="{&quot;href&quot;:[0,&quot;/matters/say/&quot;],&quot;home&quot;:[0,&quot;/matters/&quot;]}"',
    ],
    [
      'page',
      '<script type="module">import{a}from"/_astro/b.js";a();</script>',
      '<script type="module">import{a}from"/matters/_astro/b.js";a();</script>',
    ],
    ['page', '<p>yes / no, and /say/ as it is said</p>', '<p>yes / no, and /say/ as it is said</p>'],
    ['script', 'fetch(`/say/questions.json`)', 'fetch(`/matters/say/questions.json`)'],
    ['script', 'a.href=`/say/${b}/`', 'a.href=`/matters/say/${b}/`'],
    ['script', 'closest(\'a[href^="/say/"]\')', 'closest(\'a[href^="/matters/say/"]\')'],
    ['script', 'register("/sw.js")', 'register("/matters/sw.js")'],
    ['script', 'ge=function(e){return`/`+e}', 'ge=function(e){return`/matters/`+e}'],
    ['script', 'if(location.pathname!==`/`)return;', 'if(location.pathname!==`/matters/`)return;'],
    [
      'script',
      'location.replace("/"),location.assign(`/`)',
      'location.replace("/matters/"),location.assign(`/matters/`)',
    ],
    [
      'script',
      'x.replace(`/`,`-`);y.startsWith(`/`);z="/sayings"',
      'x.replace(`/`,`-`);y.startsWith(`/`);z="/sayings"',
    ],
    [
      'list',
      '{"id":"/","start_url":"/","icons":[{"src":"/icon-64.png"}]}',
      '{"id":"/matters/","start_url":"/matters/","icons":[{"src":"/matters/icon-64.png"}]}',
    ],
    ['map', '<loc>https://host.example/say/</loc>', '<loc>https://host.example/matters/say/</loc>'],
  ] as const)('%s: %s', (kind, text, moved) => {
    expect(move(text, kind)).toBe(moved);
  });

  // A bare "/" has no name after it: it is moved only in the forms that are known above.
  it('has no address in a script that would be left where it is', () => {
    const bare = /(?<!\.(?:split|join|replace|replaceAll|startsWith|endsWith)\(|replaceAll\('.', |\^=)(["'`])\/\1/;
    const forms = /location\.(?:assign|replace)\('\/'\)|location\.pathname !== '\/'/g;
    const inBrowsers = filesIn('src').filter(
      (path) => /\.(?:tsx?|js)$/.test(path) && !/^src[\\/](?:mailbox|content|offline|pages|model)\b/.test(path),
    );
    expect(inBrowsers.length).toBeGreaterThan(200);
    expect(
      inBrowsers.flatMap((path) =>
        readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => bare.test(line.replace(forms, '')))
          .map((line) => `${path}: ${line.trim()}`),
      ),
    ).toEqual([]);
  });

  it('at the root stays as it is', () => {
    for (const kind of ['page', 'script', 'list', 'map'] as const)
      expect(addressesUnder('/', ['say'])('<a href="/say/">', kind)).toBe('<a href="/say/">');
  });
});
