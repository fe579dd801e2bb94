import { expect, test, type Page } from '@playwright/test';
import { press, words } from '#tests/support/on-screen.ts';
import { goTo, saved } from '#tests/support/person.ts';
import { askFrom, aWorker, sayBack, whatCame } from '#tests/support/two-sides.ts';
import { withClock } from '#tests/support/wrong-clock.ts';

const sees = (page: Page, what: string | RegExp) => expect(words(page, what).first()).toBeVisible({ timeout: 20_000 });

const write = async (page: Page, words: string) => {
  await goTo(page, '/say/my-worker/must-know/');
  await page.getByRole('textbox').first().fill(words);
  await saved(page);
};

for (const years of [5, -11]) {
  test(`where the clock of the device was ${String(Math.abs(years))} years ${years > 0 ? 'ahead' : 'behind'}, what is said last stands, goes, and is answered`, async ({
    page,
    baseURL,
  }) => {
    askFrom(baseURL ?? '');
    const worker = await aWorker('Maya Okafor', { door: false });
    const clock = await withClock(page);
    await goTo(page, worker.link);
    await press(page, 'Yes, this is my worker');
    await sees(page, 'Maya Okafor is your named worker now.');
    await clock(years);
    await write(page, 'said in another year');
    await clock(0);
    await write(page, 'said last');
    // Whichever way the clock went: said once more while it is wrong, that is what stands.
    await clock(-years);
    await write(page, 'said at the very last');
    await goTo(page, '/say/my-worker/must-know/');
    await expect(page.getByRole('textbox').first()).toHaveValue('said at the very last');
    await goTo(page, '/give/');
    await press(page, 'See it first');
    await press(page, 'Give to Maya Okafor');
    await sees(page, 'You gave it to Maya Okafor.');
    const [letter] = (await whatCame(worker)).map((c) => c.what).filter((w) => w.kind === 'letter');
    if (!letter) throw new Error('no Letter');
    expect(letter.answers.filter((a) => a.question === 'my-worker/must-know').map((a) => a.said.written)).toEqual([
      'said at the very last',
    ]);
    await sayBack(worker, letter, {
      kind: 'promise',
      lines: [{ words: 'I will visit you.', picture: { symbol: '1F3E0' } }],
      by: new Date().toISOString().slice(0, 10),
      of: { letter: letter.id },
    });
    await goTo(page, '/my-worker/said/');
    await sees(page, 'I will visit you.');
  });
}
