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
  /** Whether choices are read out when reached or chosen. */
  choices?: 'silent' | 'read';
  voice?: 'website' | 'device';
}

const place = 'reading';

/** What was chosen so far. Damaged or blocked storage counts as nothing chosen. */
export function readSettings(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept) : {};
  } catch {
    return {};
  }
}

/**
 * Keeps one choice and shows it at once.
 * @returns false when the device would not keep it; it still holds on this page.
 */
export function choose<K extends keyof Settings>(name: K, value: NonNullable<Settings[K]>): boolean {
  document.documentElement.dataset[name] = value;
  try {
    localStorage.setItem(place, JSON.stringify({ ...readSettings(), [name]: value }));
    return true;
  } catch {
    return false;
  }
}

/** Back to how it was at first. */
export function forgetSettings(): void {
  for (const name of Object.keys(readSettings())) document.documentElement.removeAttribute(`data-${name}`);
  localStorage.removeItem(place);
}
