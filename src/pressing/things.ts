const pressable =
  'a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button], [role=link], [role=radio], [role=checkbox], [role=switch], [role=tab], [role=option], audio[controls], video[controls]';
const writing =
  'textarea, input:not([type=radio], [type=checkbox], [type=file], [type=button], [type=submit], [type=range], [type=color], [type=image])';

/** Whether this is a place to write in: what is typed there is words, never a press. */
export const isWriting = (one: EventTarget | null): one is HTMLInputElement | HTMLTextAreaElement =>
  one instanceof Element && one.matches(writing);

/** Whether this is a recording or a film with the browser's own buttons. Those nothing but a hand can press: pressed as a whole it plays or waits. */
export const isPlayer = (one: unknown): one is HTMLMediaElement => one instanceof HTMLMediaElement;

const dialogs = 'dialog[open], [role=dialog][aria-modal=true]';

/** Where things can be pressed now: the dialog that is open, else the whole screen. Of several, the one that a press would meet: one can be opened above another that comes after it in the page. */
export function room(): HTMLElement {
  const open = [...document.querySelectorAll<HTMLElement>(dialogs)];
  const above =
    open.length > 1
      ? document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest<HTMLElement>(dialogs)
      : undefined;
  return above ?? open.at(-1) ?? document.body;
}

/** What is seen of a thing and pressed for it: a box lies in its label, a file is chosen by its label. */
export function shownAs(one: Element): HTMLElement {
  const label =
    one instanceof HTMLInputElement && ['radio', 'checkbox', 'file'].includes(one.type)
      ? (one.closest('label') ?? one.labels?.[0])
      : undefined;
  return (label ?? one) as HTMLElement;
}

function isThere(one: HTMLElement): boolean {
  if (one.matches(':disabled, [aria-disabled=true]') || one.closest('[inert], [aria-hidden=true]')) return false;
  const seen = shownAs(one);
  if (!seen.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height, bottom } = seen.getBoundingClientRect();
  // What stands above the screen until it has the focus (*Go to the main part*) is for Tab alone: nothing that scrolls brings it into view.
  let scrolled = 0;
  for (let holder = seen.parentElement; holder; holder = holder.parentElement) scrolled += holder.scrollTop;
  return width > 1 && height > 1 && bottom + scrolled > 0;
}

/** All that can be pressed in a room now, as it stands in it. */
export const thingsIn = (where: ParentNode): HTMLElement[] =>
  [...where.querySelectorAll<HTMLElement>(pressable)].filter(isThere);

/** The thing that a press here would press. */
export function thingAt(target: Element | null): HTMLElement | undefined {
  const near = target?.closest<HTMLElement>(`${pressable}, label`);
  const thing = near instanceof HTMLLabelElement ? (near.control ?? undefined) : (near ?? undefined);
  return thing && isThere(thing) ? thing : undefined;
}

const textOf = (one: Element | null | undefined): string => one?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** What a thing is called: its accessible name, as far as this website names things. */
export function nameOf(one: Element): string {
  const by = one.getAttribute('aria-labelledby');
  if (by)
    return by
      .split(/\s+/)
      .map((id) => textOf(document.getElementById(id)))
      .filter(Boolean)
      .join('. ');
  const label = one.getAttribute('aria-label');
  if (label) return label;
  if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement)
    return [...(one.labels ?? [])].map(textOf).join(' ');
  return textOf(one) || (one.querySelector('img[alt]')?.getAttribute('alt') ?? '');
}

/** The ready sound of a thing, where its own sentence is what is pressed. */
export function soundOf(one: HTMLElement): string | undefined {
  const line = one.closest<HTMLElement>('[data-line]');
  const sentence = line?.querySelector('.sentence');
  return sentence && shownAs(one).contains(sentence) ? line?.dataset['sound'] : undefined;
}

/** Presses a thing, as the person would: it has the focus, and its own click is heard by whoever listens. A recording plays, or waits. */
export function pressThing(one: HTMLElement): void {
  one.focus({ preventScroll: true });
  if (!isPlayer(one)) one.click();
  else if (one.paused) void one.play().catch(() => undefined);
  else one.pause();
}
