import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { tighten } from '../../scripts/tighten.ts';

const sum = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = `<html><head><meta http-equiv="content-security-policy" content="default-src 'none';img-src 'self' data:; script-src 'self' ${sum('elsewhere')}; style-src 'self' ${sum('elsewhere too')};">
<style>p{color:red}</style><script>/* why */
var a = 1;
window.b = a + 1;
</script></head><body><script type="module">import('/x.js')</script><script type="application/json">{"a":1}</script><script type="module" src="/_astro/x.js"></script></body></html>`;

describe('a built page, tightened', () => {
  const tight = tighten(page);
  const policy = /content-security-policy" content="([^"]*)"/.exec(tight)?.[1] ?? '';
  const directive = (name: string) =>
    policy
      .split(';')
      .find((one) => one.trim().startsWith(name))
      ?.trim()
      .split(' ')
      .slice(1) ?? [];

  it('allows the scripts and styles that stand in it, by their sums, and no others', () => {
    const head = /<script>([^<]*)<\/script>/.exec(tight)?.[1] ?? '';
    expect(directive('script-src')).toEqual(["'self'", sum(head), sum("import('/x.js')")]);
    expect(directive('style-src')).toEqual(["'self'", sum('p{color:red}')]);
  });

  it('leaves the other rules of the policy as they are', () => {
    expect(directive('default-src')).toEqual(["'none'"]);
    expect(directive('img-src')).toEqual(["'self'", 'data:']);
  });

  it('takes comments out of what runs in the head, and leaves what it does', () => {
    expect(tight).not.toContain('why');
    const window: { b?: number } = {};
    runInNewContext(/<script>([^<]*)<\/script>/.exec(tight)?.[1] ?? '', { window });
    expect(window.b).toBe(2);
  });
});
