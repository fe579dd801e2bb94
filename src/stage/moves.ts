/** What a person wants of the stage: told by a key, a press on one half of it, or a finger drawn across it. */
export type Move = 'on' | 'back' | 'first' | 'last' | 'start' | 'rest';

/** Keys, and what a presenter's remote sends: PageDown, PageUp, F5 to begin, a full stop to rest. Escape is the dialog's own. */
const keys: Readonly<Record<string, Move>> = {
  ArrowDown: 'on',
  PageDown: 'on',
  ' ': 'on',
  ArrowUp: 'back',
  PageUp: 'back',
  Backspace: 'back',
  Home: 'first',
  End: 'last',
  F5: 'start',
  '.': 'rest',
};

/** What a key wants. Where reading goes from right to left, so do the arrows. Held together with another key it is not ours. */
export function moveByKey(
  { key, altKey, ctrlKey, metaKey, repeat }: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat'>,
  rightToLeft: boolean,
): Move | undefined {
  if (altKey || ctrlKey || metaKey || repeat) return undefined;
  if (key === 'ArrowRight') return rightToLeft ? 'back' : 'on';
  if (key === 'ArrowLeft') return rightToLeft ? 'on' : 'back';
  return keys[key];
}

/** What a press on the picture or beside it wants: the half where reading goes on, or the other. */
export const moveByPress = (x: number, width: number, rightToLeft: boolean): Move =>
  x > width / 2 === rightToLeft ? 'back' : 'on';

/** How far a finger is drawn at least, in pixels. */
const drawn = 60;

/** What a finger drawn across it wants; undefined where it went more up and down, or not far. A Line is drawn away towards where it was read from. */
export function moveBySwipe(dx: number, dy: number, rightToLeft: boolean): Move | undefined {
  if (Math.abs(dx) < drawn || Math.abs(dx) < 2 * Math.abs(dy)) return undefined;
  return dx < 0 === rightToLeft ? 'back' : 'on';
}
