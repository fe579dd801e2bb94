import { keptNames } from '#device/kept-names.ts';
import type { Token } from '#model/answer.ts';

/**
 * A Page that somebody wants to find again, by its id, and the Story that was open when they said so; none where none was.
 * They stand in `localStorage` under `bookmarks`, the newest first: `[["my-rights","0f3c…"],["benefits",""]]`. Whoever has no Story has bookmarks too, and those are
 * of the device: everybody who uses it sees them. A Page that a later build does not have stays there and is not shown.
 */
type Bookmark = readonly [page: string, story: string];

function read(): Bookmark[] {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(keptNames.bookmarks) ?? '[]');
    return Array.isArray(all)
      ? all.filter(
          (one): one is Bookmark =>
            Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string'),
        )
      : [];
  } catch {
    return [];
  }
}

/** @returns whether the device kept them: it is looked at again before anything is said. */
function write(all: readonly Bookmark[]): boolean {
  const text = JSON.stringify(all);
  try {
    if (all.length === 0) localStorage.removeItem(keptNames.bookmarks);
    else localStorage.setItem(keptNames.bookmarks, text);
    return (localStorage.getItem(keptNames.bookmarks) ?? '[]') === text;
  } catch {
    return false;
  }
}

/** Whether a bookmark shows while this Story is open: it is of this Story, or of the device. */
const shows =
  (story: Token | undefined) =>
  ([, of]: Bookmark): boolean =>
    of === '' || of === story;

/** The Pages to show while this Story is open, or none: the newest first, each once. */
export const bookmarksShown = (story: Token | undefined): string[] => [
  ...new Set(
    read()
      .filter(shows(story))
      .map(([page]) => page),
  ),
];

/** Whether one of the bookmarks that show would show to everybody on this device. */
export const someOfDevice = (): boolean => read().some(([, of]) => of === '');

/** Keeps a bookmark, as the newest. @returns whether it is kept. */
export const keepBookmark = (page: string, story: Token | undefined): boolean =>
  write([[page, story ?? ''], ...read().filter(([other, of]) => other !== page || of !== (story ?? ''))]);

/** Takes a bookmark away, so that it shows no more while this Story is open. @returns whether it is gone. */
export const takeBookmark = (page: string, story: Token | undefined): boolean =>
  write(read().filter((one) => one[0] !== page || !shows(story)(one)));

/** Takes away all that show while this Story is open. @returns how to have them back, and undefined where they could not be taken away. */
export function takeBookmarks(story: Token | undefined): (() => boolean) | undefined {
  const before = read();
  return write(before.filter((one) => !shows(story)(one)))
    ? () => write([...before.filter(shows(story)), ...read()])
    : undefined;
}

/** Forgets what belongs to a Story that is rubbed out. */
export function forgetBookmarks(story: Token): void {
  write(read().filter(([, of]) => of !== story));
}
