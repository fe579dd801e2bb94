// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { talkingFile } from '#group/said-file.ts';
import type { Slide } from '#stage/slide.ts';

const words = {
  title: 'What we said <now>',
  lang: 'en',
  all: 'Listen to all',
  stop: 'Stop the sound',
  one: 'Listen',
  credit: 'openmoji.org',
};
const slides: Slide[] = [
  {
    id: 'title',
    words: 'Our rights',
    own: false,
    pictures: [{ address: '/p.svg', tint: 'sky' }],
    sounds: ['/a.mp3'],
    part: 1,
  },
  { id: 'q/c', words: 'Vote\na few', own: false, pictures: [], sounds: [], standIn: '/vote.mp3' },
  { id: 's', words: 'We want <b>buses</b> & trains.', own: true, pictures: [], sounds: [], whose: 'We agree' },
];
const answering = (ok: (address: string) => boolean) =>
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve({ ok: ok(address), blob: () => Promise.resolve(new Blob([`bytes of ${address}`])) }),
  );
afterEach(() => vi.unstubAllGlobals());

describe('the talking file of what a group said', () => {
  it('has every picture and sound in it, and asks for nothing', async () => {
    answering(() => true);
    const { file, whole } = await talkingFile(slides, words);
    expect(whole).toBe(true);
    const page = new DOMParser().parseFromString(file, 'text/html');
    expect(page.querySelectorAll('section')).toHaveLength(3);
    for (const one of page.querySelectorAll('[src]')) expect(one.getAttribute('src')).toMatch(/^data:/);
    expect(page.querySelectorAll('link, a, script[src]')).toHaveLength(0);
    expect(page.querySelector('[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
    // The sound of a choice says a part of it alone: it is for a device without a voice.
    expect(page.querySelectorAll('audio:not([data-part])')).toHaveLength(1);
    expect(page.querySelectorAll('audio[data-part]')).toHaveLength(1);
  });

  it('shows what the group wrote exactly, and lets none of it become a part of the page', async () => {
    answering(() => true);
    const { file } = await talkingFile(slides, words);
    const page = new DOMParser().parseFromString(file, 'text/html');
    expect(page.querySelectorAll('.words')[2]?.textContent).toBe('We want <b>buses</b> & trains.');
    expect(page.title).toBe('What we said <now>');
    expect(page.querySelectorAll('b')).toHaveLength(0);
  });

  it('says that it is not whole where a sound cannot be had now', async () => {
    answering((address) => address !== '/a.mp3');
    expect((await talkingFile(slides, words)).whole).toBe(false);
  });
});
