const pressable = 'a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button], [role=link], [role=radio], [role=checkbox], [role=switch], [role=tab], [role=option]';
const writing = 'textarea, input:not([type=radio], [type=checkbox], [type=file], [type=button], [type=submit], [type=range], [type=color], [type=image])';

/** Whether this is a place to write in: what is typed there is words, never a press. */
export const isWriting = (one: EventTarget | null): one is HTMLInputElement | HTMLTextAreaElement => one instanceof Element && one.matches(writing);

/** Where things can be pressed now: the dialog that is open, else the whole screen. */
export function room(): HTMLElement {
  return [...document.querySelectorAll<HTMLElement>('dialog[open], [role=dialog][aria-modal=true]')].at(-1) ?? document.body;
}

/** What is seen of a thing and pressed for it: a box lies in its label, a file is chosen by its label. */
export function shownAs(one: Element): HTMLElement {
  const label = one instanceof HTMLInputElement && ['radio', 'checkbox', 'file'].includes(one.type) ? (one.closest('label') ?? one.labels?.[0]) : undefined;
  return (label ?? one) as HTMLElement;
}

function isThere(one: HTMLElement): boolean {
  if (one.matches(':disabled, [aria-disabled=true]') || one.closest('[inert], [aria-hidden=true]')) return false;
  const seen = shownAs(one);
  if (!seen.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height, bottom } = seen.getBoundingClientRect();
  // What stands above the screen until it has the focus (*Go to the main part*) is for Tab alone.
  return width > 1 && height > 1 && bottom + scrollY > 0;
}

/** All that can be pressed in a room now, as it stands in it. */
export const thingsIn = (where: ParentNode): HTMLElement[] => [...where.querySelectorAll<HTMLElement>(pressable)].filter(isThere);

/** The thing that a press here would press. */
export function thingAt(target: Element | null): HTMLElement | undefined {
  const near = target?.closest<HTMLElement>(`${pressable}, label`);
  const thing = near instanceof HTMLLabelElement ? (near.control ?? undefined) : near ?? undefined;
  return thing && isThere(thing) ? thing : undefined;
}

const textOf = (one: Element | null | undefined): string => one?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** What a thing is called: its accessible name, as far as this website names things. */
export function nameOf(one: Element): string {
  const by = one.getAttribute('aria-labelledby');
  if (by) return by.split(/\s+/).map((id) => textOf(document.getElementById(id))).filter(Boolean).join('. ');
  const label = one.getAttribute('aria-label');
  if (label) return label;
  if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) return [...(one.labels ?? [])].map(textOf).join(' ');
  return textOf(one) || (one.querySelector('img[alt]')?.getAttribute('alt') ?? '');
}

/** The ready sound of a thing, where its own sentence is what is pressed. */
export function soundOf(one: HTMLElement): string | undefined {
  const line = one.closest<HTMLElement>('[data-line]');
  const sentence = line?.querySelector('.sentence');
  return sentence && shownAs(one).contains(sentence) ? line?.dataset['sound'] : undefined;
}

/** Presses a thing, as the person would: it has the focus, and its own click is heard by whoever listens. */
export function pressThing(one: HTMLElement): void {
  one.focus({ preventScroll: true });
  one.click();
}
