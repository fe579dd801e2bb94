import type { Browser, Page } from '@playwright/test';
import { makeBig, type Made } from './big-story.ts';

/** Figures of a Story that is kept safe, in ms. */
export interface KeptSafe {
  /** Until all of it was in its box. */
  goes: number;
  /** On another device, on a slow line: from *Yes, bring it here* until something of it can be looked at; until Topics with what was said are there; how much of it was there then. */
  some: number;
  topics: number;
  farThen: number;
  /** From a press on a choice until it is said to be saved: with a card, and without. */
  withCard: number[];
  without: number[];
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, words: string) =>
  page.getByText(words, { exact: true }).first().waitFor({ timeout: 900_000 });

/** From the press on a choice until its Answer is kept, in ms: the keep tells all windows then. Each press is on another choice. */
async function presses(page: Page, base: string, times: number): Promise<number[]> {
  await page.goto(`${base}/say/my-home/how-it-is/`);
  await page.waitForFunction(() => 'ready' in document.documentElement.dataset);
  // What a page does when it opens is done: the box is looked at, sounds are asked for.
  await page.waitForTimeout(4000);
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    taken.push(
      await page.evaluate(
        (at) =>
          new Promise<number>((done) => {
            const box = document.querySelectorAll<HTMLInputElement>('.choice > input')[at];
            const told = new BroadcastChannel('what-matters-to-me');
            const began = performance.now();
            told.onmessage = () => {
              told.close();
              done(performance.now() - began);
            };
            box?.click();
          }),
        n % 4,
      ),
    );
    await page.waitForTimeout(250);
  }
  return taken;
}

/** A device of a person, on a processor so many times slower. */
async function aDevice(browser: Browser, slower: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

/** Measures a Story that is kept safe: going to the server on a quick line, coming to another device on a slow one, and what a press costs with it. */
export async function keptSafe(browser: Browser, base: string, slower: number, big: Made): Promise<KeptSafe> {
  const plain = await aDevice(browser, slower);
  await plain.goto(`${base}/say/`);
  await makeBig(plain, { answers: 20, photos: 0, recordings: 0, recordingSize: 0 });
  const carded = await aDevice(browser, slower);
  await carded.goto(`${base}/say/`);
  await makeBig(carded, { answers: 20, photos: 0, recordings: 0, recordingSize: 0 });
  await carded.goto(`${base}/my-story/safe/`);
  await press(carded, 'Make my card');
  await sees(carded, 'Your Story is also safe on the internet.');
  // In turns: a machine that is busy for a while is busy for both.
  const [withCard, without]: [number[], number[]] = [[], []];
  for (let n = 0; n < 4; n += 1) {
    without.push(...(await presses(plain, base, 12)));
    withCard.push(...(await presses(carded, base, 12)));
  }
  for (const page of [plain, carded]) await page.context().close();

  const first = await aDevice(browser, 1);
  await first.goto(`${base}/say/`);
  await makeBig(first, big);
  await first.goto(`${base}/my-story/safe/`);
  const began = performance.now();
  await press(first, 'Make my card');
  await sees(first, 'Your Story is also safe on the internet.');
  const goes = performance.now() - began;
  const words = (await first.locator('.story-card-words > li').allTextContents()).join('-');
  await first.context().close();

  const second = await aDevice(browser, slower);
  await second.goto(`${base}/my-story/card/#${words}`);
  await second.getByRole('button', { name: 'Yes, bring it here', exact: true }).waitFor({ timeout: 120_000 });
  const line = await second.context().newCDPSession(second);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 100_000,
  });
  const asked = performance.now();
  await press(second, 'Yes, bring it here');
  const see = second.getByRole('button', { name: 'See my Story', exact: true });
  await see.waitFor({ timeout: 900_000 });
  const some = performance.now() - asked;
  const farThen = await second.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value);
  await see.click();
  await second.locator('.question-said').first().waitFor({ timeout: 120_000 });
  const topics = performance.now() - asked;
  await second.context().close();
  return { goes, some, topics, farThen, withCard, without };
}
