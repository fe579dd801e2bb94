import { happenings, keptNames } from '#device/kept-names.ts';
import type { Story } from '#model/answer.ts';
import { ourAddress } from '#model/our-address.ts';
import { faceAddress } from '#ui/blob-address.ts';
import { closeWindows } from '#ui/close-windows.ts';
import { fill } from '#strings/fill.ts';
import { piece } from '#person/keep/answers.ts';
import { onChange } from '#person/keep/changes.ts';
import { close, listStories, lookEarly, openStory } from '#person/keep/stories.ts';

let stopFollowing: (() => void) | undefined;

/** Shows whose Story is open; asks first where there is more than one; closes it on *finished*. */
export function startStoryBar(): void {
  const bar = document.querySelector<HTMLElement>('[data-story-bar]');
  const end = document.querySelector<HTMLElement>('[data-story-end]');
  if (!bar) return;
  // Where another Question takes the place of this one (`person/ask/going-on.ts`), it brings a bar of its own.
  stopFollowing?.();
  addEventListener(happenings.turned, startStoryBar, { once: true });
  const show = async (story: Story | undefined) => {
    if (!story && bar.dataset['choose'] === 'true' && (await listStories()).length > 0) {
      sessionStorage.setItem(keptNames.goOnTo, location.pathname);
      location.replace(ourAddress('/whose/'));
      return;
    }
    bar.hidden = !story;
    if (end) end.hidden = !story;
    if (!story) return;
    const name = bar.querySelector('[data-story-name]');
    if (name)
      name.textContent = story.name.trim()
        ? fill(bar.dataset['of'] ?? '', { name: story.name })
        : (bar.dataset['mine'] ?? '');
    const address = story.photo && (await faceAddress(await piece(story.photo)));
    const img = bar.querySelector<HTMLImageElement>('[data-story-photo]');
    if (address && img) {
      URL.revokeObjectURL(img.src);
      img.src = address;
      img.className = 'photo';
    }
  };
  end?.querySelector('[data-story-finished]')?.addEventListener('click', () => {
    // Hidden at once, and replaced: neither this screen nor going back shows what was said.
    close();
    closeWindows(ourAddress('/closed/'));
  });
  // Storage that is forbidden is said by the screen that needs it; the bar stays away.
  const away = () => {
    bar.hidden = true;
  };
  void lookEarly().then(show).catch(away);
  stopFollowing = onChange(() => void openStory().then(show).catch(away));
}
