import { expect, test, type Page } from '@playwright/test';
import { answersKept, choice, find, goTo, saved, toMyWay } from '#tests/support/person.ts';
import { whitePicture } from '#tests/support/picture.ts';

const said = (page: Page, what: unknown) =>
  expect.poll(async () => (await answersKept(page)).map((a) => a.said)).toContainEqual(what);
const live = (page: Page, words: string) => expect(page.locator('[data-live]')).toHaveText(words);

test.describe('sort it', () => {
  const board = '/say/how-i-feel/how-it-goes/';

  test('each picture is put in a place by pressing, said aloud, moved again, and the board is there when I come back', async ({
    page,
  }) => {
    await goTo(page, board);
    await page.locator('.sort-places').getByRole('button', { name: 'Going well', exact: true }).click();
    await live(page, 'My home is at Going well');
    await page.locator('.sort-places').getByRole('button', { name: 'Not going well', exact: true }).click();
    await saved(page);
    await said(page, { sorted: { 'my-home': 'going-well', family: 'not-going-well' } });
    await page.getByRole('button', { name: 'My board', exact: true }).click();
    await page.getByRole('button', { name: 'Move My home', exact: true }).click();
    await page.locator('.sort-places').getByRole('button', { name: 'Good and bad', exact: true }).click();
    await saved(page);
    await goTo(page, board);
    await page.getByRole('button', { name: 'My board', exact: true }).click();
    await expect(page.locator('.board-so-so')).toContainText('My home');
    await expect(page.locator('.board-not-going-well')).toContainText('My family');
    await expect(page.locator('.board-going-well')).toContainText('Nothing here yet');
  });

  test('by keyboard alone, and a picture can be left out and looked at again', async ({ page }) => {
    await goTo(page, board);
    await page.locator('.sort-places').getByRole('button', { name: 'Good and bad', exact: true }).focus();
    for (let n = 0; n < 13; n += 1) await page.keyboard.press('Enter');
    await expect(page.getByText('Picture 14 of 14', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Leave this one out', exact: true }).press('Enter');
    await expect(page.getByText('You have looked at all the pictures.', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Look at the pictures left out', exact: true }).press('Enter');
    await expect(page.locator('#card-now')).toHaveText('People listen to me');
  });

  test('by dragging, and dropping it nowhere changes nothing', async ({ page }) => {
    await goTo(page, board);
    const carry = async (x: number, y: number) => {
      const from = await page.locator('.sort-card .tile').boundingBox();
      if (!from) throw new Error('No picture to drag.');
      await page.mouse.move(from.x + 40, from.y + 40);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 70, { steps: 4 });
      await page.mouse.move(x, y, { steps: 6 });
      await page.mouse.up();
    };
    await carry(5, 30);
    await expect(page.locator('#card-now')).toHaveText('My home');
    const place = await page.locator('.sort-place[data-place="not-going-well"]').boundingBox();
    await carry((place?.x ?? 0) + 20, (place?.y ?? 0) + 30);
    await said(page, { sorted: { 'my-home': 'not-going-well' } });
  });
});

test('my week: pictures on parts of days, one taken away again', async ({ page }) => {
  await goTo(page, '/say/my-days/my-week/');
  await page.getByRole('button', { name: 'Morning. Put something here Monday', exact: true }).click();
  await (await find(page, 'Swimming')).click();
  await live(page, 'Swimming is on Monday, Morning');
  await (await find(page, 'Music')).click();
  await page.getByRole('button', { name: 'Back to the day', exact: true }).click();
  await page.getByRole('button', { name: /^Morning Swimming Music\. Put something here Monday/ }).click();
  await (await find(page, 'Music')).click();
  await live(page, 'Music is taken away');
  await page.getByRole('button', { name: 'Back to the day', exact: true }).click();
  await said(page, { week: { 'monday-morning': ['swim'] } });
  await page.getByRole('button', { name: 'Sunday', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Sunday' })).toBeVisible();
});

test('my body: from the picture, from the list, and taken away', async ({ page }) => {
  await goTo(page, '/say/my-health/my-body/');
  await page.locator('.spot-left-arm').click();
  await choice(page, 'It is sore').click();
  await live(page, 'My left arm, It is sore');
  await page.getByRole('button', { name: 'Back to the body', exact: true }).click();
  await choice(page, 'My head').click();
  await choice(page, 'It hurts a lot').click();
  await said(page, { body: { 'left-arm': 'sore', head: 'pain' } });
  await page.getByRole('button', { name: 'Back to the body', exact: true }).click();
  await page.getByRole('button', { name: 'My body', exact: true }).click();
  await page.getByRole('button', { name: 'Take this away My head', exact: true }).click();
  await said(page, { body: { 'left-arm': 'sore' } });
});

test('by keyboard alone, a place in my body is taken away, that is said, and the keyboard stands near it', async ({
  page,
}) => {
  await goTo(page, '/say/my-health/my-body/');
  await choice(page, 'My eyes').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'My eyes', exact: true })).toBeFocused();
  await choice(page, 'It is sore').locator('input').focus();
  await page.keyboard.press('Space');
  await live(page, 'My eyes, It is sore');
  await page.getByRole('button', { name: 'Back to the body', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'My body', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Take this away My eyes', exact: true }).focus();
  await page.keyboard.press('Enter');
  await live(page, 'My eyes is taken away');
  await said(page, { body: {} });
  await expect(page.locator('.body-kind :focus')).toHaveCount(1);
});

test('my circle: somebody with a photo, who can then be chosen in another Question and be a Helper', async ({
  page,
}) => {
  await goTo(page, '/say/people-who-matter/my-circle/');
  await page.getByRole('button', { name: 'Add somebody or a place', exact: true }).click();
  await choice(page, 'Family').click();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nan');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'nan.png', mimeType: 'image/png', buffer: whitePicture(300, 200) });
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await choice(page, 'Near to me').click();
  await page.getByRole('button', { name: 'Put in my circle', exact: true }).click();
  await live(page, 'Nan is in your circle');
  await saved(page);
  await expect(page.locator('.ring-near img.photo')).toBeVisible();
  await goTo(page, '/say/help-me-decide/who-helps/');
  await (await find(page, 'Nan')).click();
  await saved(page);
  expect(JSON.stringify((await answersKept(page)).find((a) => a.question === 'help-me-decide/who-helps'))).toContain(
    'Nan',
  );
  await toMyWay(page);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('button', { name: 'Nan', exact: true }).click();
  await page.getByRole('button', { name: 'My words, with help', exact: true }).click();
  await expect(page.getByText('My words, with help from Nan', { exact: true })).toBeVisible();
});

test.describe('say it my way', () => {
  test('my voice: recorded, kept as soon as it stops, heard, and there when I look over what I said', async ({
    page,
  }) => {
    await goTo(page, '/say/what-matters-most/in-my-voice/');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText('This device hears you now.', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await saved(page);
    await expect(page.getByRole('group', { name: 'A recording of my voice', exact: true })).toBeFocused();
    expect(JSON.stringify((await answersKept(page)).map((a) => a.said))).toMatch(/"voice":\{"piece":"[0-9a-f]{32}"/);
    await goTo(page, '/my-story/');
    await expect(page.getByText('A recording of my voice', { exact: true })).toBeVisible();
    await expect.poll(() => page.locator('audio').evaluate((a: HTMLAudioElement) => a.readyState)).toBeGreaterThan(0);
  });

  test('a refused microphone gets a clear Line and a way on', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      ...(baseURL ? { baseURL } : {}),
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await goTo(page, '/say/what-matters-most/in-my-voice/');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This device is not allowed to hear you.' })).toBeVisible();
    await page.getByRole('button', { name: 'A photo', exact: true }).click();
    await expect(page.getByText('Take a photo or choose one.', { exact: true }).first()).toBeVisible();
    await context.close();
  });

  test('a drawing is kept when the hand rests, and is there to go on from; pictures go on it by keyboard', async ({
    page,
  }) => {
    await goTo(page, '/say/my-wishes/draw-it/');
    const paper = page.locator('canvas').first();
    await paper.scrollIntoViewIfNeeded();
    const at = await paper.boundingBox();
    if (!at) throw new Error('No paper.');
    await page.mouse.move(at.x + 30, at.y + 30);
    await page.mouse.down();
    await page.mouse.move(at.x + 150, at.y + 90, { steps: 8 });
    await page.mouse.up();
    await saved(page);
    await page.getByRole('button', { name: 'my home', exact: true }).press('Enter');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('img', { name: /my home/ })).toBeVisible();
    await saved(page);
    await goTo(page, '/say/my-wishes/draw-it/');
    await expect(page.getByRole('img', { name: 'A drawing. What you drew before.' })).toBeVisible();
  });

  test('a photo of 100 megapixels is made small; a file that is no picture gets a clear Line', async ({ page }) => {
    await goTo(page, '/say/about-me/show-me/');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'no.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') });
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
    expect(await answersKept(page)).toEqual([]);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'huge.png', mimeType: 'image/png', buffer: whitePicture(10_000, 10_000) });
    await expect(page.locator('img.photo')).toBeVisible({ timeout: 30_000 });
    expect(
      await page.locator('img.photo').evaluate((i: HTMLImageElement) => Math.max(i.naturalWidth, i.naturalHeight)),
    ).toBe(1024);
    // Taken away by keyboard: it does not have to begin again at the top of the page.
    await page.getByRole('button', { name: 'Take it away', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('img.photo')).toHaveCount(0);
    await expect(page.locator('.asking :focus')).toHaveCount(1);
  });

  test('any Question can be answered in another way than its own', async ({ page }) => {
    await goTo(page, '/say/my-home/how-it-is/');
    await choice(page, 'I feel safe').click();
    await toMyWay(page);
    await page.getByRole('button', { name: 'A photo', exact: true }).click();
    // Whoever opens a way goes on in it, also by keyboard and where it opens out of sight.
    await expect(page.getByRole('heading', { name: 'A photo', exact: true })).toBeFocused();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'home.png', mimeType: 'image/png', buffer: whitePicture(100, 100) });
    await expect(page.locator('img.photo')).toBeVisible();
    await saved(page);
    await expect
      .poll(async () => (await answersKept(page)).some((a) => a.said['photo'] && String(a.said['chosen']) === 'safe'))
      .toBe(true);
  });

  test('a picture is found in easy words, misspelled, by group; it is kept, and pressing it again takes it away', async ({
    page,
  }) => {
    await goTo(page, '/say/about-me/pictures-of-me/');
    await page.getByRole('searchbox', { name: 'Find a picture' }).fill('elefant');
    await page.getByRole('button', { name: 'elephant', exact: true }).click();
    await saved(page);
    await said(page, { pictures: [{ symbol: '1F418', words: 'elephant' }] });
    await page.getByRole('searchbox', { name: 'Find a picture' }).fill('qwxz');
    await expect(page.getByText('No picture has this name', { exact: true })).toBeVisible();
    expect(await page.locator('.find-rows button').count()).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Food and drink', exact: true }).click();
    await expect(page.locator('.find-rows').getByRole('button', { name: 'grapes', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Take elephant away', exact: true }).click();
    await said(page, { pictures: [] });
  });
});
