import type { Browser } from '@playwright/test';
import {
  beforeJourney,
  byHearing,
  byKeyboard,
  byNumbers,
  byResting,
  byTouch,
  byTwoSwitches,
  goJourney,
} from '#tests/support/journey.ts';
import { askFrom, aWorker } from '#tests/support/two-sides.ts';

/**
 * Counts what it takes to open the website, say three things and give them, in each way to press, at the size of a small phone, and prints it as the
 * table of `docs/ways-in.md`. These are counts, not times: they are the same on every machine. The server's DATA_DIR must be this process's too.
 */
export async function countWaysIn(browser: Browser, base: string): Promise<void> {
  askFrom(base);
  console.log('\n| way | presses | passed on the way | screens scrolled |\n|---|---|---|---|');
  for (const way of [byTouch, byKeyboard, byNumbers, byTwoSwitches, byHearing, byResting]) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, baseURL: base });
    const page = await context.newPage();
    const worker = await aWorker('Maya Okafor', { door: false });
    await beforeJourney(page, worker);
    const took = await goJourney(page, way, worker);
    await context.close();
    console.log(`| ${way.name} | ${String(took.presses)} | ${String(took.passed)} | ${took.screens.toFixed(1)} |`);
  }
}
