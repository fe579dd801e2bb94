import { choose, readSettings, type Settings } from '#settings/settings.ts';
import { deviceVoice, pauseOrGoOn, play, stop, takeSpeed } from '#speech/player.ts';
import { announce } from '#ui/announce.ts';
import { openDialog } from '#ui/dialog.ts';

const speeds = ['0.6', '0.8', '1', '1.25', '1.5'] as const satisfies readonly NonNullable<Settings['speed']>[];

let reading: HTMLElement | undefined;
/** Grows with each new wish to hear something, so that an older reading through knows it is over. */
let turn = 0;

/** What of a screen is read, in its order: nothing hidden, and nothing that only some want to hear. */
export const linesToRead = (root: ParentNode = document, which = 'main [data-line]'): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(which)].filter(
    (line) => line.offsetParent !== null && !line.closest('dialog, [data-not-read]'),
  );

function mark(line: HTMLElement | undefined): void {
  reading?.removeAttribute('data-reading');
  reading?.removeAttribute('aria-current');
  reading = line;
  line?.setAttribute('data-reading', '');
  line?.setAttribute('aria-current', 'true');
}

/** A Line put together from several (a board's place and its cards) has their sounds one after the other. */
async function playLine(line: HTMLElement, words: string): Promise<'ended' | 'stopped' | 'no-voice'> {
  const { lang } = document.documentElement;
  const { sound, sounds, standIn } = line.dataset;
  if (!sounds) return play({ sound: sound ?? (deviceVoice(lang) ? undefined : standIn), words, lang });
  for (const each of sounds.split(' ')) {
    const ended = await play({ sound: each, words, lang });
    if (ended !== 'ended') return ended;
  }
  return 'ended';
}

/** Plays one Line: its own sound, or its words by the device's voice. @returns how it ended. */
export async function hear(line: HTMLElement): Promise<'ended' | 'stopped' | 'no-voice'> {
  mark(line);
  const words = (line.querySelector('.sentence') ?? line).textContent?.trim() ?? '';
  const ended = await playLine(line, words);
  if (reading === line && ended !== 'stopped') mark(undefined);
  return ended;
}

/** Plays Lines one after the other; a second press while one of them is read stops it. */
async function hearLines(lines: readonly HTMLElement[]): Promise<void> {
  const mine = ++turn;
  if (reading && lines.includes(reading)) {
    mark(undefined);
    return stop();
  }
  for (const line of lines) {
    const ended = await hear(line);
    if (mine !== turn || ended === 'stopped') return;
    if (ended === 'no-voice') {
      openDialog('[data-no-voice]');
      return;
    }
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Reads the screen through from a Line; the Line being read is marked and kept in view. */
async function readThrough(from: number): Promise<void> {
  const mine = ++turn;
  const bar = document.querySelector<HTMLElement>('[data-player]');
  if (!bar) return;
  bar.hidden = false;
  setPaused(bar, false);
  const lines = linesToRead();
  for (let i = Math.max(0, from); i < lines.length; i += 1) {
    const line = lines[i];
    if (!line) break;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    line.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    const ended = await hear(line);
    if (mine !== turn || ended === 'stopped') return;
    if (ended === 'no-voice') {
      close();
      openDialog('[data-no-voice]');
      return;
    }
    await pause(450);
    if (mine !== turn) return;
  }
  close();
  announce(bar.dataset['wordsEnded'] ?? '');
}

function setPaused(bar: HTMLElement, paused: boolean): void {
  const button = bar.querySelector<HTMLElement>('[data-player-does=pause]');
  const words = button?.querySelector('span');
  if (words) words.textContent = (paused ? bar.dataset['wordsGoOn'] : bar.dataset['wordsPause']) ?? '';
  button?.querySelector('use')?.setAttribute('href', paused ? '#i-play' : '#i-pause');
}

function close(): void {
  turn += 1;
  const bar = document.querySelector<HTMLElement>('[data-player]');
  const focusWasHere = bar?.contains(document.activeElement) ?? false;
  if (bar) bar.hidden = true;
  mark(undefined);
  stop();
  if (focusWasHere) document.querySelector<HTMLElement>('[data-listen-all]')?.focus();
}

function changeSpeed(by: 1 | -1, bar: HTMLElement): void {
  const now = speeds.indexOf(readSettings().speed ?? '1');
  const next = speeds[Math.min(speeds.length - 1, Math.max(0, now + by))] ?? '1';
  choose('speed', next);
  takeSpeed();
  announce(`${bar.dataset['wordsSpeed'] ?? ''} ${speeds.indexOf(next) + 1}`);
}

function doInPlayer(does: string, bar: HTMLElement): void {
  const at = reading ? linesToRead().indexOf(reading) : 0;
  if (does === 'before') void readThrough(at - 1);
  else if (does === 'next') void readThrough(at + 1);
  else if (does === 'pause') setPaused(bar, pauseOrGoOn());
  else if (does === 'slower') changeSpeed(-1, bar);
  else if (does === 'faster') changeSpeed(1, bar);
  else close();
}

/** How high the bar is now, for what must not lie beneath it: `--player`. */
function measureBar(): void {
  const bar = document.querySelector<HTMLElement>('[data-player]');
  if (!bar || typeof ResizeObserver === 'undefined') return;
  new ResizeObserver(() =>
    document.documentElement.style.setProperty('--player', `${String(bar.offsetHeight)}px`),
  ).observe(bar);
}

/** Listens for every Listen button there is or will be on this screen. Leaving the screen stops the sound. */
export function startListening(): void {
  measureBar();
  document.addEventListener('click', (event) => {
    const pressed = (event.target as Element).closest<HTMLElement>(
      '[data-listen], [data-listen-all], [data-player-does]',
    );
    if (!pressed) return;
    if (pressed.dataset['listen'] !== undefined) {
      const line = pressed.closest<HTMLElement>('[data-line]');
      const together = pressed.closest<HTMLElement>('[data-heard-together]');
      const bar = document.querySelector<HTMLElement>('[data-player]');
      if (bar) bar.hidden = true;
      // A Listen of one Line stands in it; one of several stands beside them.
      if (line) void hearLines([line]);
      else if (together) void hearLines(linesToRead(together, '[data-line]'));
    } else if (pressed.dataset['listenAll'] !== undefined) {
      void readThrough(0);
      document.querySelector<HTMLElement>('[data-player-does=pause]')?.focus();
    } else {
      const bar = pressed.closest<HTMLElement>('[data-player]');
      if (bar) doInPlayer(pressed.dataset['playerDoes'] ?? 'stop', bar);
    }
  });
  document.addEventListener('focusin', (event) => {
    const { choices = 'silent', sound } = readSettings();
    if (choices === 'silent' || sound === 'off') return;
    const choice = (event.target as Element).closest<HTMLElement>('[data-choice]');
    if (choice) {
      turn += 1;
      void hear(choice);
    }
  });
  // Leaving the screen, and going on to the next Question (`person/ask/going-on.ts`).
  for (const leaving of ['pagehide', 'turn']) addEventListener(leaving, close);
}
