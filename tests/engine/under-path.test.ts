import { describe, expect, it } from 'vitest';
import { addressesUnder } from '../../scripts/under-path.ts';

const move = addressesUnder('/matters/', ['_astro', 'say', 'read', 'sounds', 'icon-64.png', 'sw.js', 'soup'], 'https://host.example');

describe('a website under a path', () => {
  it.each([
    ['page', '<a href="/say/">', '<a href="/matters/say/">'],
    ['page', '<a href="/">', '<a href="/matters/">'],
    ['page', '<link rel="icon" href="/icon-64.png">', '<link rel="icon" href="/matters/icon-64.png">'],
    ['page', '<meta content="0;url=/say/">', '<meta content="0;url=/matters/say/">'],
    ['page', 'src:url(/_astro/a.woff2)', 'src:url(/matters/_astro/a.woff2)'],
    ['page', 'props="{&quot;href&quot;:[0,&quot;/say/&quot;],&quot;home&quot;:[0,&quot;/&quot;]}"', 'props="{&quot;href&quot;:[0,&quot;/matters/say/&quot;],&quot;home&quot;:[0,&quot;/matters/&quot;]}"'],
    ['page', '<script type="module">import{a}from"/_astro/b.js";a();</script>', '<script type="module">import{a}from"/matters/_astro/b.js";a();</script>'],
    ['page', '<p>yes / no, and /say/ as it is said</p>', '<p>yes / no, and /say/ as it is said</p>'],
    ['script', 'fetch(`/say/questions.json`)', 'fetch(`/matters/say/questions.json`)'],
    ['script', 'a.href=`/say/${b}/`', 'a.href=`/matters/say/${b}/`'],
    ['script', "closest('a[href^=\"/say/\"]')", "closest('a[href^=\"/matters/say/\"]')"],
    ['script', 'register("/sw.js")', 'register("/matters/sw.js")'],
    ['script', 'ge=function(e){return`/`+e}', 'ge=function(e){return`/matters/`+e}'],
    ['script', 'x.replace(`/`,`-`);y.startsWith(`/`);z="/sayings"', 'x.replace(`/`,`-`);y.startsWith(`/`);z="/sayings"'],
    ['list', '{"id":"/","start_url":"/","icons":[{"src":"/icon-64.png"}]}', '{"id":"/matters/","start_url":"/matters/","icons":[{"src":"/matters/icon-64.png"}]}'],
    ['map', '<loc>https://host.example/say/</loc>', '<loc>https://host.example/matters/say/</loc>'],
  ] as const)('%s: %s', (kind, text, moved) => { expect(move(text, kind)).toBe(moved); });

  it('at the root stays as it is', () => {
    for (const kind of ['page', 'script', 'list', 'map'] as const) expect(addressesUnder('/', ['say'])('<a href="/say/">', kind)).toBe('<a href="/say/">');
  });
});
