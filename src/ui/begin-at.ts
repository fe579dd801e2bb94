/** Lets the reading begin at a title, where a screen came without a page being loaded: by keyboard it goes on from there, and it is said. */
export function beginAt(title: HTMLElement | null): void {
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}
