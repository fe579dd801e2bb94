/** How long the letters wait for a Question to be ready, at most, in milliseconds. */
const patience = 15_000;

/**
 * Brings the clear letters once the person can answer: on a slow line their 36 kB would come before the script that hears a press.
 * From then on they are kept on the device, and every screen begins with them.
 */
export function startLetters(): void {
  const root = document.documentElement;
  if ('letters' in root.dataset) return;
  const began = performance.now();
  const bring = () => {
    if (document.querySelector('.asking') && !('ready' in root.dataset) && performance.now() - began < patience) return void setTimeout(bring, 200);
    root.dataset['letters'] = '';
    void document.fonts.ready.then(() => { try { localStorage.setItem('letters', 'here'); } catch { /* Then they come late each time. */ } });
  };
  if (document.readyState === 'complete') bring();
  else addEventListener('load', bring);
}
