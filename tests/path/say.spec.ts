import { expect, test } from '@playwright/test';
import { answersKept, choice, goTo, makeStory, saved, toMyWay, toQuestion } from '#tests/support/person.ts';

const home = '/say/my-home/how-it-is/';
const wish = '/say/my-wishes/wishes/';

test.describe('saying what matters', () => {
  test('my choice is kept at once, and is there after I close and come back', async ({ page, context }) => {
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await saved(page);
    await page.close();
    const again = await context.newPage();
    await goTo(again, home);
    await expect(choice(again, 'I feel safe')).toHaveAttribute('data-selected', 'true');
  });

  test('a press before the scripts have come is not lost', async ({ page }) => {
    let letThrough = (): void => undefined;
    const waiting = new Promise<void>((go) => {
      letThrough = go;
    });
    await page.route('**/_astro/*Island*.js', async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto(home, { waitUntil: 'commit' });
    await choice(page, 'I feel safe').click();
    await expect(choice(page, 'I feel safe')).toHaveAttribute('data-early', '');
    await choice(page, 'I have my own key').click();
    letThrough();
    await expect(choice(page, 'I feel safe')).toHaveAttribute('data-selected', 'true');
    await saved(page);
    await expect
      .poll(async () => (await answersKept(page)).map((a) => a.said))
      .toEqual(expect.arrayContaining([{ chosen: ['safe', 'key'] }]));
  });

  test('when the script of a Question does not come, that is said, with a way on', async ({ page }) => {
    // The long wait is over when the test says so. (A faked clock would take the kind of navigation away with it.)
    await page.addInitScript(() => {
      const later = globalThis.setTimeout;
      globalThis.setTimeout = ((what: () => void, ms?: number) => {
        if (ms !== 20_000) return later(what, ms);
        Object.assign(globalThis, { waitedLong: what });
        return 0;
      }) as typeof setTimeout;
    });
    let cut = true;
    await page.route('**/_astro/islands*.js', (route) => (cut ? route.abort() : route.continue()));
    await page.goto(home);
    await expect(page.getByRole('button', { name: 'Try again', exact: true })).toBeHidden();
    await page.evaluate(() => (globalThis as unknown as { waitedLong: () => void }).waitedLong());
    await expect(page.getByText('This part did not come.', { exact: true })).toBeVisible();
    // Pressed while nothing heard it: the press is marked, and is still there after trying again.
    await choice(page, 'I feel safe').click();
    page.on('request', (request) => {
      if (request.isNavigationRequest()) cut = false;
    });
    await Promise.all([
      page.waitForEvent('domcontentloaded'),
      page.getByRole('button', { name: 'Try again', exact: true }).click(),
    ]);
    await expect(choice(page, 'I feel safe')).toHaveAttribute('data-selected', 'true');
    await saved(page);
    expect((await answersKept(page)).map((a) => a.said)).toEqual([{ chosen: ['safe'] }]);
  });

  test('going on at once, before the scripts have come too, never goes on without what I pressed', async ({ page }) => {
    let letThrough = (): void => undefined;
    const waiting = new Promise<void>((go) => {
      letThrough = go;
    });
    await page.route('**/_astro/*Island*.js', async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto(home, { waitUntil: 'commit' });
    await choice(page, 'I feel safe').click();
    await page.getByRole('link', { name: 'Next question' }).click();
    letThrough();
    await page.waitForURL('**/say/my-home/change-at-home/');
    await goTo(page, home);
    await expect(choice(page, 'I feel safe')).toHaveAttribute('data-selected', 'true');
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('[data-choice="shout"] input')?.click();
      document.querySelector<HTMLElement>('.turn a.strong')?.click();
    });
    await page.waitForURL('**/say/my-home/change-at-home/');
    expect((await answersKept(page)).map((a) => a.said)).toEqual(
      expect.arrayContaining([{ chosen: ['safe'] }, { chosen: ['safe', 'shout'] }]),
    );
  });

  test('saying that somebody hurts me shows the way to help, and tells nobody', async ({ page }) => {
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await expect(page.getByRole('link', { name: 'Show me who can help' })).toHaveCount(0);
    await choice(page, 'People shout at me').click();
    await page.getByRole('link', { name: 'Show me who can help' }).click();
    await page.waitForURL('**/help/now/');
    await expect(page.getByRole('link', { name: /999/ })).toBeVisible();
  });

  test('changing my mind keeps what I said before', async ({ page }) => {
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await saved(page);
    await choice(page, 'I feel safe').click();
    await choice(page, 'People shout at me').click();
    await expect.poll(async () => (await answersKept(page)).length).toBe(3);
    await goTo(page, '/my-story/');
    await expect(page.getByText('People shout at me')).toBeVisible();
    await expect(page.locator('.answer-said').getByText('I feel safe')).toBeHidden();
    await page.getByText('What I said before').click();
    await expect(page.locator('.old').getByText('I feel safe')).toBeVisible();
  });

  test('my words are kept exactly while I type, at most half a second behind, also through a crash', async ({
    page,
    context,
  }) => {
    const words = '  I want a dog.  And & <b>no</b> shouting\n🐕 ';
    await goTo(page, wish);
    await toMyWay(page);
    await page.getByRole('button', { name: 'Say it in my own words', exact: true }).click();
    await page.getByRole('textbox', { name: 'My own words' }).fill(words);
    await page.waitForTimeout(500);
    // A crash: no goodbye is said to the page.
    const crash = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void crash.send('Page.crash').catch(() => undefined);
    await crashed;
    const again = await context.newPage();
    await goTo(again, wish);
    await again.getByRole('link', { name: 'I said it my way', exact: true }).click();
    await expect(again.getByRole('textbox', { name: 'My own words' })).toHaveValue(words);
  });

  test('the last letters are there, however soon after them the page goes', async ({ page }) => {
    await goTo(page, wish);
    await toMyWay(page);
    await page.getByRole('button', { name: 'Say it in my own words', exact: true }).click();
    const box = page.getByRole('textbox', { name: 'My own words' });
    await box.fill('I want a dog');
    await saved(page);
    // In one step, so that no moment lies between the letters and the going.
    const typeAndGo = (letters: string, to: string) =>
      box.evaluate(
        (typed: HTMLTextAreaElement, [more, address]) => {
          typed.setRangeText(more ?? '', typed.value.length, typed.value.length, 'end');
          typed.dispatchEvent(new InputEvent('input', { bubbles: true }));
          location.assign(address ?? '');
        },
        [letters, to],
      );
    // A screen that was typed in would be given back by the browser itself, so they are looked for on another.
    await typeAndGo(' and a cat', '/my-story/');
    await expect(page.getByText('I want a dog and a cat', { exact: true })).toBeVisible();
    await goTo(page, wish);
    await page.getByRole('link', { name: 'I said it my way', exact: true }).click();
    // A browser may break off whatever a page that goes asks of its database.
    await page.evaluate(() => {
      addEventListener(
        'pagehide',
        () => {
          IDBDatabase.prototype.transaction = () => {
            throw new DOMException('The page is gone.', 'AbortError');
          };
        },
        { capture: true },
      );
    });
    await box.fill('I want a dog and a cat and');
    await saved(page);
    await typeAndGo(' a bird', '/my-story/');
    await expect(page.getByText('I want a dog and a cat and a bird', { exact: true })).toBeVisible();
  });

  test('rubbing out the last letter leaves the box and the focus where they are', async ({ page }) => {
    await goTo(page, wish);
    await toMyWay(page);
    await page.getByRole('button', { name: 'Say it in my own words', exact: true }).click();
    const box = page.getByRole('textbox', { name: 'My own words' });
    await box.fill('a');
    await saved(page);
    await goTo(page, wish);
    await toMyWay(page);
    await expect(box).toHaveValue('a');
    await box.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await expect(box).toHaveValue('');
    await expect(box).toBeFocused();
  });

  test('"not now" is an answer, and takes nothing I said before away', async ({ page }) => {
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await saved(page);
    await choice(page, 'Not now').click();
    await expect(choice(page, 'I feel safe')).not.toHaveAttribute('data-selected', 'true');
    await expect.poll(async () => (await answersKept(page)).map((a) => a.said)).toContainEqual({ unsaid: 'not-now' });
    await expect.poll(async () => (await answersKept(page)).map((a) => a.said)).toContainEqual({ chosen: ['safe'] });
  });

  test('two windows never lose words of each other', async ({ page, context }) => {
    await goTo(page, wish);
    const other = await context.newPage();
    await goTo(other, wish);
    for (const [window, words] of [
      [page, 'from the first'],
      [other, 'from the second'],
    ] as const) {
      await toMyWay(window);
      const box = window.getByRole('textbox', { name: 'My own words' });
      const open = window.getByRole('button', { name: 'Say it in my own words', exact: true });
      await expect(box.or(open)).toBeVisible();
      // What the other window writes may open the box by itself.
      if (await open.isVisible()) await open.click({ timeout: 10_000 }).catch(() => undefined);
      await box.fill(words);
    }
    await other.getByRole('textbox', { name: 'My own words' }).blur();
    await page.getByRole('textbox', { name: 'My own words' }).blur();
    // What the first wrote may have come into the second's box before it writes: then both stand in one Answer there.
    await expect
      .poll(async () => (await answersKept(page)).map((a) => a.said['written']))
      .toEqual(expect.arrayContaining(['from the first', expect.stringContaining('from the second')]));
  });

  test('a helper says what they think under their own name, never in place of mine', async ({ page }) => {
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await saved(page);
    await toMyWay(page);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name of the helper' }).fill('Mum');
    await page.getByRole('button', { name: 'A helper says what they think' }).click();
    await toQuestion(page);
    await expect(page.locator('[data-line=helper-mode]')).toContainText('Mum thinks this');
    await expect(choice(page, 'I feel safe')).not.toHaveAttribute('data-selected', 'true');
    await choice(page, 'People shout at me').click();
    await saved(page);
    await goTo(page, '/my-story/');
    const rows = page.locator('.spoken');
    await expect(rows.nth(0)).toContainText('I feel safe');
    await expect(rows.nth(0)).toContainText('My words');
    await expect(rows.nth(1)).toContainText('People shout at me');
    await expect(rows.nth(1)).toContainText('Mum thinks this');
  });

  test('that somebody is with me is kept with what I say', async ({ page }) => {
    await goTo(page, '/say/');
    await page.getByRole('button', { name: 'Somebody is with me' }).click();
    await page.getByRole('textbox', { name: 'Who is with me' }).fill('My brother');
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await saved(page);
    expect((await answersKept(page))[0]?.company).toEqual({ who: 'with', name: 'My brother' });
  });

  test('show me more brings the next choices in their place, the focus to the first of them, and shows what is chosen elsewhere', async ({
    page,
  }) => {
    await goTo(page, home);
    const rows = page.locator('.more .choice-row');
    await expect(rows).toHaveCount(4);
    const first = await rows.first().innerText();
    await rows.first().locator('.choice').click();
    await saved(page);
    const more = page.getByRole('button', { name: /^Show me more/ });
    await more.click();
    await expect(rows.first()).not.toHaveText(first);
    await expect(rows.first().getByRole('checkbox')).toBeFocused();
    await expect(more).toContainText(`You chose ${first}.`);
    // *Something else* is always there.
    await expect(rows.last()).toHaveText('Something else');
    for (let n = 0; n < 10 && (await rows.first().innerText()) !== first; n += 1) await more.click();
    await expect(rows.first()).toHaveText(first);
  });

  test('one press from the first screen to a Question of pictures; later, to where I left off', async ({ page }) => {
    await goTo(page, '/');
    await page
      .locator('main')
      .getByRole('link', { name: /Say what matters to me/ })
      .first()
      .click();
    await page.waitForURL(/\/say\/[^/]+\/[^/]+\/$/);
    await expect(page.locator('.ask-kind .choice').first()).toBeVisible();
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await saved(page);
    await goTo(page, '/');
    await page.getByRole('link', { name: /Go on where I stopped/ }).click();
    await page.waitForURL(/\/say\/my-home\/(?!how-it-is)[^/]+\/$/);
  });

  test('just 3 questions: then I can rest, and go on where I was', async ({ page }) => {
    await goTo(page, '/say/my-home/');
    const goOn = async () => {
      const before = page.url();
      await page.locator('.turn [rel=next]').click();
      await expect.poll(() => page.url()).not.toBe(before);
    };
    await page.getByRole('link', { name: 'Just 3 questions', exact: true }).click();
    await page.waitForURL('**/say/my-home/*/');
    const asked = [page.url()];
    await goOn();
    asked.push(page.url());
    await choice(page, 'I feel safe').click();
    await saved(page);
    await goOn();
    asked.push(page.url());
    expect(new Set(asked).size).toBe(3);
    await page.getByRole('link', { name: 'Rest now', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'You have come to the end of your 3 questions.' })).toBeVisible();
    await expect(page.getByRole('link', { name: /^See what I said/ })).toContainText('You have said 1 thing');
    await page.getByRole('link', { name: 'Go on', exact: true }).click();
    await page.waitForURL('**/say/my-home/*/');
    expect(asked).not.toContain(page.url());
    // From here on it goes on until they stop.
    await expect(page.locator('.turn [rel=next]')).not.toHaveText('Rest now');
  });

  test('everything in a Topic can be said with the keyboard alone', async ({ page }) => {
    await goTo(page, '/say/my-home/');
    const press = async (name: string, role: 'link' | 'button' = 'link') => {
      for (let i = 0; i < 80; i += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
        if (at === name) {
          await page.keyboard.press('Enter');
          return;
        }
      }
      throw new Error(`The keyboard does not reach the ${role} ${name}.`);
    };
    await press('Start');
    await page.waitForURL('**/say/my-home/where-i-live/');
    await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.matches('input[type=radio]') ?? false)) break;
    }
    // A radio hears only the space bar by itself: here Enter presses it too.
    await page.keyboard.press('Enter');
    await saved(page);
    await press('Next question');
    await page.waitForURL('**/say/my-home/how-it-is/');
  });
});

test.describe('more than one person on one device', () => {
  test('each has their own Story, chosen by name', async ({ page }) => {
    await makeStory(page, 'Sam');
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await saved(page);
    await makeStory(page, 'Ann');
    await goTo(page, home);
    await expect(page.getByText('Story of Ann')).toBeVisible();
    await expect(choice(page, 'I feel safe')).not.toHaveAttribute('data-selected', 'true');
    await goTo(page, '/whose/');
    await page.getByRole('button', { name: 'Sam' }).click();
    await page.waitForURL('**/say/');
    await goTo(page, home);
    await expect(choice(page, 'I feel safe')).toHaveAttribute('data-selected', 'true');
  });

  test('finished leaves nothing on the screen, and going back shows nothing', async ({ page }) => {
    await makeStory(page, 'Sam');
    await goTo(page, wish);
    await choice(page, 'My own home').click();
    await saved(page);
    await goTo(page, '/my-story/');
    await expect(page.getByText('My own home')).toBeVisible();
    await page.getByRole('button', { name: 'Finished, close my Story' }).click();
    await page.waitForURL('**/closed/');
    await page.goBack().catch(() => null);
    await page.waitForURL('**/closed/');
    await expect(page.getByText('Sam')).toHaveCount(0);
    await page.goto('/my-story/');
    await page.waitForURL('**/whose/');
  });
});

test.describe('looking over, rubbing out, handing over', () => {
  test.beforeEach(async ({ page }) => {
    await makeStory(page, 'Sam');
    await goTo(page, home);
    await choice(page, 'I feel safe').click();
    await saved(page);
    await goTo(page, wish);
    await choice(page, 'My own home').click();
    await saved(page);
  });

  test('I rub out one answer: asked once, then gone from the device, the rest stays', async ({ page }) => {
    await goTo(page, '/my-story/');
    await page.getByRole('button', { name: /^Rub this out What is it like/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'No, keep it' })).toBeFocused();
    await dialog.getByRole('button', { name: 'Yes, rub it out' }).click();
    await expect(page.getByText('I feel safe')).toHaveCount(0);
    await expect(page.getByText('My own home')).toBeVisible();
    expect((await answersKept(page)).map((a) => a.question)).toEqual(['my-wishes/wishes']);
  });

  test('Escape means no: nothing is rubbed out', async ({ page }) => {
    await goTo(page, '/my-story/');
    await page.getByRole('button', { name: 'Rub out my whole Story' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await answersKept(page)).toHaveLength(2);
  });

  test('I rub out my whole Story, and nothing of it is left', async ({ page }) => {
    await goTo(page, '/my-story/');
    await page.getByRole('button', { name: 'Rub out my whole Story' }).click();
    await page.getByRole('button', { name: 'Yes, rub it out' }).click();
    await expect(page.getByText('You have not said anything yet.')).toBeVisible();
    expect(await answersKept(page)).toEqual([]);
  });

  test('a copy opens in any browser, and brings everything back on another device', async ({ page, browser }) => {
    await goTo(page, '/my-story/copy/');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take a copy', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^what-matters-Sam-\d{4}-\d\d-\d\d\.html$/);
    const file = await download.path();
    const another = await browser.newContext();
    const elsewhere = await another.newPage();
    await elsewhere.goto(`file://${file}`);
    await expect(elsewhere.getByText('My own home')).toBeVisible();
    await goTo(elsewhere, '/my-story/copy/');
    await elsewhere.setInputFiles('#copy-file', {
      name: 'copy.html',
      mimeType: 'text/html',
      buffer: await (await import('node:fs/promises')).readFile(file),
    });
    await expect(elsewhere.getByText('Your copy is back.')).toBeVisible();
    await expect(elsewhere.getByText('2 things came back')).toBeVisible();
    await goTo(elsewhere, '/my-story/');
    await expect(elsewhere.getByText('I feel safe')).toBeVisible();
    await another.close();
  });

  test('a broken file is refused in easy words, and changes nothing', async ({ page }) => {
    await goTo(page, '/my-story/copy/');
    await page.setInputFiles('#copy-file', {
      name: 'x.html',
      mimeType: 'text/html',
      buffer: Buffer.from('not a copy'),
    });
    await expect(page.getByText('This file is not a copy of a Story.')).toBeVisible();
    await expect(page.getByText('Nothing has changed here and your Story is safe.')).toBeVisible();
    expect(await answersKept(page)).toHaveLength(2);
  });

  test('on paper stand a cover, my words, whose they are and the day, and nothing that was left out', async ({
    page,
  }) => {
    await goTo(page, '/my-story/print/');
    await page.getByRole('checkbox', { name: 'My wishes and dreams' }).uncheck();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('These are the words of Sam')).toBeVisible();
    await expect(page.locator('.paper').getByText('I feel safe')).toBeVisible();
    await expect(
      page
        .locator('.paper')
        .getByText(/My words · \w+day \d/)
        .first(),
    ).toBeVisible();
    await expect(page.locator('.paper').getByText('My own home')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  });

  test('my worker is who I said, with the photo I gave', async ({ page }) => {
    await goTo(page, '/say/my-worker/who/');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ann Brown');
    await page.getByRole('textbox', { name: 'How to reach them' }).fill('0113 222 4401');
    const photo = await page.evaluate(() => {
      const c = document.createElement('canvas');
      c.width = 3000;
      c.height = 1500;
      c.getContext('2d')?.fillRect(0, 0, 9, 9);
      return c.toDataURL('image/jpeg').split(',')[1] ?? '';
    });
    await page.setInputFiles('input[type=file]', {
      name: 'ann.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(photo, 'base64'),
    });
    await expect(page.locator('.tile img.photo')).toBeVisible();
    await saved(page);
    await goTo(page, '/my-worker/');
    await expect(page.getByText('Ann Brown')).toBeVisible();
    await expect(page.getByText('0113 222 4401')).toBeVisible();
    const size = await page
      .getByRole('img', { name: 'Ann Brown' })
      .evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]);
    expect(size).toEqual([1024, 512]);
  });

  test('a file that is no photo gets a clear Line, and nothing is lost', async ({ page }) => {
    await goTo(page, '/say/my-worker/who/');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ann');
    await page.setInputFiles('input[type=file]', {
      name: 'x.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('no photo'),
    });
    await expect(page.getByText('We could not open this photo.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Ann');
  });
});
