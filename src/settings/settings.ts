import { keptNames } from '#device/kept-names.ts';

/**
 * How I like to read, kept on this device under `reading` in localStorage and never sent anywhere.
 * Example: `{"size":"3","colours":"dark","choices":"read"}`. What is absent follows the device.
 * When a value goes away in a later version the attribute matches no style, so the default holds.
 */
export interface Settings {
  /** Step of text size: 1 is 100 %, 5 is 200 %. */
  size?: '1' | '2' | '3' | '4' | '5';
  /** Space between lines. */
  spacing?: 'usual' | 'wide' | 'widest';
  font?: 'clear' | 'plain' | 'dyslexia';
  colours?: 'paper' | 'white' | 'blue' | 'yellow' | 'dark' | 'contrast';
  sound?: 'on' | 'off';
  /** How fast a voice speaks; 1 is usual. */
  speed?: '0.6' | '0.8' | '1' | '1.25' | '1.5';
  /** Whether choices are read out when reached or chosen; `all`: and every control, before it does anything. */
  choices?: 'silent' | 'read' | 'all';
  voice?: 'website' | 'device';
  /** How things are pressed (`pressing`, decision 0065). */
  press?: 'usual' | 'one-switch' | 'two-switches' | 'dwell';
  /** The key that chooses, as the browser names it (`Space`, `F8`), or `screen`: a press anywhere. */
  switchKey?: string;
  /** With two switches, the key that steps. */
  stepKey?: string;
  /** Seconds that scanning stands on each thing. */
  scanSpeed?: '0.8' | '1.2' | '2' | '3' | '5';
  /** So many seconds longer on the first. */
  scanFirst?: '0' | '1' | '2' | '4';
  /** How often it goes round before it rests. */
  scanRounds?: '1' | '2' | '3' | '5';
  scanSpoken?: 'no' | 'yes' | 'other';
  /** Seconds of resting that press. */
  dwellTime?: '0.6' | '1' | '1.5' | '2' | '3';
  /** Seconds that a press has to be held to be taken. */
  holdLeast?: '0' | '0.1' | '0.3' | '0.6' | '1';
  /** Seconds after a press in which no other is taken. */
  holdRepeats?: '0' | '0.3' | '0.6' | '1' | '2';
  /** Numbers choose, + goes on, - goes back. */
  pressKeys?: 'no' | 'yes';
  /** A prompt for somebody beside the person. */
  together?: 'no' | 'yes';
  /** Of a Page: whether what is longer than its Lines is open, or not there. */
  detail?: 'show' | 'hide';
  /** Whether the stage reads each Line as it comes. */
  stage?: 'silent' | 'read';
}

const place = keptNames.reading;

/** What was chosen so far. Damaged or blocked storage counts as nothing chosen. */
export function readSettings(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/**
 * Keeps one choice and shows it at once; whoever goes by settings hears `settings` on the window.
 * @returns false when the device would not keep it; it still holds on this page.
 */
export function choose<K extends keyof Settings>(name: K, value: NonNullable<Settings[K]>): boolean {
  document.documentElement.dataset[name] = value;
  dispatchEvent(new Event('settings'));
  try {
    localStorage.setItem(place, JSON.stringify({ ...readSettings(), [name]: value }));
    return true;
  } catch {
    return false;
  }
}

/** Back to how it was at first. */
export function forgetSettings(): void {
  for (const name of Object.keys(readSettings())) Reflect.deleteProperty(document.documentElement.dataset, name);
  localStorage.removeItem(place);
  dispatchEvent(new Event('settings'));
}
