import { keptNames } from '#device/kept-names.ts';

/** How long the letters wait for a Question to be ready, at most, in milliseconds. */
const patience = 15_000;
/** How long after the screen was asked for its letters may still change under somebody's eyes, in milliseconds. */
const soon = 1000;

/**
 * Brings the clear letters to this device once the screen stands and the person can answer: on a slow line their 36 kB would come before
 * the words and before the script that hears a press. Where they come soon, this screen takes them; from then on every screen begins
 * with them. On a slow tablet changing the letters of a whole screen holds it up, and moves what somebody is already reading.
 */
export function startLetters(): void {
  const root = document.documentElement;
  if ('letters' in root.dataset || 'font' in root.dataset) return;
  const bring = () => {
    if (document.querySelector('.asking') && !('ready' in root.dataset) && performance.now() < patience)
      return void setTimeout(bring, 200);
    void Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 1em "Atkinson Hyperlegible"`)))
      .then(() => {
        if (performance.now() < soon) root.dataset['letters'] = '';
        localStorage.setItem(keptNames.letters, 'here');
      })
      .catch(() => undefined /* Without storage or letters, the device's own letters hold. */);
  };
  if (document.readyState === 'complete') bring();
  else addEventListener('load', bring);
}
