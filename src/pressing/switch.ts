import { announce } from '#ui/announce.ts';
import { Presses, type HoldOff } from './hold-off.ts';
import { openLetters } from './letters.ts';
import { Scanning, type Pace, type Shown } from './scanning.ts';
import { drawOver } from './show.ts';
import { hush, speak } from './speak.ts';
import { isPlayer, isWriting, nameOf, pressThing, room, shownAs, soundOf } from './things.ts';
import { allIn, isGroup, stopsIn, type Stop } from './tree.ts';
import { pressingWords, type PressingWords } from './words.ts';

/** `choose`, `step`: keys as the browser names them, or `screen` for a press anywhere; one switch has no `step`. */
interface Switches {
  choose: string;
  step: string | undefined;
  pace: Pace;
  spoken: 'no' | 'yes' | 'other';
  hold: HoldOff;
}

/** A little longer than a screen takes to become another. */
const settles = 250;
/** So long after somebody typed or pressed in a box, in milliseconds, its letters are letters also where one of them is a switch. */
const types = 10_000;
/** Recordings and films of the screen that are heard now. */
const playing = () =>
  [...document.querySelectorAll<HTMLMediaElement>(':is(audio, video)[controls]')].filter((one) => !one.paused);
const isRead = () => document.querySelector('[data-reading]') !== null || playing().length > 0;
const same = (a: Stop, b: Stop) => isGroup(a) === isGroup(b) && allIn(a)[0] === allIn(b)[0];

/** Whether something else lies over its middle: what stays at the foot of the screen. */
function isCovered(one: HTMLElement): boolean {
  const { left, top, width, height } = one.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return there !== null && !one.contains(there);
}

/** Brings into view what scanning stands at, clear of what stays on the screen. */
function bringToView(all: readonly HTMLElement[]): void {
  const [first] = all;
  const last = all.at(-1);
  for (const one of [last, first])
    if (one) shownAs(one).scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  if (first && first === last && isCovered(shownAs(first)))
    shownAs(first).scrollIntoView({ block: 'center', behavior: 'instant' });
}

/**
 * Whether a key is a letter of somebody who types with a keyboard. A box that a screen gave the focus by itself is not typed in: there the
 * switch would only write, and nobody could leave it.
 * @returns asks it of a key.
 */
function hearTyping(signal: AbortSignal): (event: KeyboardEvent) => boolean {
  let typed = -Infinity;
  const on = { capture: true, signal };
  const isLetter = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) =>
    key.length === 1 && !ctrlKey && !altKey && !metaKey;
  window.addEventListener(
    'pointerdown',
    ({ target, timeStamp }) => {
      if (isWriting(target)) typed = timeStamp;
    },
    on,
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Tab' || (isWriting(event.target) && isLetter(event) && !event.defaultPrevented))
        typed = event.timeStamp;
    },
    { signal },
  );
  return (event) => isWriting(event.target) && isLetter(event) && event.timeStamp - typed < types;
}

/** Hears a key or a press anywhere as a switch, and nothing else: neither the browser nor the screen gets it. */
function hearSwitch(
  name: string,
  hold: HoldOff,
  isTyped: (event: KeyboardEvent) => boolean,
  press: () => void,
  signal: AbortSignal,
): void {
  const presses = new Presses(hold);
  const on = { capture: true, signal };
  const mine = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  if (name === 'screen') {
    let began: number | undefined;
    // It is taken when it goes up, and a second finger is none.
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (event.isPrimary) {
          mine(event);
          began = event.timeStamp;
        }
      },
      on,
    );
    window.addEventListener(
      'pointercancel',
      () => {
        began = undefined;
      },
      on,
    );
    window.addEventListener(
      'pointerup',
      (event) => {
        if (began === undefined || !event.isPrimary) return;
        mine(event);
        const taken = presses.takes(began, event.timeStamp);
        began = undefined;
        if (taken) press();
      },
      on,
    );
    for (const what of ['mousedown', 'mouseup', 'touchstart', 'touchend'] as const)
      window.addEventListener(what, (event) => mine(event), { ...on, passive: false });
    window.addEventListener(
      'click',
      (event) => {
        if (event.isTrusted) mine(event);
      },
      on,
    );
    return;
  }
  const isMine = (event: KeyboardEvent) =>
    (event.code || event.key) === name && !event.ctrlKey && !event.altKey && !event.metaKey && !isTyped(event);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  window.addEventListener(
    'keydown',
    (event) => {
      if (!isMine(event)) return;
      mine(event);
      if (event.repeat || waiting !== undefined) return;
      const began = performance.now();
      const take = () => {
        if (presses.takes(began, performance.now())) press();
      };
      // As soon as it was held for long enough: a switch is not waited for to come up.
      if (hold.least === 0) take();
      else waiting = setTimeout(take, hold.least + 5);
    },
    on,
  );
  window.addEventListener(
    'keyup',
    (event) => {
      if (!isMine(event)) return;
      mine(event);
      clearTimeout(waiting);
      waiting = undefined;
    },
    on,
  );
}

/**
 * Scans the screen, whatever it is: group, then thing. Begins again where something else is on the screen, and goes on after a choice.
 * @returns how to end it.
 */
export function scanBySwitch(how: Switches): () => void {
  const stops = new AbortController();
  const over = drawOver();
  let words: PressingWords = {};
  let now: Shown | undefined;
  let where = room();

  const show = (shown: Shown) => {
    now = shown;
    if (shown === 'rests') {
      over.ring([], 'thing');
      const rests = words['rests'] ?? '';
      over.say(rests);
      announce(rests);
      if (how.spoken !== 'no') void speak(rests, undefined, how.spoken === 'other');
      return;
    }
    const stop = 'at' in shown ? shown.at : shown.out;
    const all = allIn(stop).filter((one) => one.isConnected);
    bringToView(all);
    const seen = all.map(shownAs);
    over.ring(isGroup(stop) && stop.apart ? seen.map((one) => [one]) : [seen], isGroup(stop) ? 'group' : 'thing');
    const said = 'out' in shown ? (words['out'] ?? '') : isGroup(stop) ? stop.name : nameOf(stop);
    over.say('out' in shown ? said : '');
    if (how.spoken !== 'no')
      void speak(said, 'at' in shown && !isGroup(stop) ? soundOf(stop) : undefined, how.spoken === 'other');
  };
  const scanning = new Scanning(how.pace, show);
  const begin = () => {
    where = room();
    over.above();
    scanning.begin(stopsIn(where));
  };

  /** What the screen is about: where that changed, it is another screen. */
  const about = () => `${location.pathname}${location.hash} ${document.querySelector('main h1')?.textContent ?? ''}`;
  let shownAbout = about();
  let pressed: HTMLElement | undefined;
  let held = false;

  const look = () => {
    // While something is read aloud scanning waits: two voices are none.
    if (isRead()) {
      held = true;
      return scanning.hold();
    }
    const [chosen, goesOn] = [pressed, pressed !== undefined || held];
    pressed = undefined;
    held = false;
    const other = about() !== shownAbout || room() !== where || chosen?.dataset['then'] === 'begin';
    shownAbout = about();
    if (other) return begin();
    if (!scanning.keepTo(stopsIn(where), same) || now === 'rests') return;
    if (chosen instanceof HTMLInputElement && chosen.type === 'radio') scanning.afterGroup();
    else if (goesOn) scanning.goOn();
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, settles);
  };
  const changes = new MutationObserver((all) => {
    if (!all.every(({ target }) => target instanceof Element && target.closest('.pressing-over, [data-live]'))) later();
  });

  const press = () => {
    // A press while something is read aloud ends that, and nothing else.
    if (isRead()) {
      document.querySelector<HTMLElement>('[data-player-does=stop]')?.click();
      for (const one of playing()) one.pause();
      return later();
    }
    const thing = scanning.choose();
    if (!thing) return;
    hush();
    if (!thing.isConnected) return begin();
    pressed = thing;
    if (isWriting(thing) && thing.type !== 'date') openLetters(thing, words);
    else pressThing(thing);
    later();
  };

  const isTyped = hearTyping(stops.signal);
  hearSwitch(how.choose, how.hold, isTyped, press, stops.signal);
  if (how.step !== undefined) hearSwitch(how.step, how.hold, isTyped, () => scanning.step(), stops.signal);
  for (const what of ['hashchange', 'turned', 'resize']) window.addEventListener(what, later, { signal: stops.signal });
  // Sound of a recording is not told by what changes on the screen.
  for (const what of ['play', 'pause', 'ended'])
    window.addEventListener(
      what,
      (event) => {
        if (isPlayer(event.target)) later();
      },
      { capture: true, signal: stops.signal },
    );
  void pressingWords().then((came) => {
    words = came;
  });
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['hidden', 'open', 'disabled', 'aria-pressed', 'data-reading', 'data-ready'],
  });
  begin();
  return () => {
    stops.abort();
    changes.disconnect();
    clearTimeout(waiting);
    scanning.hold();
    hush();
    over.away();
  };
}
