import '#tests/support/device.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keptNames, keptOfStory } from '#device/kept-names.ts';
import {
  bookmarksShown,
  forgetBookmarks,
  keepBookmark,
  someOfDevice,
  takeBookmark,
  takeBookmarks,
} from '#person/keep/bookmarks.ts';
import { rubOutStory, startStory } from '#person/keep/stories.ts';
import { newToken } from '#model/token.ts';

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

const [sam, ali] = [newToken(), newToken()];

it('shows a bookmark while the Story is open that was open when it was put there, and the device’s own to everybody; the newest first, each once', () => {
  expect([
    keepBookmark('my-rights', sam),
    keepBookmark('benefits', undefined),
    keepBookmark('my-vote', ali),
    keepBookmark('benefits', sam),
    keepBookmark('my-rights', sam),
  ]).toEqual([true, true, true, true, true]);
  expect(bookmarksShown(sam)).toEqual(['my-rights', 'benefits']);
  expect(bookmarksShown(ali)).toEqual(['my-vote', 'benefits']);
  expect(bookmarksShown(undefined)).toEqual(['benefits']);
});

it('takes one away for whoever does not want to see it, and never that of another Story', () => {
  for (const of of [sam, ali, undefined]) keepBookmark('my-rights', of);
  expect(takeBookmark('my-rights', sam)).toBe(true);
  expect([bookmarksShown(sam), bookmarksShown(ali), bookmarksShown(undefined)]).toEqual([[], ['my-rights'], []]);
});

it('takes all away that somebody sees, and brings them back with those that came since', () => {
  keepBookmark('my-rights', sam);
  keepBookmark('my-vote', ali);
  keepBookmark('benefits', undefined);
  const back = takeBookmarks(sam);
  expect([bookmarksShown(sam), bookmarksShown(ali), someOfDevice()]).toEqual([[], ['my-vote'], false]);
  keepBookmark('my-health', ali);
  expect(back?.()).toBe(true);
  expect([bookmarksShown(sam), bookmarksShown(ali)]).toEqual([
    ['benefits', 'my-rights'],
    ['benefits', 'my-health', 'my-vote'],
  ]);
});

it('rubs them out with their Story, with all else that stands under its name, and leaves those of others', async () => {
  const story = await startStory('Sam');
  keepBookmark('my-rights', story.id);
  keepBookmark('my-vote', ali);
  for (const name of Object.values(keptOfStory)) localStorage.setItem(name(story.id), 'x');
  await rubOutStory(story.id);
  expect([bookmarksShown(story.id), bookmarksShown(ali)]).toEqual([[], ['my-vote']]);
  forgetBookmarks(ali);
  // That something is to be told to workers is no word of the Story.
  expect([...Array(localStorage.length).keys()].map((at) => localStorage.key(at))).toEqual([keptNames.errands]);
});

it('says that it is not kept where the device does not keep it, whether it says so or not', () => {
  const setItem = vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  expect(keepBookmark('my-rights', sam)).toBe(false);
  setItem.mockImplementation(() => undefined);
  expect(keepBookmark('my-rights', sam)).toBe(false);
  setItem.mockRestore();
  keepBookmark('my-rights', sam);
  vi.spyOn(localStorage, 'removeItem').mockImplementation(() => undefined);
  expect(takeBookmark('my-rights', sam)).toBe(false);
  expect(takeBookmarks(sam)).toBeUndefined();
});

it('begins anew where what is kept is damaged', () => {
  for (const [kept, pages] of [
    ['{"a":', []],
    ['null', []],
    ['[["my-rights",""],["x"],3,["my-vote","",""],[1,2]]', ['my-rights']],
  ] as const) {
    localStorage.setItem(keptNames.bookmarks, kept);
    expect(bookmarksShown(undefined)).toEqual(pages);
  }
});
