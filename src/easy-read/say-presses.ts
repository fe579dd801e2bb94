import { readSettings } from '#settings/settings.ts';
import { play } from '#speech/player.ts';
import { soundHere } from '#speech/sound-here.ts';

/** What a person can press, but for what is heard by itself, and *Leave*, which never waits. */
const controls = 'a[href], button, summary, label.press';
const never = '[data-leave], [data-listen], [data-listen-all], [data-player-does], [data-choice] *, .skip';

/** The words that are seen on a control, in its pieces: "Show me more" and "1 of 3". */
export function wordsOn(control: Element): string[] {
  const walk = document.createTreeWalker(control, NodeFilter.SHOW_TEXT, (text) =>
    text.parentElement?.closest('.unseen, [aria-hidden=true]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const pieces: string[] = [];
  while (walk.nextNode()) pieces.push(walk.currentNode.textContent ?? '');
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

let newest: Element | undefined;

/** Says a control: its whole words, else their first piece; by the sound made at build, else by the device's own voice. */
async function say(control: Element): Promise<void> {
  newest = control;
  const pieces = wordsOn(control);
  const { lang } = document.documentElement;
  for (const words of [pieces.join(' ') || (control.getAttribute('aria-label') ?? ''), pieces[0] ?? '']) {
    if (words === '') continue;
    const sound = await soundHere(words, lang);
    if (newest !== control || (await play({ sound, words, lang })) !== 'no-voice') return;
  }
}

/**
 * *Say all I press* (How I like it; `docs/decisions/0078`): the first press on a control says its words, the second does it. What is reached by keyboard
 * or switch is said at once, and pressed once: there a person stands on it before they press. A box is said and ticked: another press unticks it.
 */
export function startSayingPresses(): void {
  const wanted = () => {
    const { choices, sound } = readSettings();
    return choices === 'all' && sound !== 'off';
  };
  const controlAt = (event: Event) => {
    const control = (event.target as Element).closest?.(controls);
    return control && !control.matches(never) ? control : undefined;
  };
  let said: Element | undefined;
  document.addEventListener(
    'click',
    (event) => {
      // Pressed by keyboard, switch or dwelling: `detail` is 0.
      if (event.detail === 0 || !wanted()) return;
      const control = controlAt(event);
      if (!control) return;
      if (control === said) {
        said = undefined;
        return;
      }
      void say(control);
      if (control.querySelector('input') || control.matches('label:not(.file)')) return;
      said = control;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  document.addEventListener('focusin', (event) => {
    if (!(event.target as Element).matches(':focus-visible') || !wanted()) return;
    const control = controlAt(event);
    if (control && control !== newest) void say(control);
    newest = control;
  });
}
