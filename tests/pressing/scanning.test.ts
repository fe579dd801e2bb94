// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { Presses } from '#pressing/hold-off.ts';
import { Scanning, type Clock, type Shown } from '#pressing/scanning.ts';
import { nameOf } from '#pressing/things.ts';
import { allIn, isGroup, stopsIn, type Stop } from '#pressing/tree.ts';

/** jsdom lays nothing out: everything that is not hidden is there, each thing on a row of its own. */
beforeEach(() => {
  let row = 0;
  Object.assign(Element.prototype, {
    checkVisibility(this: Element) {
      return this.closest('[hidden]') === null;
    },
    getBoundingClientRect: () => ({ width: 80, height: 60, top: (row += 70), bottom: row + 60, left: 0, right: 80 }),
  });
});

const choices = (count: number) =>
  Array.from(
    { length: count },
    (_, n) =>
      `<div data-line="c${String(n)}" data-sound="/sounds/${String(n)}.mp3"><label><input type="radio" name="c" aria-labelledby="c-${String(n)}"><span class="sentence" id="c-${String(n)}">Choice ${String(n)}</span></label><button data-listen aria-labelledby="listen-word c-${String(n)}"></button></div>`,
  ).join('');
const screen = (inside: string) => {
  document.body.innerHTML = `<span id="listen-word" hidden>Listen</span><header><nav aria-label="Top"><ul>${['Home', 'Help', 'Leave'].map((w) => `<li><a href="/${w}">${w}</a></li>`).join('')}</ul></nav></header><main>${inside}</main><footer><a href="/safe">Safe</a><a href="/worker">Worker</a></footer>`;
};
const asked = (count: number) =>
  `<div><a href="/topic">My home</a></div><div data-line="prompt"><h1 class="sentence" id="p">What?</h1><button data-listen aria-labelledby="listen-word p"></button></div><div role="radiogroup" aria-label="Answers">${choices(count)}</div><nav aria-label="Questions"><a href="/b" rel="prev">Back</a><a href="/n" rel="next">Next question</a></nav>`;
const names = (stops: readonly Stop[]) => stops.map((stop) => allIn(stop).map(nameOf));

describe('what is scanned', () => {
  it('has the choices first, then the way on, and what is on every screen last', () => {
    screen(asked(3));
    expect(names(stopsIn(document.body))).toEqual([
      ['Choice 0', 'Choice 1', 'Choice 2'],
      ['Back', 'Next question'],
      ['My home'],
      ['Listen. What?', 'Listen. Choice 0', 'Listen. Choice 1', 'Listen. Choice 2'],
      ['Home', 'Help', 'Leave'],
      ['Safe', 'Worker'],
    ]);
  });

  it('has one thing as itself, and groups under the name of what holds them', () => {
    screen(asked(3));
    const stops = stopsIn(document.body);
    expect(stops.map((stop) => (isGroup(stop) ? stop.name : stop.tagName))).toEqual([
      'Answers',
      'Questions',
      'A',
      'Listen',
      'Top',
      'Safe, Worker',
    ]);
  });

  it('never has more than eight beside each other, however long the list, and loses none', () => {
    screen(`<div role="group" aria-label="Many">${choices(60)}</div>`);
    const stops = stopsIn(document.body);
    const widest = (some: readonly Stop[]): number =>
      Math.max(some.length, ...some.map((s) => (isGroup(s) ? widest(s.inside) : 0)));
    expect(widest(stops)).toBeLessThanOrEqual(8);
    expect(stops.flatMap(allIn)).toHaveLength(60 * 2 + 5);
    expect(new Set(stops.flatMap(allIn)).size).toBe(60 * 2 + 5);
  });

  it('leaves out what cannot be pressed', () => {
    screen(
      '<button disabled>No</button><button hidden>No</button><div inert><button>No</button></div><button aria-disabled="true">No</button><button>Yes</button>',
    );
    expect(
      stopsIn(document.querySelector('main') ?? document.body)
        .flatMap(allIn)
        .map(nameOf),
    ).toEqual(['Yes']);
  });
});

/** Time that only a test moves. */
function heldClock() {
  let now = 0;
  let waiting: { at: number; work: () => void }[] = [];
  const clock: Clock = {
    in: (ms, work) => {
      const one = { at: now + ms, work };
      waiting.push(one);
      return one;
    },
    not: (one) => {
      waiting = waiting.filter((w) => w !== one);
    },
  };
  const pass = (ms: number) => {
    const to = now + ms;
    for (;;) {
      const next = waiting.filter(({ at }) => at <= to).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      now = next.at;
      waiting = waiting.filter((w) => w !== next);
      next.work();
    }
    now = to;
  };
  return { clock, pass };
}
const thing = (name: string) => Object.assign(document.createElement('button'), { textContent: name });
const said = (shown: Shown | undefined): string =>
  shown === undefined
    ? ''
    : shown === 'rests'
      ? 'rests'
      : 'out' in shown
        ? 'out'
        : isGroup(shown.at)
          ? shown.at.name
          : nameOf(shown.at);

describe('scanning', () => {
  const [a, b, c] = [thing('a'), thing('b'), thing('c')];
  const stops: Stop[] = [{ name: 'two', inside: [a, b] }, c];
  const begun = (speed: number | undefined, rounds = 2) => {
    const { clock, pass } = heldClock();
    const seen: string[] = [];
    const scanning = new Scanning({ speed, first: 500, rounds }, (shown) => seen.push(said(shown)), clock);
    scanning.begin(stops);
    return { scanning, seen, pass };
  };

  it('stands on each for its time, longer on the first, and rests after its rounds', () => {
    const { seen, pass } = begun(1000);
    pass(1499);
    expect(seen).toEqual(['two']);
    pass(1);
    expect(seen).toEqual(['two', 'c']);
    pass(1000 + 1500 + 1000);
    expect(seen).toEqual(['two', 'c', 'two', 'c', 'rests']);
    pass(100_000);
    expect(seen).toHaveLength(5);
  });

  it('begins again at the next press after it rested, and that press presses nothing', () => {
    const { scanning, seen, pass } = begun(1000, 1);
    pass(2500);
    expect(seen.at(-1)).toBe('rests');
    expect(scanning.choose()).toBeUndefined();
    expect(seen.at(-1)).toBe('two');
  });

  it('goes into a group, and out of it by its last stop or after the rounds', () => {
    const { scanning, seen, pass } = begun(1000, 1);
    expect(scanning.choose()).toBeUndefined();
    pass(1500);
    expect(seen).toEqual(['two', 'a', 'b']);
    pass(1000);
    expect(seen.at(-1)).toBe('out');
    scanning.choose();
    expect(seen.at(-1)).toBe('two');
    scanning.choose();
    pass(1500 + 1000 + 1000);
    expect(seen.at(-1)).toBe('two');
  });

  it('gives what it stands at, and stands still until it is told to go on', () => {
    const { scanning, seen, pass } = begun(1000);
    scanning.choose();
    pass(1500);
    expect(scanning.choose()).toBe(b);
    pass(60_000);
    expect(seen.at(-1)).toBe('b');
    scanning.goOn();
    pass(1500);
    expect(seen.at(-1)).toBe('out');
  });

  it('goes to what comes after a group where only one can be chosen', () => {
    const { scanning, seen } = begun(1000);
    scanning.choose();
    scanning.choose();
    scanning.afterGroup();
    expect(seen.at(-1)).toBe('c');
  });

  it('steps by a second switch and never by itself', () => {
    const { scanning, seen, pass } = begun(undefined);
    pass(60_000);
    expect(seen).toEqual(['two']);
    for (let n = 0; n < 9; n += 1) scanning.step();
    expect(seen.at(-1)).toBe('c');
    expect(scanning.choose()).toBe(c);
  });

  it('stays where it is when something else changed, and begins anew where its place is gone', () => {
    const { scanning, seen } = begun(1000);
    const same = (x: Stop, y: Stop) => isGroup(x) === isGroup(y) && allIn(x)[0] === allIn(y)[0];
    scanning.choose();
    const d = thing('d');
    expect(scanning.keepTo([d, { name: 'two', inside: [a, b, d] }], same)).toBe(true);
    expect(scanning.choose()).toBe(a);
    expect(scanning.keepTo([d], same)).toBe(false);
    expect(seen.at(-1)).toBe('d');
  });
});

describe('holding off', () => {
  it('takes no press that is too short', () => {
    const presses = new Presses({ least: 300, repeats: 0 });
    expect([presses.takes(0, 299), presses.takes(1000, 1300)]).toEqual([false, true]);
  });
  it('takes no press that begins too soon after the last one that was taken', () => {
    const presses = new Presses({ least: 0, repeats: 500 });
    expect([presses.takes(0, 100), presses.takes(599, 650), presses.takes(600, 700)]).toEqual([true, false, true]);
  });
});
