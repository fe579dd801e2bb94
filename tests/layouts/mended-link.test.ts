import { describe, expect, it } from 'vitest';
import { mendedLink } from '#layouts/mended-link.ts';

describe('a link whose # came as %23', () => {
  it('goes on to where it wanted to go, with nothing of it in the path', () => {
    expect(mendedLink('/card/%23abc.def')).toBe('/card/#abc.def');
    expect(mendedLink('/card%23abc')).toBe('/card/#abc');
    expect(mendedLink('/worker/join/%2523abc.d_e-f')).toBe('/worker/join/#abc.d_e-f');
    expect(mendedLink('/worker/join/%252523abc')).toBe('/worker/join/#abc');
  });
  it('is no other link, and leads to no other website', () => {
    for (const path of ['/', '/card/', '/card/%24abc', '//evil.example/%23abc', '/card/%23', '%23abc'])
      expect(mendedLink(path), path).toBeUndefined();
  });
});
