/** How long a Question may take to be ready before something is said of it, in milliseconds: longer than the slowest tablet we measured. */
const patience = 20_000;

/** Says so in a Line, with a way on, when the script of a Question does not come. Goes away again when it comes after all. */
export function startLate(): void {
  const place = document.querySelector<HTMLElement>('[data-late]');
  if (!place) return;
  const ready = () => 'ready' in document.documentElement.dataset;
  setTimeout(() => {
    if (ready()) return;
    place.hidden = false;
    const look = setInterval(() => { if (ready()) { place.hidden = true; clearInterval(look); } }, 500);
  }, patience);
  place.querySelector('button')?.addEventListener('click', () => location.reload());
}
