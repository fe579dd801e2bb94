import { expect, test, type Page } from '@playwright/test';
import { answersKept, find, goTo, makeStory } from '#tests/support/person.ts';

/** A Helper says what they need themselves: on their own device, apart from every Story, and sent to nobody. */

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, words: string) => expect(page.getByText(words, { exact: true }).first()).toBeVisible();
const kept = (page: Page) => sees(page, 'This is kept on this device.');

/** Everything that every database of this browser holds, but one. */
const elsewhere = (page: Page) =>
  page.evaluate(async () => {
    const found: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name || name === 'what-matters-for-me') continue;
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          done(opening.result);
        };
      });
      for (const store of db.objectStoreNames)
        found.push(
          await new Promise((done) => {
            const all = db.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => {
              done(all.result);
            };
          }),
        );
      db.close();
    }
    return JSON.stringify([found, ...[localStorage, sessionStorage].map((place) => Object.entries(place))]);
  });

test('a Helper says what they need, finds it again, prints it and takes it away; no Story and no server has a word of it', async ({
  page,
}) => {
  await makeStory(page, 'Sam');
  await goTo(page, '/read/help-for-carers/');
  await page.getByRole('link', { name: 'For me and what I need', exact: true }).click();
  await page.waitForURL('**/helping/for-me/');
  await sees(page, 'They never go into the Story of somebody else.');
  await press(page, 'Begin');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || !/\/(pictures|sounds?|_astro)\//.test(request.url())) sent.push(request.url());
  });

  await sees(page, 'How are you?');
  await press(page, 'Not now');
  await kept(page);
  await press(page, 'Next question');
  await sees(page, 'You can leave out any question.');
  await press(page, 'Next question');
  await (await find(page, 'I cannot go on like this')).click();
  await sees(page, 'You can get help now.');
  await expect(page.getByRole('link', { name: 'Get help', exact: true })).toHaveAttribute('href', '/help/now/');
  await page.getByRole('textbox', { name: 'My own words' }).fill(' I have not slept since  Sunday.\n');
  // Nothing was pressed since, and the page goes in the middle of it.
  expect(sent).toEqual([]);
  await goTo(page, '/helping/for-me/');
  await sees(page, 'Not now');
  await sees(page, 'I cannot go on like this');
  expect(await page.locator('.said-words .exact').evaluate((words) => words.textContent)).toBe(
    ' I have not slept since  Sunday.\n',
  );

  // On paper: what was said, and lines to write on where nothing was; nothing of the screen.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'What I say as a carer', exact: true })).toBeVisible();
  await expect(page.locator('.for-me-who')).toBeVisible();
  await expect(page.locator('.for-me-write').first()).toBeVisible();
  await expect(page.getByText('Somebody who uses this device can read them.', { exact: true })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  // Nothing of it stands anywhere else on this device: not in Sam's Story, whose it is not.
  const others = await elsewhere(page);
  expect(others).toContain('Sam');
  for (const planted of ['not slept', 'too-much', 'cannot go on']) expect(others).not.toContain(planted);
  expect(await answersKept(page)).toEqual([]);

  // It can be said anew, and another window of this device shows it.
  const other = await page.context().newPage();
  await goTo(other, '/helping/for-me/');
  await sees(other, 'I cannot go on like this');
  await page.getByRole('button', { name: 'Change this', exact: true }).nth(1).click();
  await page.getByRole('textbox', { name: 'My own words' }).fill('I sleep a little');
  await kept(page);
  await sees(other, 'I sleep a little');

  // Taken away, here and in the other window.
  await press(page, 'Next question');
  await goTo(page, '/helping/for-me/');
  await press(page, 'Take it all away');
  await press(page, 'No, keep it');
  await sees(page, 'I sleep a little');
  await press(page, 'Take it all away');
  await press(page, 'Yes, take it away');
  await sees(page, 'It is gone from this device.');
  await expect(page.getByText('I sleep a little')).toHaveCount(0);
  await expect(other.getByText('I sleep a little')).toHaveCount(0);
  await goTo(page, '/helping/for-me/');
  await sees(page, 'It is for family and friends who help.');
});

test('what cannot be kept is said, stays on the screen, and is kept with the next that can be', async ({ page }) => {
  await goTo(page, '/helping/for-me/');
  await press(page, 'Begin');
  await page.evaluate(() => {
    const whole = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {};
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      configurable: true,
      value: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    addEventListener('mend', () => Object.defineProperty(IDBObjectStore.prototype, 'put', whole));
  });
  await (await find(page, 'Worried')).click();
  await sees(page, 'This device is full, so we could not save that.');
  await expect(page.getByText('This is kept on this device.')).toHaveCount(0);
  await press(page, 'Next question');
  await page.evaluate(() => {
    dispatchEvent(new Event('mend'));
  });
  await (await find(page, 'I cook and clean')).click();
  await kept(page);
  await goTo(page, '/helping/for-me/');
  await sees(page, 'Worried');
  await sees(page, 'I cook and clean');
});

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1280, height: 900 } });

  test('each choice comes into sight on some page of them', async ({ page }) => {
    await goTo(page, '/helping/for-me/');
    await press(page, 'Begin');
    await press(page, 'Next question');
    const seen = new Set<string>();
    for (let n = 0; n < 4; n += 1) {
      for (const words of await page.locator('.more .choice:visible .sentence').allTextContents()) seen.add(words);
      await page.getByRole('button', { name: /^Show me more/ }).click();
    }
    expect(seen.size).toBe(10);
  });
});

test.describe('with the network cut', () => {
  test.use({ serviceWorkers: 'allow' });

  test('it opens and keeps as before', async ({ page, context }) => {
    await goTo(page, '/helping/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.getByRole('link', { name: 'For me and what I need', exact: true }).click();
    await page.waitForURL('**/helping/for-me/');
    await press(page, 'Begin');
    await (await find(page, 'Worried')).click();
    await kept(page);
    await goTo(page, '/helping/for-me/');
    await sees(page, 'Worried');
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('it says that nothing can be kept, and gives the same questions on paper', async ({ page }) => {
    await page.goto('/helping/for-me/');
    await sees(page, 'This browser cannot keep your answers now.');
    await page.getByRole('link', { name: 'Questions to print and write on', exact: true }).click();
    for (const question of ['How are you?', 'What is hard for you?', 'Who helps the person if you are ill?'])
      await expect(page.getByRole('heading', { name: question, exact: true })).toBeVisible();
    await sees(page, 'I cannot go on like this');
    await expect(page.locator('.for-me-write')).toHaveCount(12);
  });
});
