import { expect, test } from '@playwright/test';
import type { Letter } from '#model/letter.ts';
import {
  beforeJourney,
  byHearing,
  byKeyboard,
  byNumbers,
  byResting,
  byTouch,
  goJourney,
} from '#tests/support/journey.ts';
import { askFrom, aWorker, whatCame } from '#tests/support/two-sides.ts';

test.use({ hasTouch: true });

for (const way of [byTouch, byKeyboard, byNumbers, byHearing, byResting]) {
  test(`open, say three things, give them: by ${way.name} alone`, async ({ page, baseURL }) => {
    askFrom(baseURL ?? '');
    const worker = await aWorker('Maya Okafor', { door: false });
    await beforeJourney(page, worker);
    await goJourney(page, way, worker);
    const letters = async () =>
      (await whatCame(worker)).map((c) => c.what).filter((w): w is Letter => w.kind === 'letter');
    const given = async () =>
      (await letters())
        .flatMap((letter) => letter.answers)
        .map(({ question }) => question)
        .filter((question) => question.startsWith('my-home/') && question !== 'my-home/where-i-live');
    await expect.poll(async () => (await given()).length).toBe(3);
  });
}
