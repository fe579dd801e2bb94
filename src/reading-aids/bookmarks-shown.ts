import { onChange } from '#person/keep/changes.ts';
import { bookmarksShown, someOfDevice, takeBookmarks } from '#person/keep/bookmarks.ts';
import { idOfOpenStory } from '#person/keep/stories.ts';
import { announce } from '#ui/announce.ts';

/** More doors than this are too many to choose from at once. */
const atOnce = 6;

/** Shows the bookmarks of whoever's Story is open, and of the device; takes all of them away, and brings them back until the screen is left. */
export function startBookmarks(): void {
  const place = document.querySelector<HTMLElement>('[data-bookmarks]');
  if (!place) return;
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-bookmarks-${name}]`);
  const show = (name: string, there: boolean) => {
    const one = part(name);
    if (one) one.hidden = !there;
  };
  const doors = new Map(
    [...place.querySelectorAll<HTMLElement>('[data-bookmark]')].map((door) => [door.dataset['bookmark'] ?? '', door]),
  );
  let all = false;
  let back: (() => boolean) | undefined;

  const draw = async () => {
    const kept = bookmarksShown(await idOfOpenStory()).flatMap((page) => doors.get(page) ?? []);
    for (const door of doors.values()) door.hidden = true;
    kept.forEach((door, at) => {
      door.hidden = !all && at >= atOnce;
      door.parentElement?.append(door);
    });
    show('none', kept.length === 0);
    show('more', !all && kept.length > atOnce);
    show('of-device', kept.length > 0 && someOfDevice());
    show('away', kept.length > 0);
    show('back', back !== undefined);
    return kept;
  };
  part('more')?.addEventListener('click', () => {
    all = true;
    void draw().then((kept) => kept[atOnce]?.querySelector('a')?.focus());
  });
  part('away')?.addEventListener(
    'click',
    () =>
      void idOfOpenStory()
        .then((of) => {
          back = takeBookmarks(of);
          return draw();
        })
        .then(() => {
          if (!back) return;
          announce(part('none')?.querySelector('.sentence')?.textContent ?? '');
          part('back')?.focus();
        }),
  );
  part('back')?.addEventListener('click', () => {
    if (back?.()) back = undefined;
    void draw().then(() => part('away')?.focus());
  });
  // Another Story is open now, or none.
  onChange(() => {
    back = undefined;
    void draw();
  });
  void draw();
}
