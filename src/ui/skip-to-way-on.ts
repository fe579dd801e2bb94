/** Takes the keyboard to what leads on from a screen (`.way-on`, `.turn`), past all that stands before it: *Go to the way on*, the second Tab of a screen. */
export function startSkipping(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('[data-skip-on]');
    if (!link) return;
    const ways = [...document.querySelectorAll('main :is(.way-on, .turn)')].filter((one) => one.checkVisibility());
    const first = [...(ways.at(-1)?.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)') ?? [])].find(
      (one) => one.checkVisibility(),
    );
    // Where nothing leads on any more, it goes where its address does.
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
}
