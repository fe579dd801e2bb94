import { expect, test } from '@playwright/test';
import { aWorker, askFrom } from '#tests/support/two-sides.ts';
import type { Driver } from '#tests/support/other-browsers/driver.ts';
import { firefox, firefoxHere } from '#tests/support/other-browsers/firefox.ts';
import { asked, journey } from '#tests/support/other-browsers/journey.ts';
import { AnyPage } from '#tests/support/other-browsers/page.ts';
import { webkit, webkitHere } from '#tests/support/other-browsers/webkit.ts';

const others: { name: string; here: string | undefined; open: (path: string) => Promise<Driver> }[] = [
  { name: 'Firefox', here: firefoxHere(), open: firefox },
  { name: 'WebKit', here: webkitHere(), open: webkit },
];

for (const { name, here, open } of others) {
  test(`in ${name} I read, hear, answer each kind of Question, keep it, take a copy and give it`, async ({
    baseURL,
  }) => {
    test.skip(!here, `${name} is not on this machine: this journey was left out.`);
    askFrom(baseURL ?? '');
    const worker = await aWorker('Maya Okafor', { door: false });
    const driver = await open(here ?? '');
    try {
      const { heard, kept, given, copy } = await journey(new AnyPage(driver, baseURL ?? ''), worker);
      expect(heard).toMatch(/^\/sounds\/.+\.mp3$/);
      expect([...new Set(kept.map((a) => a.question))].sort()).toEqual([...asked].sort());
      expect(kept.find((a) => a.question === 'my-worker/must-know')?.said).toEqual({
        written: 'Quiet rooms & <b>cake</b>',
      });
      expect(copy).toBeGreaterThan(10_000);
      expect([...new Set(given.answers.map((a) => a.question))].sort()).toEqual(
        expect.arrayContaining([...asked].sort()),
      );
    } finally {
      await driver.close();
    }
  });
}

test('in WebKit a page that is left while it keeps something holds up no other page', async ({ baseURL }) => {
  const here = webkitHere();
  test.skip(!here, 'WebKit is not on this machine: this was left out.');
  const driver = await webkit(here ?? '');
  try {
    const page = new AnyPage(driver, baseURL ?? '');
    await page.goTo('/say/my-worker/must-know/');
    await page.type('textarea', 'Quiet rooms');
    await page.sees('Saved on this device.');
    await page.goTo('/say/how-i-feel/how-it-goes/');
    await page.press('first', '.sort-places button');
    await page.sees('Saved on this device.');
    await page.goTo('/say/my-worker/must-know/');
    await page.until('the words are there', `return document.querySelector('textarea').value === 'Quiet rooms'`);
  } finally {
    await driver.close();
  }
});
