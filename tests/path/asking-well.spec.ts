import { expect, test } from '@playwright/test';
import { answersKept, choice, days, find, goTo, makeStory, saidOn, saved } from '#tests/support/person.ts';

const home = '/say/my-home/how-it-is/';

test.describe('a choice that tells of danger', () => {
  test('has help behind it at once: nothing above moves, the focus stays, and nobody is told', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const asked: string[] = [];
    page.on('request', (r) => {
      if (r.url().includes('/api/')) asked.push(r.url());
    });
    await goTo(page, home);
    const shouted = choice(page, 'People shout at me');
    await shouted.scrollIntoViewIfNeeded();
    const before = await shouted.boundingBox();
    await shouted.click();
    const help = page.locator('.help-here');
    await expect(help).toBeVisible();
    await saved(page);
    const after = await shouted.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
    const at = await help.boundingBox();
    expect((at?.y ?? 0) - ((after?.y ?? 0) + (after?.height ?? 0))).toBeLessThan(40);
    await expect(page.locator('[data-live]')).toHaveText('You can get help with this.');
    expect(await help.evaluate((panel) => panel.contains(document.activeElement))).toBe(false);
    await expect(help.getByRole('link', { name: 'Tell my worker now' })).toHaveCount(0);
    // Whom to ring and where to read are Lines too: each with its picture, and heard before it is pressed.
    for (const way of await help.locator('.help-ways > li').all()) {
      await expect(way.locator('img')).toBeVisible();
      await expect(way.getByRole('button', { name: /^Listen/ })).toBeVisible();
      await expect(way).toHaveAttribute('data-sound', /^\/sounds\//);
    }
    await choice(page, 'People shout at me').click();
    await expect(help).toHaveCount(0);
    expect(asked).toEqual([]);
  });

  test('has help on the body too', async ({ page }) => {
    await goTo(page, '/say/my-health/my-body/');
    await choice(page, 'My head').click();
    await choice(page, 'It hurts a lot').click();
    await expect(page.locator('.help-here')).toContainText('You can ask a doctor for help with pain.');
  });

  test('has help that says whom to talk to where life is too hard', async ({ page }) => {
    await goTo(page, '/say/how-i-feel/feel-home/');
    await (await find(page, 'Life is too hard')).click();
    await expect(page.locator('.help-here').getByRole('link', { name: 'Ring Samaritans' })).toHaveAttribute(
      'href',
      'tel:116123',
    );
  });
});

test('something else is always there, is an answer, and opens my voice first, then pictures, then words', async ({
  page,
}) => {
  await goTo(page, home);
  await choice(page, 'Something else').click();
  await saved(page);
  expect((await answersKept(page)).map((a) => a.said)).toEqual([{ chosen: ['something-else'] }]);
  await page.locator('.ask-here').getByRole('link', { name: 'Say it my way', exact: true }).click();
  const ways = page.locator('.ways-choices').getByRole('button');
  await expect(ways.first()).toHaveText('My voice');
  await expect(ways.nth(1)).toHaveText('Pictures');
  await expect(page.getByRole('textbox', { name: 'My own words' })).toBeVisible();
});

test('a Helper’s view waits until I said mine; then I say whether it is the same or different', async ({ page }) => {
  await makeStory(page, 'Sam');
  await saidOn(page, [
    {
      question: 'my-home/how-it-is',
      prompt: 'What is it like where you live?',
      said: { chosen: ['safe'] },
      at: days(2),
      speaker: { whose: 'helper', helper: 'Mum' },
    },
  ]);
  await goTo(page, '/my-story/');
  await expect(page.getByText('Mum said what they think about this.')).toBeVisible();
  await expect(page.locator('.look-over')).not.toContainText('I feel safe');
  await page.getByRole('link', { name: 'Say what I think', exact: true }).click();
  await page.waitForURL('**/say/my-home/how-it-is/');
  await goTo(page, home);
  await choice(page, 'People shout at me').click();
  await saved(page);
  await goTo(page, '/my-story/');
  await expect(page.locator('.look-over')).toContainText('I feel safe');
  await expect(page.getByRole('button', { name: 'The same as Mum', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Different from Mum', exact: true })).toBeVisible();
});

test('I am asked about my worker only once I have one', async ({ page }) => {
  await makeStory(page, 'Sam');
  await goTo(page, '/say/#worker');
  await expect(page.locator('a[href="/say/my-worker/"]')).toBeVisible();
  await expect(page.locator('a[href="/say/is-it-working/"]')).toBeHidden();
  await goTo(page, '/say/my-worker/who/');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ann Brown');
  await page.getByRole('textbox', { name: 'Name', exact: true }).blur();
  await saved(page);
  await goTo(page, '/say/#worker');
  await expect(page.locator('a[href="/say/is-it-working/"]')).toBeVisible();
});

test('am I kept here: it says what my answer does not mean, and the other side stands first the next time', async ({
  page,
}) => {
  await makeStory(page, 'Sam');
  await goTo(page, '/say/am-i-kept-here/stay/');
  await expect(page.getByText('This is not you agreeing to stay.')).toBeVisible();
  await expect(page.locator('.choice-row').first()).toContainText('I want to stay here');
  await expect(page.getByText('You can say no later.')).toBeHidden();
  await page.locator('.choice-row').first().click();
  await expect(page.getByText('You can say no later.')).toBeVisible();
  await expect(page.getByText('An advocate can help you with this.')).toBeVisible();
  // That it is saved covers nothing of what the answer does not mean, also where the question stands beside its choices.
  await saved(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(
    await page.locator('[data-line="not-agreeing"] .sentence').evaluate((line) => {
      const { left, top, width, height } = line.getBoundingClientRect();
      return [0.1, 0.5, 0.9].every((part) =>
        line.contains(document.elementFromPoint(left + width * part, top + height / 2)),
      );
    }),
  ).toBe(true);
  await saidOn(page, [
    {
      question: 'am-i-kept-here/stay',
      prompt: 'Do you want to stay here or not?',
      said: { chosen: ['stay'] },
      at: days(8),
    },
  ]);
  await goTo(page, '/say/am-i-kept-here/stay/');
  await expect(page.locator('.choice-row').first()).toContainText('I do not want to stay here');
});

test('asked again: nothing is filled in, the order is another, and both the same and something different are fine', async ({
  page,
}) => {
  await makeStory(page, 'Sam');
  await saidOn(page, [
    {
      question: 'my-home/how-it-is',
      prompt: 'What is it like where you live?',
      said: { chosen: ['safe'] },
      at: days(30),
    },
  ]);
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const opening = indexedDB.open('what-matters-to-me');
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['stories', 'askAgain'], 'readwrite');
          const stories = tx.objectStore('stories').getAll();
          stories.onsuccess = () => {
            const story = (stories.result[0] as { id: string }).id;
            tx.objectStore('askAgain').put({
              id: `${story} my-home/how-it-is`,
              story,
              question: 'my-home/how-it-is',
              on: new Date().toISOString().slice(0, 10),
              wished: new Date(0).toISOString(),
            });
          };
          tx.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
  );
  await goTo(page, home);
  await expect(page.locator('.choice[data-selected=true]')).toHaveCount(0);
  await expect(page.locator('.choice-row').first()).toContainText('It is too noisy');
  await choice(page, 'It is too noisy').click();
  await expect(page.getByText('You said something different, and both are fine.')).toBeVisible();
  await saved(page);
  expect((await answersKept(page)).filter((a) => a.question === 'my-home/how-it-is')).toHaveLength(2);
});

test('the way round the worker keeps nothing, sends nothing, and is on paper', async ({ page }) => {
  await makeStory(page, 'Sam');
  const sent: string[] = [];
  page.on('request', (r) => {
    if (r.method() !== 'GET' || r.url().includes('/api/')) sent.push(r.url());
  });
  const everything = () =>
    page.evaluate(async () =>
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        (await indexedDB.databases()).map((d) => d.name),
      ]),
    );
  await goTo(page, '/my-worker/');
  await page.getByRole('link', { name: 'I am not happy with my worker' }).click();
  await page.waitForURL('**/my-worker/another-way/');
  await goTo(page, '/my-worker/another-way/');
  const before = await everything();
  await choice(page, 'An advocate').click();
  await choice(page, 'My worker does not listen to me').click();
  await page.getByRole('textbox', { name: 'My own words' }).fill('I asked three times');
  const paper = page.locator('.paper');
  await expect(paper).toContainText('An advocate');
  await expect(paper).toContainText('My worker does not listen to me');
  await expect(paper).toContainText('I asked three times');
  await expect(paper).toContainText('Please do not show this to my worker.');
  expect(await everything()).toBe(before);
  expect(await answersKept(page)).toEqual([]);
  expect(sent).toEqual([]);
  await goTo(page, '/my-worker/another-way/');
  await expect(page.locator('.paper')).not.toContainText('I asked three times');
});
