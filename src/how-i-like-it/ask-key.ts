import { choose, readSettings } from '#settings/settings.ts';
import { fill } from '#strings/fill.ts';

/** Keys that a switch cannot be: they are needed for getting about, or are no press. */
const notOne = /^(Tab|Escape|Shift|Control|Alt|AltGraph|Meta|CapsLock|Unidentified|Dead)$/;

/** *Another key* waits for a press of it: whatever a switch box sends, nobody has to know its name. */
export function startAskingKeys(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-ask-key]')) {
    const name = button.dataset['askKey'] as 'switchKey' | 'stepKey';
    const offered = [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
    const words = button.querySelector('span') ?? button;
    const asks = words.textContent;
    const show = () => {
      const key = readSettings()[name];
      const own = key !== undefined && offered.every(({ value }) => value !== key);
      words.textContent = own ? fill(button.dataset['is'] ?? '', { key: key.replace(/^(Key|Digit)/, '') }) : asks;
      button.setAttribute('aria-pressed', String(own));
    };
    show();
    addEventListener('settings', () => setTimeout(show));
    button.addEventListener('click', () => {
      words.textContent = button.dataset['now'] ?? '';
      const hear = (event: KeyboardEvent) => {
        if (event.repeat || notOne.test(event.key)) return;
        window.removeEventListener('keydown', hear, true);
        event.preventDefault();
        event.stopImmediatePropagation();
        const key = event.code || event.key;
        choose(name, key);
        for (const one of offered) one.checked = one.value === key;
        show();
      };
      window.addEventListener('keydown', hear, true);
    });
  }
}
