import { useEffect } from 'react';

/**
 * Keys of the desk, each with what it presses: something on the screen that carries it as `data-key`. `j` and `k` go from one thing
 * (`data-step`) to the next and back.
 */
export const deskKeys = [
  'j',
  'k',
  'n',
  'b',
  'r',
  'a',
  'p',
  '1-9',
  'c',
  't',
  'v',
  'x',
  'i',
  's',
  'e',
  'z',
  'g',
  '?',
] as const;

/** Whether it is a key of the desk. Numbers are not where somebody wants numbers on every choice: those that are seen are the ones that hold. */
const isKey = (key: string): boolean =>
  /^[1-9]$/.test(key) ? !document.querySelector('[data-number]') : (deskKeys as readonly string[]).includes(key);

/** What somebody types into keeps its keys, and so does what uses letters itself. */
const typing = (at: Element | null): boolean =>
  at instanceof HTMLElement &&
  (at.isContentEditable || at.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/** Goes to the next thing on the screen, or back. */
function step(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-step]')].filter((one) => one.checkVisibility());
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const to = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  if (!to) return;
  if (!to.matches('a, button')) to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: 'nearest' });
}

/** Presses what carries this key: within the thing that has the focus, else the first on the screen. */
function pressKey(key: string): boolean {
  const within = document.activeElement?.closest('[data-step]');
  const seen = (at: ParentNode | null | undefined) =>
    [...(at?.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? [])].find((one) =>
      one.checkVisibility(),
    );
  const found = seen(within) ?? seen(document);
  if (!found || found.matches(':disabled')) return false;
  found.click();
  return true;
}

/**
 * Single keys for the whole desk, while `on` (WCAG 2.1.4: they can be turned off, and they never act while somebody types or holds another
 * key). Nothing can be done by a key that cannot be pressed on the screen.
 */
export function useKeys(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.repeat ||
        typing(document.activeElement) ||
        document.querySelector('dialog[open]')
      )
        return;
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
      else if (!isKey(key) || !pressKey(key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [on]);
}
