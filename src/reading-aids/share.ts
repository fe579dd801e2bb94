import { announce } from '#ui/announce.ts';
import { qrPath } from '#ui/qr-path.ts';

/** Where this Page is, without what of it is open. */
const address = (): string => location.origin + location.pathname;

function draw(name: string, attributes: Readonly<Record<string, string>>, ...inside: Element[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** The address as a code that a camera reads: black on white, in every theme. */
function code(words: string): SVGElement {
  const { side, path } = qrPath(address());
  const whole = String(side);
  return draw(
    'svg',
    { role: 'img', 'aria-label': words, viewBox: `0 0 ${whole} ${whole}`, 'shape-rendering': 'crispEdges' },
    draw('rect', { width: whole, height: whole, fill: '#fff' }),
    draw('path', { d: path, fill: '#000' }),
  );
}

/** Shows the ways to share that this device has: its own, the code, the address to copy. All are made here; no other company is asked. */
export function showShare(): void {
  const show = (what: string, there: boolean) => {
    const place = document.querySelector<HTMLElement>(`[data-share-${what}]`);
    if (place) place.hidden = !there;
  };
  show('send', 'share' in navigator);
  show('copy', 'clipboard' in navigator);
  const place = document.querySelector<HTMLElement>('[data-share-code]');
  place?.replaceChildren(code(place.dataset['shareCode'] ?? ''));
  document.querySelector('[data-share-address]')?.replaceChildren(address());
}

/** Shares by the device's own share. The title is that of the browser: of a quiet Page it tells nothing. Nothing is said where somebody thinks again. */
export const sendAddress = (): Promise<void> =>
  navigator.share({ title: document.title, url: address() }).catch(() => undefined);

/** Copies the address, then says so on the button. Where the browser does not let it, the address stands there to be copied by hand. */
export async function copyAddress(control: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(address());
  } catch {
    return;
  }
  const words = control.querySelector('span');
  const done = control.dataset['wordsDone'] ?? '';
  if (words) words.textContent = done;
  announce(done);
}
