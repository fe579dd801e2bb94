import { happenings } from '#device/kept-names.ts';
import type { Company } from '#model/answer.ts';
import { changeSitting, readSitting } from '#person/keep/sitting.ts';

/** Takes who is here, and keeps it for this sitting. Where another Question takes the place of this one, it brings a place of its own. */
export function startCompany(): void {
  addEventListener(happenings.turned, startCompany, { once: true });
  const place = document.querySelector<HTMLElement>('[data-company]');
  const nameField = place?.querySelector<HTMLElement>('[data-company-name]');
  const name = nameField?.querySelector('input');
  if (!place || !nameField || !name) return;
  const show = (company: Company) => {
    for (const button of place.querySelectorAll<HTMLElement>('[data-who]'))
      button.setAttribute('aria-pressed', String(button.dataset['who'] === company.who));
    nameField.hidden = company.who !== 'with';
  };
  const say = (who: string | undefined) => {
    const company: Company =
      who === 'with' ? { who, name: name.value } : { who: who === 'alone' ? 'alone' : 'not-said' };
    show(changeSitting({ company }).company);
  };
  const before = readSitting().company;
  if (before.who === 'with') name.value = before.name;
  // Nothing stands pressed before somebody pressed it.
  if (before.who !== 'not-said') show(before);
  place.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-who]');
    if (button) say(button.dataset['who']);
  });
  name.addEventListener('input', () => say('with'));
}
