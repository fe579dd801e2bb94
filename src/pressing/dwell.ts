import { announce } from '#ui/announce.ts';
import { drawOver } from './show.ts';
import { isWriting, pressThing, room, shownAs, thingAt } from './things.ts';
import { openLetters } from './letters.ts';
import { pressingWords, type PressingWords } from './words.ts';

const svg = 'http://www.w3.org/2000/svg';

/** A ring that fills in this time, in the place where somebody rests. */
function filling(ms: number): SVGSVGElement {
  const ring = document.createElementNS(svg, 'svg');
  ring.setAttribute('class', 'pressing-fill');
  ring.setAttribute('viewBox', '0 0 84 84');
  ring.style.setProperty('--fills', `${String(ms)}ms`);
  for (let n = 0; n < 2; n += 1) {
    const circle = ring.appendChild(document.createElementNS(svg, 'circle'));
    for (const [name, value] of [['cx', '42'], ['cy', '42'], ['r', '32'], ['pathLength', '100']] as const) circle.setAttribute(name, value);
  }
  return ring;
}

const within = (box: DOMRect, x: number, y: number) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/**
 * Resting on something presses it, for eyes and head mice: a ring fills, moving off takes it back, and after a press the pointer leaves the
 * place first, whatever came there. Resting on *Leave* never presses: who looks at it has not left. The rest place at the side turns it off
 * and on. A finger rests on nothing.
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

  const rest = document.createElement('button');
  rest.type = 'button';
  rest.className = 'pressing-rest';
  rest.tabIndex = -1;
  const face = () => {
    rest.setAttribute('aria-pressed', String(off));
    rest.textContent = words[off ? 'rest-on' : 'rest'] ?? '';
  };
  const turn = () => { off = !off; face(); announce(words[off ? 'rest-said' : 'rest-over'] ?? ''); };
  rest.addEventListener('click', turn);
  over.add(rest);
  void pressingWords().then((came) => { words = came; face(); });

  const leave = () => {
    if (!at) return;
    clearTimeout(at.timer);
    at.ring.remove();
    at = undefined;
  };
  const press = (thing: HTMLElement) => {
    spent = shownAs(thing).getBoundingClientRect();
    leave();
    if (thing === rest) turn();
    else if (isWriting(thing) && thing.type !== 'date') openLetters(thing, words);
    else pressThing(thing);
  };
  const look = (x: number, y: number) => {
    if (spent && within(spent, x, y)) return leave();
    spent = undefined;
    // By its place: behind a dialog nothing is hit, and the rest place is there for everything.
    const thing = within(rest.getBoundingClientRect(), x, y) ? rest : off ? undefined : thingAt(document.elementFromPoint(x, y));
    if (!thing || thing.closest('[data-leave]')) return leave();
    if (at?.thing === thing) return;
    leave();
    const ring = filling(ms);
    Object.assign(ring.style, { left: `${String(x)}px`, top: `${String(y)}px` });
    // A dialog that was opened since lies above.
    if (room() !== where) { where = room(); over.above(); }
    over.add(ring);
    at = { thing, ring, timer: setTimeout(() => press(thing), ms) };
  };
  window.addEventListener('pointermove', (event) => { if (event.pointerType !== 'touch') look(event.clientX, event.clientY); }, { capture: true, passive: true, signal: stops.signal });
  for (const what of ['pointerdown', 'scroll', 'turn'] as const) window.addEventListener(what, leave, { capture: true, passive: true, signal: stops.signal });
  document.documentElement.addEventListener('pointerleave', leave, { signal: stops.signal });
  return () => { stops.abort(); leave(); over.away(); };
}
