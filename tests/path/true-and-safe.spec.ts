import { expect, test } from '@playwright/test';
import { days, goTo, makeStory, saidOn } from '#tests/support/person.ts';

test.describe('what a browser remembers', () => {
  test('the old address of help leads on to one that tells nothing, and neither says in its title that I am not safe', async ({
    page,
  }) => {
    await page.goto('/help/not-safe/');
    await page.waitForURL('**/help/now/');
    await expect(page).toHaveTitle(/^Help · /);
    await expect(page.getByRole('heading', { level: 1, name: 'I do not feel safe' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ring 999' })).toHaveAttribute('href', 'tel:999');
    await goTo(page, '/read/staying-safe/');
    await expect(page).not.toHaveTitle(/safe/i);
    // What a Question asks, and that somebody is not happy with their worker, stands in no list of pages either.
    for (const [address, tells] of [
      ['/say/am-i-kept-here/', /kept/i],
      ['/say/am-i-kept-here/leave/', /leave here/i],
      ['/say/people-who-matter/bullied/', /unkind/i],
      ['/my-worker/another-way/', /not happy/i],
    ] as const) {
      await goTo(page, address);
      await expect(page).not.toHaveTitle(tells);
    }
  });

  test('the first screen says what Leave does and what this device remembers, and Leave goes at the first press', async ({
    page,
  }) => {
    await goTo(page, '/');
    const said = page.locator('.leave-does');
    await expect(said).toContainText('This browser remembers which pages you looked at.');
    await expect(said).toContainText('The name of this website still shows on the soup page.');
    await expect(said.getByRole('link', { name: 'What this device remembers' })).toHaveAttribute(
      'href',
      '/read/this-device/',
    );
    await goTo(page, '/say/');
    // It stays in sight, however far down somebody is.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(page.getByRole('link', { name: 'Leave', exact: true })).toBeInViewport({ ratio: 1 });
    await page.getByRole('link', { name: 'Leave', exact: true }).click();
    await page.waitForURL('**/soup/');
  });
});

test.describe('a Page says how far it can be trusted', () => {
  test('that no self-advocate and no lawyer has checked it, and after nine months that it is old, also when it was built before', async ({
    page,
  }) => {
    await goTo(page, '/read/my-rights/');
    await expect(page.getByText('No lawyer has checked it yet.')).toBeVisible();
    await expect(page.getByText('No person with a learning disability has checked it yet.')).toBeVisible();
    await expect(page.getByText('We have not checked this page for a long time.')).toBeHidden();
    await page.clock.setFixedTime(new Date('2099-01-01T12:00:00Z'));
    await goTo(page, '/read/my-rights/');
    await expect(page.getByText('We have not checked this page for a long time.')).toBeVisible();
  });
});

test('help has lines for women, for men and after sex that was not wanted, when they answer, and ways without speaking', async ({
  page,
}) => {
  await goTo(page, '/help/');
  await expect(page.getByRole('link', { name: 'Ring 999' })).toHaveAttribute('href', 'tel:999');
  for (const name of ['National Domestic Abuse Helpline', "Men's Advice Line", 'Rape and Sexual Abuse Support Line']) {
    const line = page.locator('.contacts > li').filter({ has: page.getByRole('heading', { name }) });
    await expect(line.getByText(/answers? /)).toBeVisible();
  }
  await expect(page.getByText('A voice then asks you to press 55.')).toBeVisible();
});

test('the pages for hospital and of adjustments say on paper what they are not, for me and for professionals', async ({
  page,
}) => {
  await makeStory(page, 'Sam');
  await saidOn(page, [
    {
      question: 'what-matters-most/know-fast',
      prompt: 'What must people know first?',
      said: { written: 'I need time' },
      at: days(1),
    },
    {
      question: 'my-reasonable-adjustments/talk',
      prompt: 'What helps you to talk?',
      said: { written: 'Pictures' },
      at: days(1),
    },
  ]);
  await page.emulateMedia({ media: 'print' });
  await goTo(page, '/my-story/made/hospital/');
  await expect(page.locator('.paper').getByText('I need time')).toBeVisible();
  await expect(page.locator('.paper').getByText('Nothing on this page says no to care.')).toBeVisible();
  await expect(
    page
      .locator('.paper')
      .getByText(/not a DNACPR decision, not an advance decision.*What is not on this page means nothing/),
  ).toBeVisible();
  await goTo(page, '/my-story/made/adjustments/');
  await expect(page.locator('.paper').getByText('Pictures', { exact: true })).toBeVisible();
  await expect(page.locator('.paper').getByText('Ask me and people who know me.')).toBeVisible();
  await expect(
    page
      .locator('.paper')
      .getByText(/not a clinical record and no diagnosis, and what is not on this page means nothing/),
  ).toBeVisible();
});
