import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { contrastOf } from '#model/own-colours.ts';

/** The keys of two switches, as they are set for a probe: no screen uses them for anything else. */
const [choose, step] = ['F9', 'F8'];

/** Puts how things are pressed on the screen as it stands, as the settings do, and waits until it is there. */
export async function pressBy(page: Page, press: 'two-switches' | 'dwell' | 'usual'): Promise<void> {
  await page.evaluate(
    ([how, chooses, steps]) => {
      Object.assign(document.documentElement.dataset, {
        press: how,
        switchKey: chooses,
        stepKey: steps,
        dwellTime: '60',
      });
      dispatchEvent(new Event('settings'));
    },
    [press, choose, step] as const,
  );
  // With its words: by them it is known where a group leads out.
  await page.waitForFunction(
    (how) =>
      how === 'usual'
        ? document.querySelector('.pressing-over') === null
        : how === 'dwell'
          ? document.querySelector('.pressing-rest')?.textContent
          : document.querySelector('.pressing-ring') !== null,
    press,
    { timeout: 15_000 },
  );
}

/** What the ring is round: a thing, a group, the way out of a group. `place`: where it is on the whole screen, to tell one group from another. */
interface Ring {
  look: 'thing' | 'group' | 'out';
  place: string;
  /** Whether it is round the middle of what is looked for. */
  here: boolean;
}

/** Where the ring of a switch is now, seen as a person sees it; undefined where there is none. */
export const ringNow = (target: Locator): Promise<Ring | undefined> =>
  target.evaluate((one) => {
    const box = one.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    // A group that lies in more than one place has a ring round each.
    const rings = [...document.querySelectorAll<HTMLElement>('.pressing-ring:not([hidden])')];
    const [first] = rings;
    if (!first) return undefined;
    const leadsOut = document.querySelector('.pressing-words:not([hidden])') !== null;
    const { left, width, top, height } = first.getBoundingClientRect();
    return {
      look: leadsOut ? 'out' : (first.dataset['look'] as 'thing' | 'group'),
      place: [left, width, height, top + scrollY, rings.length].map(Math.round).join(' '),
      here: rings.some((ring) => {
        const round = ring.getBoundingClientRect();
        return round.left <= x && round.right >= x && round.top <= y && round.bottom >= y;
      }),
    };
  });

/** Stands in the page: what can be pressed here by a mouse, found without asking the room that is probed. */
function inPage(): void {
  const seen = (one: Element): HTMLElement => {
    const label =
      one instanceof HTMLInputElement && ['radio', 'checkbox', 'file'].includes(one.type)
        ? (one.closest('label') ?? one.labels?.[0])
        : undefined;
    return (label ?? one) as HTMLElement;
  };
  const called = (one: Element) =>
    `${one.tagName.toLowerCase()} "${(
      one.getAttribute('aria-label') ??
      one
        .getAttribute('aria-labelledby')
        ?.split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' ') ??
      seen(one).textContent ??
      ''
    )
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 50)}"`;
  /** Whether a press in its middle, or beside what lies in its middle, would meet it. */
  const meets = (one: Element) => {
    const thing = seen(one);
    const box = thing.getBoundingClientRect();
    const [left, top, right, bottom] = [
      Math.max(0, box.left),
      Math.max(0, box.top),
      Math.min(innerWidth, box.right),
      Math.min(innerHeight, box.bottom),
    ];
    if (right - left < 8 || bottom - top < 8) return undefined;
    const whole = bottom - top > Math.min(box.height, innerHeight * 0.4) - 2;
    const point = [
      [0.5, 0.5],
      [0.2, 0.5],
      [0.5, 0.85],
    ]
      .map(([x = 0, y = 0]) => [left + (right - left) * x, top + (bottom - top) * y] as const)
      .find(([x, y]) => {
        const hit = document
          .elementFromPoint(x, y)
          ?.closest('a, button, summary, label, input, textarea, audio, video');
        return hit && seen(hit) === thing;
      });
    return whole ? point : undefined;
  };
  const top = () => {
    document.scrollingElement?.scrollTo({ top: 0, behavior: 'instant' });
  };
  const things = (): HTMLElement[] => {
    const all = [...document.querySelectorAll<HTMLElement>('*')].filter(
      (one) =>
        (one.tabIndex >= 0 || (one instanceof HTMLMediaElement && one.controls)) &&
        !one.matches('[tabindex]:not([role], a, button, input), :disabled, [aria-disabled=true], .pressing-over *') &&
        seen(one).checkVisibility({ visibilityProperty: true }) &&
        seen(one).getBoundingClientRect().width > 1,
    );
    const there = all.filter((one) => {
      seen(one).scrollIntoView({ block: 'center', behavior: 'instant' });
      return meets(one) !== undefined;
    });
    top();
    return there;
  };
  Object.assign(window, { probe: { seen, called, meets, things, top } });
}
interface Probe {
  seen: (one: Element) => HTMLElement;
  called: (one: Element) => string;
  meets: (one: Element) => readonly [number, number] | undefined;
  things: () => HTMLElement[];
  top: () => void;
}
declare global {
  interface Window {
    probe: Probe;
  }
}

/**
 * Scans the whole screen, or the dialog that is open, by its two switches. @returns what a mouse can press and scanning never stood at, what it stood
 * at unseen, and how many there were.
 */
export async function notScanned(page: Page): Promise<{ wrong: string[]; things: number }> {
  await page.evaluate(inPage);
  return page.evaluate(
    ([chooses, steps]) => {
      const { seen, called, meets, things, top } = window.probe;
      const all = things();
      const key = (code: string) =>
        window.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, cancelable: true }));
      const rings = () => [...document.querySelectorAll<HTMLElement>('.pressing-ring')].filter((ring) => !ring.hidden);
      const leadsOut = () => document.querySelector('.pressing-words:not([hidden])') !== null;
      const reached = new Set<Element>();
      const wrong = new Set<string>();
      /** The thing that the ring is round: the ring stands 8 px around it, and never outside of the window. */
      const note = (ring: DOMRect) => {
        const at = all.find((one) => {
          const box = seen(one).getBoundingClientRect();
          return [
            [Math.max(9, box.left - 8), ring.left],
            [Math.max(9, box.top - 8), ring.top],
            [Math.min(innerWidth - 9, box.right + 8), ring.right],
            [Math.min(innerHeight - 9, box.bottom + 8), ring.bottom],
          ].every(([a = 0, b = 0]) => Math.abs(a - b) < 2);
        });
        if (!at) {
          wrong.add(
            `a ring round nothing: ${JSON.stringify(ring)} ${document.elementFromPoint(ring.left + ring.width / 2, ring.top + ring.height / 2)?.outerHTML.slice(0, 90) ?? ''}`,
          );
          return;
        }
        reached.add(at);
        if (!meets(at)) wrong.add(`scanned and not seen: ${called(at)}`);
      };
      const walk = (most: number, inside: boolean) => {
        for (let n = 0; n < most; n += 1) {
          if (inside && leadsOut()) {
            key(chooses);
            return;
          }
          const [ring] = rings();
          if (!ring) {
            wrong.add('no ring');
            return;
          }
          if (ring.dataset['look'] === 'thing') note(ring.getBoundingClientRect());
          else {
            key(chooses);
            walk(60, true);
          }
          key(steps);
        }
        if (inside) wrong.add('a group that leads nowhere out');
      };
      walk(8, false);
      top();
      return {
        wrong: [...all.filter((one) => !reached.has(one)).map((one) => `never scanned: ${called(one)}`), ...wrong],
        things: all.length,
      };
    },
    [choose, step] as const,
  );
}

/** Looks at the whole screen, or at the dialog that is open, with the pointer alone, going up and down by the places at the side. @returns what can be pressed and fills no ring, and *Leave* where it fills one. */
export async function notRestedOn(page: Page): Promise<string[]> {
  await page.evaluate(inPage);
  return page.evaluate(async () => {
    const { called, meets, things } = window.probe;
    const all = things();
    const frame = () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      });
    const [up, down] = ['up', 'down'].map((way) => document.querySelector<HTMLButtonElement>(`.pressing-${way}`));
    await frame();
    for (let n = 0; n < 80 && up && !up.disabled; n += 1) {
      up.click();
      await frame();
    }
    const left = new Set(all.filter((one) => !one.closest('[data-leave]')));
    const wrong: string[] = [];
    const fills = ([clientX, clientY]: readonly [number, number]) => {
      window.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, pointerType: 'mouse' }));
      const ring = document.querySelector('.pressing-fill') !== null;
      document.documentElement.dispatchEvent(new PointerEvent('pointerleave'));
      return ring;
    };
    for (let n = 0; n < 80; n += 1) {
      await frame();
      for (const one of all) {
        const point = meets(one);
        if (!point) continue;
        if (!one.closest('[data-leave]')) {
          if (fills(point)) left.delete(one);
        } else if (fills(point)) wrong.push(`Leave is pressed by looking at it: ${called(one)}`);
      }
      if (!down || down.disabled) break;
      down.click();
    }
    if (!document.querySelector('.pressing-rest')?.checkVisibility()) wrong.push('no rest place');
    window.probe.top();
    return [...wrong, ...[...left].map((one) => `never rested on: ${called(one)}`)];
  });
}

/**
 * Whether the ring that stands on the screen now can be seen, by its pixels: WCAG 2.4.13 asks for as much as a line of 2 px round the thing that is 3 : 1
 * from what was there without it. @returns how many times that is there.
 */
export async function ringSeen(page: Page): Promise<number> {
  const box = await page.locator('.pressing-ring').first().boundingBox();
  if (!box) return 0;
  const clip = {
    x: Math.max(0, box.x - 10),
    y: Math.max(0, box.y - 10),
    width: box.width + 20,
    height: box.height + 20,
  };
  const pixels = async () => {
    const bytes = await sharp(await page.screenshot({ clip }))
      .removeAlpha()
      .raw()
      .toBuffer();
    return Array.from({ length: bytes.length / 3 }, (_, n) => `#${bytes.toString('hex', n * 3, n * 3 + 3)}`);
  };
  const shown = await pixels();
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.pressing-over')?.style.setProperty('opacity', '0');
  });
  const without = await pixels();
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.pressing-over')?.style.removeProperty('opacity');
  });
  const far = shown.filter((colour, n) => {
    const was = without[n] ?? colour;
    return colour !== was && contrastOf(colour, was) >= 3;
  }).length;
  return far / (2 * 2 * (box.width + box.height));
}
