import { keepAllSounds } from '#offline/register.ts';
import { fill } from '#strings/fill.ts';

/** Keeps all sounds when it is pressed (`KeepSounds.astro`), and says how many are here. Where nothing can be kept it is not offered. */
export function startKeepingSounds(): void {
  const place = document.querySelector<HTMLElement>('[data-keep-sounds]');
  const how = place?.querySelector<HTMLElement>('[data-keep-sounds-how]');
  if (!place || !how) return;
  place.hidden = !('serviceWorker' in navigator);
  place.querySelector('[data-keep-sounds-now]')?.addEventListener('click', () => {
    keepAllSounds((n, of) => {
      how.textContent = n >= of ? (place.dataset['done'] ?? '') : fill(place.dataset['busy'] ?? '', { n, of });
    });
  });
}
