import sheet from './pressing.css?inline';

/** What is drawn over the screen: the ring where scanning stands, what it says, the place that fills where somebody rests. */
interface Over {
  /** Puts a ring round each of these, round all that each holds, and follows them; round nothing where there are none. */
  ring: (rounds: readonly (readonly HTMLElement[])[], look: 'thing' | 'group') => void;
  /** Shows words at the bottom of the screen, or takes them away. */
  say: (words: string) => void;
  /** A part of its own, above everything. */
  add: (part: Element) => void;
  /** Comes above a dialog that was opened after it. */
  above: () => void;
  away: () => void;
}

/** The box that all of these fill together, in the window. */
function boxAround(all: readonly HTMLElement[]): DOMRect {
  const boxes = all.map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
  const [left, top] = [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top))];
  return new DOMRect(
    left,
    top,
    Math.max(...boxes.map((b) => b.right)) - left,
    Math.max(...boxes.map((b) => b.bottom)) - top,
  );
}

/** Brings the styles of this room, as a sheet that the policy of a page allows. @returns how to take them away. */
export function wearStyles(): () => void {
  const styles = new CSSStyleSheet();
  styles.replaceSync(sheet);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== styles);
  };
}

/**
 * Draws above everything, dialogs too: it stands in the browser's top layer where there is one. Nobody's press and no screen reader meets it;
 * what it shows is said in other ways.
 */
export function drawOver(): Over {
  const undress = wearStyles();
  const over = document.createElement('div');
  over.className = 'pressing-over no-print';
  over.setAttribute('aria-hidden', 'true');
  over.popover = 'manual';
  const words = over.appendChild(document.createElement('p'));
  words.className = 'pressing-words';
  words.hidden = true;
  document.body.append(over);
  let rings: { ring: HTMLElement; round: readonly HTMLElement[] }[] = [];
  const place = () => {
    for (const { ring, round } of rings) {
      const there = round.filter((one) => one.isConnected);
      ring.hidden = there.length === 0;
      if (ring.hidden) continue;
      const box = boxAround(there);
      // Never outside of the window: a ring that is half seen is missed.
      const [left, top] = [Math.max(9, box.left - 8), Math.max(9, box.top - 8)];
      Object.assign(ring.style, {
        left: `${String(left)}px`,
        top: `${String(top)}px`,
        width: `${String(Math.min(innerWidth - 9, box.right + 8) - left)}px`,
        height: `${String(Math.min(innerHeight - 9, box.bottom + 8) - top)}px`,
      });
    }
  };
  let frame = 0;
  const follow = () => {
    place();
    frame = requestAnimationFrame(follow);
  };
  const above = () => {
    if (typeof over.showPopover !== 'function') return;
    if (over.matches(':popover-open')) over.hidePopover();
    over.showPopover();
  };
  above();
  return {
    ring: (rounds, look) => {
      for (const { ring } of rings) ring.remove();
      rings = rounds.map((round) => {
        const ring = document.createElement('div');
        ring.className = 'pressing-ring';
        ring.dataset['look'] = look;
        over.prepend(ring);
        return { ring, round };
      });
      cancelAnimationFrame(frame);
      if (rings.length > 0) follow();
    },
    say: (said) => {
      words.textContent = said;
      words.hidden = said === '';
    },
    add: (part) => over.append(part),
    above,
    away: () => {
      cancelAnimationFrame(frame);
      over.remove();
      undress();
    },
  };
}
