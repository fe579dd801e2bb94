import { announce } from '#ui/announce.ts';
import { openLetters } from './letters.ts';
import { isMore, scrollOn, type Way } from './scroll.ts';
import { drawOver } from './show.ts';
import { isPlayer, isWriting, pressThing, room, shownAs, thingAt } from './things.ts';
import { pressingWords, type PressingWords } from './words.ts';

const svg = 'http://www.w3.org/2000/svg';

/** A ring that fills in this time, in the place where somebody rests: its ground, its edge, and what fills. */
function filling(ms: number): SVGSVGElement {
  const ring = document.createElementNS(svg, 'svg');
  ring.setAttribute('class', 'pressing-fill');
  ring.setAttribute('viewBox', '0 0 84 84');
  ring.style.setProperty('--fills', `${String(ms)}ms`);
  for (let n = 0; n < 3; n += 1) {
    const circle = ring.appendChild(document.createElementNS(svg, 'circle'));
    for (const [name, value] of [
      ['cx', '42'],
      ['cy', '42'],
      ['r', '30'],
      ['pathLength', '100'],
    ] as const)
      circle.setAttribute(name, value);
  }
  return ring;
}

const within = (box: DOMRect, x: number, y: number) =>
  box.width > 0 && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** A place of our own at the side of the screen, with a sign of the frame's. */
function place(name: string, sign: string, into: Element): HTMLButtonElement {
  const one = into.appendChild(document.createElement('button'));
  one.type = 'button';
  one.className = `pressing-place pressing-${name}`;
  one.tabIndex = -1;
  const picture = one.appendChild(document.createElementNS(svg, 'svg'));
  picture.appendChild(document.createElementNS(svg, 'use')).setAttribute('href', `#i-${sign}`);
  one.appendChild(document.createElement('span'));
  return one;
}

const say = (one: HTMLButtonElement, words: string | undefined) => {
  if (one.lastElementChild) one.lastElementChild.textContent = words ?? '';
};

/**
 * Resting on something presses it, for eyes and head mice: a ring fills, moving off takes it back, and after a press the pointer leaves the
 * place first, whatever came there. Resting on *Leave* never presses: who looks at it has not left. The rest place at the side turns it off
 * and on; the places beside it bring what is further down or up, for as long as somebody rests there. A finger rests on nothing.
 * @param ms how long somebody rests.
 * @returns how to end it.
 */
export function pressByResting(ms: number): () => void {
  const stops = new AbortController();
  const over = drawOver();
  let words: PressingWords = {};
  let off = false;
  let where = room();
  /** Where the last press was: nothing is pressed there until the pointer has left it. */
  let spent: DOMRect | undefined;
  let at: { thing: HTMLElement; ring: SVGSVGElement; timer: ReturnType<typeof setTimeout> } | undefined;

  const places = document.createElement('div');
  places.className = 'pressing-places';
  const up = place('up', 'less', places);
  const rest = place('rest', 'pause', places);
  const down = place('down', 'more', places);
  const face = () => {
    rest.setAttribute('aria-pressed', String(off));
    say(rest, words[off ? 'rest-on' : 'rest']);
    say(up, words['up']);
    say(down, words['down']);
  };
  const go = (way: Way) => {
    scrollOn(where, way);
    show();
  };
  const does = new Map([
    [up, () => go(-1)],
    [down, () => go(1)],
    [
      rest,
      () => {
        off = !off;
        face();
        announce(words[off ? 'rest-said' : 'rest-over'] ?? '');
      },
    ],
  ]);
  for (const [one, press] of does) one.addEventListener('click', press);
  over.add(places);
  void pressingWords().then((came) => {
    words = came;
    face();
  });

  /** Above a dialog that was opened since, and with the ways on that there are. */
  function show(): void {
    if (room() !== where) {
      where = room();
      over.above();
    }
    up.disabled = !isMore(where, -1);
    down.disabled = !isMore(where, 1);
  }
  let waiting = 0;
  const later = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      show();
    });
  };

  const leave = () => {
    if (!at) return;
    clearTimeout(at.timer);
    at.ring.remove();
    at = undefined;
  };
  const press = (thing: HTMLElement, x: number, y: number) => {
    const own = does.get(thing as HTMLButtonElement);
    leave();
    if (own) own();
    // Who reads on stays where the way on is, and it fills again.
    if (thing === up || thing === down) return look(x, y);
    spent = shownAs(thing).getBoundingClientRect();
    if (own) return;
    if (isWriting(thing) && thing.type !== 'date') openLetters(thing, words);
    else pressThing(thing);
  };
  /** What resting here would press. */
  const under = (x: number, y: number): HTMLElement | undefined => {
    // By their place: behind a dialog nothing is hit, and these are there for everything.
    const own = [...does.keys()].find((one) => within(one.getBoundingClientRect(), x, y));
    if (own) return own.disabled ? undefined : own;
    const thing = off ? undefined : thingAt(document.elementFromPoint(x, y));
    // A film that is looked at plays on.
    return thing?.closest('[data-leave]') || (thing instanceof HTMLVideoElement && isPlayer(thing) && !thing.paused)
      ? undefined
      : thing;
  };
  function look(x: number, y: number): void {
    if (spent && within(spent, x, y)) return leave();
    spent = undefined;
    const thing = under(x, y);
    if (!thing) return leave();
    if (at?.thing === thing) return;
    leave();
    const ring = filling(ms);
    Object.assign(ring.style, { left: `${String(x)}px`, top: `${String(y)}px` });
    over.add(ring);
    at = { thing, ring, timer: setTimeout(() => press(thing, x, y), ms) };
  }
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'touch') look(event.clientX, event.clientY);
    },
    { capture: true, passive: true, signal: stops.signal },
  );
  for (const what of ['pointerdown', 'turn'] as const)
    window.addEventListener(what, leave, { capture: true, passive: true, signal: stops.signal });
  // What lay below the pointer has gone from it; our own places have not.
  window.addEventListener(
    'scroll',
    () => {
      if (at && !does.has(at.thing as HTMLButtonElement)) leave();
    },
    { capture: true, passive: true, signal: stops.signal },
  );
  document.documentElement.addEventListener('pointerleave', leave, { signal: stops.signal });
  for (const what of ['scroll', 'resize', 'hashchange', 'turned'])
    window.addEventListener(what, later, { capture: true, passive: true, signal: stops.signal });
  const changes = new MutationObserver(later);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['hidden', 'open'],
  });
  show();
  return () => {
    stops.abort();
    changes.disconnect();
    cancelAnimationFrame(waiting);
    leave();
    over.away();
  };
}
