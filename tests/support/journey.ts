import { expect, type Locator, type Page } from '@playwright/test';
import { choice, goTo, makeStory, saved } from '#tests/support/person.ts';
import { ringNow } from '#tests/support/ways-in.ts';
import type { AWorker } from '#tests/support/two-sides.ts';

/** One thing that is pressed on the way from the first screen to a Letter that was given. */
interface Step {
  what: 'go' | 'say' | 'on' | 'give';
  find: (page: Page) => Locator;
  /** As a screen reader says it: its role and its name. */
  said: RegExp;
  /** Waits until the screen shows that it was pressed. */
  then: (page: Page, before: string) => Promise<void>;
}

const elsewhere = async (page: Page, before: string) => {
  await page.waitForURL((url) => url.href !== before, { waitUntil: 'commit' });
};
const link = (words: string, what: Step['what'] = 'go'): Step => ({
  what,
  find: (page) => page.getByRole('link', { name: new RegExp(`^${words}`) }).first(),
  said: new RegExp(`^link "${words}`),
  then: elsewhere,
});
/** Where number keys are on, the number is the end of its name. */
const button = (words: string, shows: string): Step => ({
  what: 'give',
  find: (page) => page.getByRole('button', { name: new RegExp(`^${words}( \\d)?$`) }),
  said: new RegExp(`^button "${words}"`),
  then: (page) => expect(page.getByText(shows, { exact: true }).first()).toBeVisible(),
});
/** The first that the Question offers. It is kept before the way goes on. */
const saying: Step = {
  what: 'say',
  find: (page) => page.locator('.ask-kind .choice').first(),
  said: /^(checkbox|radio) "/,
  then: saved,
};
const on: Step = {
  what: 'on',
  find: (page) => page.locator('.turn [rel=next]'),
  said: /^link "Next question"/,
  then: elsewhere,
};

/** Open, say three things, give them. */
export const journey = (worker: string): readonly Step[] => [
  link('Go on where I stopped'),
  saying,
  on,
  saying,
  on,
  saying,
  link('Home'),
  link('What I said'),
  link('Give my words'),
  button('See it first', `This is what ${worker} will see.`),
  button(`Give to ${worker}`, `You gave it to ${worker}.`),
];

/** A Story on this device, a worker who is known, and one thing said some time: as it is before the journey begins. It begins on the first screen. */
export async function beforeJourney(page: Page, worker: AWorker): Promise<void> {
  await makeStory(page, 'Sam');
  await goTo(page, worker.link);
  await page.getByRole('button', { name: 'Yes, this is my worker', exact: true }).click();
  await expect(page.getByText(`${worker.keys.name} is your named worker now.`, { exact: true })).toBeVisible();
  await goTo(page, '/say/my-home/where-i-live/');
  await choice(page, 'With my family').click();
  await saved(page);
}

/** What it took: presses of a finger, a key, a switch, or places rested on; how many things the ring or the focus passed; how many screens were scrolled. */
export interface Took {
  presses: number;
  passed: number;
  screens: number;
}

/** One way to press something on the screen. */
export interface WayIn {
  name: string;
  /** How it is set in *How I like it*. */
  settings: Record<string, string>;
  press: (page: Page, step: Step, took: Took) => Promise<void>;
}

const middle = (target: Locator) =>
  target.evaluate((one) => {
    const box = one.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    return { x, y, seen: hit !== null && (one.contains(hit) || hit.contains(one)), below: y > innerHeight / 2 };
  });

export const byTouch: WayIn = {
  name: 'touch',
  settings: {},
  press: async (page, { find }, took) => {
    const target = find(page);
    took.screens += await target.evaluate((one) => {
      const before = scrollY;
      one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      return Math.abs(scrollY - before) / innerHeight;
    });
    took.presses += 1;
    await target.tap();
  },
};

const focused = (target: Locator) =>
  target.evaluate(
    (one) =>
      one === document.activeElement ||
      (document.activeElement !== document.body && one.contains(document.activeElement)),
  );
const pressFocused = (page: Page) =>
  page
    .evaluate(() => document.activeElement instanceof HTMLInputElement)
    .then((isBox) => page.keyboard.press(isBox ? 'Space' : 'Enter'));
/** How far the screen was scrolled by what came into view. */
const scrolled = async (page: Page, took: Took, work: () => Promise<void>) => {
  const before = await page.evaluate(() => scrollY);
  await work();
  took.screens += await page.evaluate((was) => Math.abs(scrollY - was) / innerHeight, before);
};

const tabTo = async (page: Page, took: Took, isIt: () => Promise<boolean>) => {
  for (let n = 0; n < 150; n += 1) {
    if (await isIt()) return;
    await scrolled(page, took, () => page.keyboard.press('Tab'));
    took.presses += 1;
    took.passed += 1;
  }
  throw new Error('Tab never came to it.');
};

/** Tab from where the keyboard is, past the top of a screen by its first link, to what leads on by its second. */
export const byKeyboard: WayIn = {
  name: 'keyboard',
  settings: {},
  press: async (page, { find }, took) => {
    const target = find(page);
    const top = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement?.id === 'main',
    );
    if (top && (await target.evaluate((one) => one.closest('main') !== null))) {
      const onward = await target.evaluate((one) => one.closest('.way-on, .turn') !== null);
      for (const key of ['Tab', ...(onward ? ['Tab'] : []), 'Enter']) await page.keyboard.press(key);
      took.presses += onward ? 3 : 2;
    }
    await tabTo(page, took, () => focused(target));
    took.presses += 1;
    await pressFocused(page);
  },
};

/** Numbers choose and + goes on; Tab for the rest. */
export const byNumbers: WayIn = {
  name: 'number keys',
  settings: { pressKeys: 'yes' },
  press: async (page, step, took) => {
    const target = step.find(page);
    await expect(page.locator('[data-number]').first()).toBeVisible();
    const key =
      step.what === 'on'
        ? '+'
        : await target.evaluate(
            (one) =>
              one.closest('[data-number]')?.getAttribute('data-number') ??
              (one.matches('main .strong') &&
              [...document.querySelectorAll('main .strong')].filter((other) => other.checkVisibility()).at(-1) === one
                ? '+'
                : ''),
          );
    if (!key) return byKeyboard.press(page, step, took);
    took.presses += 1;
    await page.keyboard.press(key);
  },
};

/** Nothing but what a screen reader says: Tab until the role and the name are heard. */
export const byHearing: WayIn = {
  name: 'screen reader',
  settings: {},
  press: async (page, { said }, took) => {
    await tabTo(page, took, async () =>
      said.test(
        (
          await page
            .locator(':focus')
            .ariaSnapshot({ timeout: 500 })
            .catch(() => '')
        ).replace(/^- /, ''),
      ),
    );
    took.presses += 1;
    await pressFocused(page);
  },
};

/** Rests on it; on the place that brings more of the screen, until it is there. */
export const byResting: WayIn = {
  name: 'resting',
  settings: { press: 'dwell', dwellTime: '0.6' },
  press: async (page, { find }, took) => {
    const target = find(page);
    // At the edge nothing is pressed: what was pressed last is left, and nothing else is looked at by the way.
    const aside = () => page.mouse.move(1, 400);
    await expect(page.locator('.pressing-rest')).toHaveText('Rest');
    for (let n = 0; n < 30; n += 1) {
      await aside();
      const { x, y, seen, below } = await middle(target);
      took.presses += 1;
      if (seen) {
        await page.mouse.move(x, y, { steps: 4 });
        return;
      }
      const box = await page.locator(below ? '.pressing-down' : '.pressing-up').boundingBox();
      if (!box) throw new Error('Nothing brings the rest of the screen.');
      const before = await page.evaluate(() => scrollY);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      await page.waitForFunction((was) => scrollY !== was, before);
      await aside();
      took.screens += await page.evaluate((was) => Math.abs(scrollY - was) / innerHeight, before);
    }
    throw new Error('It never came into view.');
  },
};

/** One key moves the ring, one chooses what it is round. */
export const byTwoSwitches: WayIn = {
  name: 'two switches',
  settings: { press: 'two-switches', switchKey: 'F9', stepKey: 'F8' },
  press: async (page, { find }, took) => {
    const target = find(page);
    await expect(page.locator('.pressing-ring').first()).toBeVisible();
    /** Groups that were gone into in vain: what stays on the screen lies over others too. */
    const inVain = new Set<string>();
    const inside: string[] = [];
    for (let n = 0; n < 150; n += 1) {
      // A ring is drawn no further than the window: what lies below it is looked for where it can be seen.
      await target.evaluate(
        (one) =>
          new Promise((seen) => {
            one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            requestAnimationFrame(() => requestAnimationFrame(seen));
          }),
      );
      const ring = await ringNow(target);
      const chooses =
        ring !== undefined &&
        (ring.look === 'out' || (ring.here && (ring.look === 'thing' || !inVain.has(ring.place))));
      if (chooses && ring.look === 'group') inside.push(ring.place);
      if (chooses && ring.look === 'out') inVain.add(inside.pop() ?? '');
      took.presses += 1;
      if (!chooses) took.passed += 1;
      await page.keyboard.press(chooses ? 'F9' : 'F8');
      if (chooses && ring.look === 'thing') return;
      await page.waitForTimeout(60);
    }
    throw new Error('The ring never came to it.');
  },
};

/** Goes the whole way from the first screen in one way. @returns what it took. */
export async function goJourney(page: Page, way: WayIn, worker: AWorker): Promise<Took> {
  await page.evaluate((kept) => {
    localStorage.setItem('reading', JSON.stringify(kept));
  }, way.settings);
  await goTo(page, '/');
  const took: Took = { presses: 0, passed: 0, screens: 0 };
  for (const step of journey(worker.keys.name)) {
    await expect(step.find(page)).toBeVisible();
    const before = page.url();
    await way.press(page, step, took);
    await step.then(page, before);
    await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
  }
  return took;
}
