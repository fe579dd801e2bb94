/** Tells a screen reader what changed, in the screen's one live region. */
export function announce(words: string): void {
  const live = document.querySelector<HTMLElement>('[data-live]');
  if (!live) return;
  live.textContent = '';
  // An empty moment between, so that the same words said twice are heard twice.
  setTimeout(() => {
    live.textContent = words;
  }, 60);
}
