import { bookmarksShown, keepBookmark, takeBookmark } from '#person/keep/bookmarks.ts';
import { idOfOpenStory } from '#person/keep/stories.ts';
import { choose } from '#settings/settings.ts';
import { announce } from '#ui/announce.ts';
import { copyAddress, sendAddress } from './share.ts';
import { showDetail } from './start-aids.ts';

/** The words on a control that is pressed to and fro. */
function turn(control: Element | null, away: boolean): void {
  if (!(control instanceof HTMLElement)) return;
  const words = control.querySelector('span');
  if (words) words.textContent = (away ? control.dataset['wordsAway'] : control.dataset['words']) ?? '';
}

const pageOf = (aids: HTMLElement): string => aids.dataset['aids'] ?? '';

/** Says in the quiet place what is so now: its Lines by their ids (`Aids.astro`). */
function say(aids: HTMLElement, lines: readonly string[]): void {
  const all = aids.querySelector<HTMLTemplateElement>('template[data-aid-lines]')?.content;
  const found = lines.flatMap((line) => all?.querySelector(`[data-line="read-${line}"]`)?.cloneNode(true) ?? []);
  aids.querySelector('[data-aid-said]')?.replaceChildren(...found);
}

/** Shows what was wished for before: whether the Page is a bookmark, and whether its detail is shown. */
export async function showAids(aids: HTMLElement): Promise<void> {
  say(aids, []);
  turn(aids.querySelector('[data-aid=detail]'), document.documentElement.dataset['detail'] === 'show');
  turn(aids.querySelector('[data-aid=bookmark]'), bookmarksShown(await idOfOpenStory()).includes(pageOf(aids)));
}

/** Kept first, then said; and said, too, who will see it. */
async function bookmark(control: HTMLElement, aids: HTMLElement): Promise<void> {
  const [page, of] = [pageOf(aids), await idOfOpenStory()];
  const there = bookmarksShown(of).includes(page);
  const done = there ? takeBookmark(page, of) : keepBookmark(page, of);
  turn(control, done !== there);
  if (!done) say(aids, ['bookmark-not-kept']);
  else
    say(
      aids,
      there ? ['bookmark-gone'] : ['bookmark-kept', of === undefined ? 'bookmark-of-device' : 'bookmark-of-story'],
    );
}

function detail(control: HTMLElement): void {
  const show = document.documentElement.dataset['detail'] !== 'show';
  choose('detail', show ? 'show' : 'hide');
  showDetail();
  turn(control, show);
  announce((show ? control.dataset['shown'] : control.dataset['hidden']) ?? '');
}

/** Does what a control of the quiet place is for. */
export async function doAid(control: HTMLElement, aids: HTMLElement): Promise<void> {
  const does: Record<string, () => unknown> = {
    bookmark: () => bookmark(control, aids),
    detail: () => detail(control),
    send: sendAddress,
    copy: () => copyAddress(control),
  };
  await does[control.dataset['aid'] ?? '']?.();
}
