/** Shows what says that something is old, where it is so by the day on this device: what is read without internet may be old too. */
export function startChecked(): void {
  const today = new Date().toISOString().slice(0, 10);
  for (const bar of document.querySelectorAll<HTMLElement>('[data-checked-until]'))
    if (today > (bar.dataset['checkedUntil'] ?? today)) bar.hidden = false;
}
