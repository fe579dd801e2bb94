import { ourAddress } from '#model/our-address.ts';
/** So long any key is held on the first screen, in milliseconds, to be asked whether it shall do everything. */
const long = 3000;

/** Who has one switch and nothing else comes in by it: a key held on the first screen asks, on a screen that this key itself scans. */
export function hearHeldKey(): void {
  if (location.pathname !== '/' || document.documentElement.dataset['press']) return;
  let held: { key: string; timer: ReturnType<typeof setTimeout> } | undefined;
  window.addEventListener('keydown', (event) => {
    if (
      event.repeat ||
      (event.target instanceof Element && event.target.matches('input, textarea')) ||
      /^(Shift|Control|Alt|AltGraph|Meta|Tab|CapsLock|Escape)/.test(event.key)
    )
      return;
    clearTimeout(held?.timer);
    const key = event.code || event.key;
    held = {
      key,
      timer: setTimeout(
        () => location.assign(ourAddress(`/how-i-like-it/one-switch/#${encodeURIComponent(key)}`)),
        long,
      ),
    };
  });
  for (const what of ['keyup', 'blur'])
    addEventListener(what, () => {
      clearTimeout(held?.timer);
    });
}
