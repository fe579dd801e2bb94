import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { withFinger } from '#tests/support/finger.ts';
import { answersKept, days, find, goTo, makeStory, saidOn, saved } from '#tests/support/person.ts';

/** Mum helps from her own device: asked, says what she thinks; Sam answers first and then sees it; and stops it. */

/** One yellow point. */
const aPhoto = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, words: string) =>
  expect(page.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 30_000 });

/** The Topic that only Helpers answer. */
const close = 'What people close to me know';

/** Sam asks Mum about some Topics. @returns the link for her. */
async function linkForMum(sam: Page, topics: readonly string[], may: string): Promise<string> {
  await goTo(sam, '/my-story/ask-for-help/');
  await press(sam, 'I am on my own');
  await sam.getByRole('textbox', { name: 'Their name' }).fill('Mum');
  await press(sam, 'Next');
  for (let more = 0; more < 2; more += 1) await press(sam, 'Show me more');
  for (const topic of topics) await sam.getByRole('checkbox', { name: topic, exact: true }).check();
  await press(sam, may);
  await press(sam, 'Next');
  await press(sam, 'Make a link for Mum');
  await sees(sam, 'Your link is ready.');
  return (await sam.locator('.story-card-site').textContent()) ?? '';
}

test('Mum is asked, says what she thinks, is seen only after Sam said his own, and is stopped', async ({
  page: sam,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await makeStory(sam, 'Sam');
  await saidOn(sam, [
    {
      id: 'a'.repeat(32),
      question: 'my-home/where-i-live',
      prompt: 'Where do you live?',
      said: { written: 'The house by the canal' },
      at: days(2),
    },
    {
      id: 'b'.repeat(32),
      question: 'my-money/spend',
      prompt: 'What do you spend?',
      said: { written: 'A secret about money' },
      at: days(2),
    },
  ]);

  // Sam asks: on his own, who, about what, what it means; nothing is ticked for him, and what is private comes last.
  await goTo(sam, '/my-story/');
  await sam.getByRole('link', { name: 'Who can see my words', exact: true }).click();
  await sees(sam, 'You gave your words to nobody until now.');
  await sam.getByRole('link', { name: 'Ask somebody to help me', exact: true }).click();
  await press(sam, 'I am on my own');
  await sam.getByRole('textbox', { name: 'Their name' }).fill('Mum');
  await press(sam, 'Next');
  const apart = sam.locator('[data-helpers-only]');
  await expect(sam.getByRole('checkbox')).toHaveCount(7);
  await expect(apart.getByRole('checkbox')).toHaveCount(1);
  for (const box of await sam.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  await press(sam, 'Show me more');
  await expect(sam.getByText('These topics can be private.')).toHaveCount(0);
  await sam.getByRole('checkbox', { name: 'My home', exact: true }).check();
  await expect(apart.getByText('Only people you ask to help answer them.', { exact: true })).toBeVisible();
  await apart.getByRole('checkbox', { name: close, exact: true }).check();
  await press(sam, 'Yes, they can see it');
  await press(sam, 'Next');
  await sees(sam, 'This is what Mum can see.');
  await sees(sam, 'The house by the canal');
  await expect(sam.getByText('A secret about money')).toHaveCount(0);
  await press(sam, 'Make a link for Mum');
  await sees(sam, 'Your link is ready.');
  const link = (await sam.locator('.story-card-site').textContent()) ?? '';

  // Mum opens it: who asks, and about what; no Answer before she said yes.
  const mum = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
  await goTo(mum, link);
  await sees(mum, 'Sam asks you to help.');
  expect(mum.url()).not.toContain('#');
  await expect(mum.getByText('The house by the canal')).toHaveCount(0);
  await press(mum, 'Yes, I will help');
  await press(mum, 'My home');
  await sees(mum, 'This question is for Sam.');
  await press(mum, 'Next question');
  await (await find(mum, 'I feel safe')).click();
  await mum.getByRole('textbox', { name: 'My own words' }).fill('I worry about the road');
  // What she began stays where her page goes in the middle of it.
  await goTo(mum, '/helping/');
  await press(mum, 'My home');
  await press(mum, 'Next question');
  await expect(mum.getByRole('textbox', { name: 'My own words' })).toHaveValue('I worry about the road');
  await press(mum, 'Say this');
  await sees(mum, 'Your words went to Sam.');
  // What only she answers stands first, and speaks to her.
  await press(mum, 'All topics');
  await expect(mum.locator('.print-choices button').first()).toHaveText(close);
  await press(mum, close);
  await sees(mum, 'This question is about Sam.');
  await sees(mum, 'How do they show that they are happy?');
  await expect(mum.getByRole('button', { name: 'Write it down with Sam', exact: true })).toHaveCount(0);
  await (await find(mum, 'They dance')).click();
  await press(mum, 'Say this');
  await sees(mum, 'Your words went to Sam.');

  // On Sam's device it is news, and hidden until he said his own.
  await goTo(sam, '/my-story/seen/');
  const hers = sam.locator('[data-helper]');
  await expect(hers.getByText('Mum said what they think.', { exact: true })).toBeVisible({ timeout: 30_000 });
  expect((await answersKept(sam)).find((a) => a.speaker['whose'] === 'helper')?.speaker).toMatchObject({
    helper: 'Mum',
    by: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  await goTo(sam, '/');
  await sees(sam, 'Somebody who helps you said what they think.');
  await sam.getByRole('link', { name: 'See my Story', exact: true }).click();
  await sees(sam, 'Mum said what they think about this.');
  await expect(sam.getByText('I worry about the road')).toHaveCount(0);
  // Of what only she answers nothing waits: it is under her name, and no screen asks Sam.
  const known = sam.locator('.topic-said', { hasText: close });
  await expect(known.getByText('They dance', { exact: true })).toBeVisible();
  await expect(known.getByText(/^Mum thinks this/)).toBeVisible();
  await expect(known.getByRole('link')).toHaveCount(0);
  expect((await sam.request.get('/say/what-families-know/')).status()).toBe(404);
  await sam.getByRole('link', { name: 'Say what I think', exact: true }).first().click();
  await sam.waitForURL('**/say/my-home/how-it-is/');
  await goTo(sam, '/say/my-home/how-it-is/');
  await (await find(sam, 'People shout at me')).click();
  await saved(sam);
  await goTo(sam, '/my-story/');
  await sees(sam, 'I worry about the road');
  await sam.getByRole('button', { name: 'Different from Mum', exact: true }).first().click();

  // It is not played, so it is not offered there.
  await goTo(sam, '/my-story/play/');
  await expect(sam.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(sam.getByText('My home', { exact: true }).first()).toBeVisible();
  await expect(sam.getByText(close, { exact: true })).toHaveCount(0);

  // What Mum sees comes to her once Sam's device has heard of her: that one Answer, and none that he gave since.
  await goTo(mum, '/helping/');
  await sees(mum, 'This is what Sam let you see.');
  await sees(mum, 'The house by the canal');
  await expect(mum.getByText('People shout at me')).toHaveCount(0);
  await expect(mum.getByText('Different from Mum')).toHaveCount(0);

  // Stop: at once, and on her device what she was let see is gone.
  await goTo(sam, '/my-story/seen/');
  await press(sam, 'Stop the help of Mum');
  await sees(sam, 'What they saw or printed stays with them.');
  await press(sam, 'Yes, stop it');
  await sees(sam, 'Mum cannot help here any more.');
  await goTo(mum, '/helping/');
  await sees(mum, 'This help has ended.');
  await sees(mum, 'I worry about the road');
  await expect(mum.getByText('The house by the canal')).toHaveCount(0);
  await goTo(mum, link);
  await sees(mum, 'This help has ended.');

  // The server has no word of either.
  const data = process.env['DATA_DIR'] ?? '';
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const planted of [
      'The house by the canal',
      'I worry about the road',
      'A secret about money',
      link.split('#')[1] ?? 'none',
      'my-home',
      'what-families-know',
      'They dance',
    ])
      expect(bytes.includes(planted), `${file.name}: ${planted}`).toBe(false);
  }
});

test('Mum writes it down with Sam, and offers him Gran: his only once he takes it, and she is not told', async ({
  page: sam,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await makeStory(sam, 'Sam');
  await saidOn(sam, [
    {
      id: 'a'.repeat(32),
      question: 'my-home/where-i-live',
      prompt: 'Where do you live?',
      said: { written: 'A flat' },
      at: days(2),
    },
  ]);
  const link = await linkForMum(sam, ['My home', 'People who matter to me'], 'No, they only say what they think');
  const mum = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
  await goTo(mum, link);
  await press(mum, 'Yes, I will help');

  // Beside him she writes down what he says. What she began stays where her page goes in the middle of it.
  await press(mum, 'My home');
  await press(mum, 'Write it down with Sam');
  await mum.getByRole('textbox', { name: 'What Sam says' }).fill('The house by the canal');
  await mum.waitForTimeout(400);
  await goTo(mum, '/helping/');
  await press(mum, 'My home');
  await press(mum, 'Write it down with Sam');
  await expect(mum.getByRole('textbox', { name: 'What Sam says' })).toHaveValue('The house by the canal');
  await press(mum, 'Keep it for Sam');
  await sees(mum, 'This is what you gave Sam to decide.');
  await press(mum, 'All topics');
  await press(mum, 'People who matter to me');
  await press(mum, 'Offer a person or a place');
  await mum.getByRole('textbox', { name: 'What they are called' }).fill('Gran');
  await mum.locator('input[type=file]').setInputFiles({ name: 'g.png', mimeType: 'image/png', buffer: aPhoto });
  await expect(mum.getByRole('button', { name: 'Take the photo away', exact: true })).toBeVisible();
  await press(mum, 'Offer it');
  await sees(mum, 'Your words went to Sam.');

  // It is news, and nothing of it stands among his words.
  await expect(async () => {
    await goTo(sam, '/my-story/seen/');
    await expect(sam.getByText('Mum has something for you.', { exact: true })).toBeVisible({ timeout: 5000 });
  }).toPass();
  await goTo(sam, '/my-story/');
  await sees(sam, 'A flat');
  await expect(sam.getByText('The house by the canal')).toHaveCount(0);
  await goTo(sam, '/');
  await sees(sam, 'Somebody who helps you has something for you.');
  await sam.getByRole('link', { name: 'Things for me', exact: true }).click();
  await sees(sam, 'Mum wrote this down with you.');
  await sees(sam, 'The house by the canal');
  // All that he decides with is seen without scrolling.
  for (const name of ['I say this', 'I do not say this', 'Not now'])
    await expect(sam.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
  await press(sam, 'Not now');
  await sees(sam, 'It waits here for you.');
  await press(sam, 'Next thing');
  await sees(sam, 'Mum has something for you.');
  await expect(sam.locator('article img[alt="Gran"]')).toBeVisible();
  await press(sam, 'Yes, I take it');
  await sees(sam, 'It is yours now.');
  await goTo(sam, '/my-story/offered/');
  await press(sam, 'I say this');
  await sees(sam, 'It is yours now.');
  await goTo(sam, '/my-story/');
  await sees(sam, 'The house by the canal');
  await sees(sam, 'Gran');
  expect(await answersKept(sam)).toHaveLength(3);
  await goTo(mum, '/helping/');
  await sees(mum, 'Choose a topic.');
  await expect(mum.getByText(/yours|took|taken/)).toHaveCount(0);
});

test('Mum locks her words on her device, by words and by her finger; nobody else reads them there, and forgetting is said plainly', async ({
  page: sam,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await makeStory(sam, 'Sam');
  const where = {
    question: 'my-home/where-i-live',
    prompt: 'Where do you live?',
    said: { written: 'A flat by the sea' },
  };
  await saidOn(sam, [{ id: 'a'.repeat(32), ...where, at: days(2) }]);
  const link = await linkForMum(sam, ['My home'], 'Yes, they can see it');
  const hers = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
  const mum = await hers.newPage();
  await goTo(mum, link);
  await press(mum, 'Yes, I will help');
  await press(mum, 'My home');
  await mum.getByRole('textbox', { name: 'My own words' }).fill('I worry about the stairs');
  await press(mum, 'Say this');
  await sees(mum, 'Your words went to Sam.');
  await goTo(sam, '/my-story/seen/');
  await sees(sam, 'Mum said what they think.');
  await goTo(mum, '/helping/');
  await sees(mum, 'A flat by the sea');

  /** What lies in the place of a Helper on this device, as somebody reads it who opens the browser. */
  const lying = () =>
    mum.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((done, failed) => {
        const opening = indexedDB.open('what-matters-to-a-helper');
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => failed(opening.error ?? new Error('It does not open.'));
      });
      const rows = await Promise.all(
        [...db.objectStoreNames].map(
          (store) =>
            new Promise<unknown>((done) => {
              const asking = db.transaction(store).objectStore(store).getAll();
              asking.onsuccess = () => done(asking.result);
            }),
        ),
      );
      db.close();
      return JSON.stringify(rows, (_name, value: unknown) =>
        value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
      );
    });
  const planted = ['A flat by the sea', 'I worry about the stairs', 'Sam', 'my-home', link.split('#')[1] ?? 'none'];
  expect(await lying()).toContain('I worry about the stairs');

  // By words: drawn by lot, written once more. She goes on in this window; another one that is open shuts.
  const second = await hers.newPage();
  await goTo(second, '/helping/');
  await sees(second, 'A flat by the sea');
  await press(mum, 'Lock my words here');
  await sees(mum, 'We cannot open them for you.');
  await press(mum, 'With words');
  await sees(mum, 'These 5 words are your key.');
  const five = ((await mum.locator('.five-words').textContent()) ?? '').trim();
  await press(mum, 'Take these words');
  await mum.getByLabel('My words once more').fill(five);
  await mum.keyboard.press('Enter');
  await sees(mum, 'Your words here have a lock.');
  await expect(mum.getByText('A flat by the sea').first()).toBeVisible();
  await sees(second, 'Your words here are locked.');
  await expect(second.getByText('A flat by the sea')).toHaveCount(0);
  await second.close();
  const shut = await lying();
  for (const one of planted) expect(shut.includes(one), one).toBe(false);

  // Who opens the browser, or her link in it, is asked for the words; wrong ones open nothing.
  for (const address of ['/helping/', link]) {
    await goTo(mum, address);
    await sees(mum, 'Your words here are locked.');
    await expect(mum.getByText(/Sam|A flat by the sea|I worry/)).toHaveCount(0);
  }
  await mum.getByLabel('My words', { exact: true }).fill('not these words at all');
  await mum.keyboard.press('Enter');
  await sees(mum, 'These words do not open it.');
  await mum.getByLabel('My words', { exact: true }).fill(`${five.charAt(0).toUpperCase()}${five.slice(1)}.`);
  await mum.keyboard.press('Enter');
  await sees(mum, 'A flat by the sea');
  await sees(mum, 'I worry about the stairs');

  // Behind the lock all goes on: what she begins and says, and it goes to Sam.
  await press(mum, 'My home');
  await press(mum, 'Next question');
  await mum.getByRole('textbox', { name: 'My own words' }).fill('It is far from me');
  await mum.waitForTimeout(500);
  await press(mum, 'All topics');
  await press(mum, 'Lock now');
  await sees(mum, 'Your words here are locked.');
  await mum.getByLabel('My words', { exact: true }).fill(five);
  await mum.keyboard.press('Enter');
  await press(mum, 'My home');
  await press(mum, 'Next question');
  await expect(mum.getByRole('textbox', { name: 'My own words' })).toHaveValue('It is far from me');
  await press(mum, 'Say this');
  await sees(mum, 'Your words went to Sam.');
  expect((await lying()).includes('It is far from me')).toBe(false);

  // The lock comes off, and by her finger another is made.
  await press(mum, 'All topics');
  await press(mum, 'Take the lock off');
  await sees(mum, 'Your words here have no lock now.');
  const { cdp, authenticatorId } = await withFinger(hers, mum);
  await press(mum, 'Lock my words here');
  await press(mum, 'With my finger or face');
  await sees(mum, 'Your words here have a lock.');
  await goTo(mum, '/helping/');
  await sees(mum, 'Open them with your finger or face.');
  await press(mum, 'Open');
  await sees(mum, 'It is far from me');

  // It opens no more: what that means, and how to begin again. What went to Sam stays with him.
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await press(mum, 'Lock now');
  await press(mum, 'I cannot open it');
  await sees(mum, 'Nobody can open them for you.');
  await sees(mum, 'What you did not send is lost.');
  await sees(mum, 'What you sent stays with the person.');
  await press(mum, 'Take it away from this device');
  await press(mum, 'Yes, take it away');
  await sees(mum, 'It is gone from this device.');
  expect(await lying()).toBe('[[],[],[]]');
  await goTo(mum, link);
  await sees(mum, 'Somebody else opened this link first.');
  await goTo(sam, '/my-story/seen/');
  await expect(async () => {
    expect((await answersKept(sam)).filter((a) => a.speaker['whose'] === 'helper')).toHaveLength(2);
  }).toPass();
});
