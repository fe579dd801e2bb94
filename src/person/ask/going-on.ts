import { happenings } from '#device/kept-names.ts';
import { ourAddress } from '#model/our-address.ts';
import { beginAt } from '#ui/begin-at.ts';
import type { EarlyRoot } from '#ui/use-early-press.ts';

/** Screens of the Questions before and after this one, as the build made them, by their path. */
const prepared = new Map<string, Document>();
/** The path of what the screen shows. */
let shown = '';

/** A way from one Question to another. */
const aQuestion = `.turn a[href^="${ourAddress('/say/')}"]`;
const ways = () => [...document.querySelectorAll<HTMLAnchorElement>(aQuestion)];

/**
 * Made by the same version of this website, and with nothing in it that this screen has not got. Looked at as text: a document with styles
 * that this page's policy does not name would be complained of.
 */
function isAlike(html: string): boolean {
  const styles = [...document.querySelectorAll('style')].map((one) => one.textContent);
  const scripts = [...document.querySelectorAll('script[src]')].map((one) => one.getAttribute('src'));
  return (
    [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].every(([, style]) => styles.includes(style ?? '')) &&
    [...html.matchAll(/<script\b[^>]*\ssrc="([^"]*)"/g)].every(([, src]) => scripts.includes(src ?? ''))
  );
}

async function prepare(path: string): Promise<void> {
  const answer = await fetch(path);
  if (!answer.ok) return;
  const html = await answer.text();
  if (!isAlike(html)) return;
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const island = doc.querySelector('astro-island')?.getAttribute('component-url');
  if (!island) return;
  // What hears a press there has to be here first: then it cannot fail to come.
  await import(/* @vite-ignore */ island);
  prepared.set(path, doc);
}

/**
 * Makes ready the Questions before and after this one, once this one can be answered and the device is idle. Where that fails, without
 * internet or with a newer version on the server, the link stays an ordinary link.
 */
export function prepareGoingOn(): void {
  if (shown === '') begin();
  const idle = 'requestIdleCallback' in globalThis ? requestIdleCallback : (work: () => void) => setTimeout(work, 300);
  // The next first: it is the way most go.
  const paths = ways()
    .map((link) => link.pathname)
    .reverse();
  const one = () => {
    const path = paths.shift();
    if (path !== undefined && !prepared.has(path))
      void prepare(path)
        .catch(() => undefined)
        .finally(() => idle(one));
  };
  idle(one);
}

/** Goes to another Question: at once where it was made ready, and by loading it where it was not. */
export function goOnTo(href: string): void {
  if (!turnTo(new URL(href, location.href).pathname)) location.assign(href);
}

/**
 * Puts a Question that was made ready in the place of this one. A slow tablet takes seconds to load a page anew, and a Story of years
 * asks hundreds of Questions. What the screen said of itself is said again: title, address, and where the reading begins.
 * @returns false where it was not made ready, and nothing was changed.
 */
function turnTo(path: string): boolean {
  const doc = prepared.get(path);
  const next = doc?.querySelector('main');
  const now = document.querySelector('main');
  if (!doc || !next || !now) return false;
  prepared.clear();
  dispatchEvent(new Event(happenings.turn));
  history.pushState(null, '', path);
  shown = path;
  document.title = doc.title;
  now.replaceWith(document.adoptNode(next));
  const root = document.documentElement as EarlyRoot;
  delete root.dataset['ready'];
  if (root.early) root.early.length = 0;
  root.onward = undefined;
  scrollTo({ top: 0, behavior: 'instant' });
  beginAt(next.querySelector('h1'));
  // First it is seen. Then Astro, which hears of it so, lets go of the island that is no longer here, and whose Story it is comes.
  requestAnimationFrame(() => {
    setTimeout(() => {
      document.dispatchEvent(new Event('astro:after-swap'));
      dispatchEvent(new Event(happenings.turned));
    });
  });
  return true;
}

function begin(): void {
  shown = location.pathname;
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(aQuestion);
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (turnTo(link.pathname)) event.preventDefault();
  });
  // Back and forward load the page anew; a link within a page is no going back.
  addEventListener('popstate', () => {
    if (location.pathname !== shown) location.reload();
  });
}
