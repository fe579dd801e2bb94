import { expect, test } from '@playwright/test';
import { answersKept, goTo } from '#tests/support/person.ts';

test('somebody finds an answer however they spell it, reads on, and asks their worker what is not there; it is kept here and goes nowhere', async ({
  page,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || /mony|voteing/.test(request.url()))
      sent.push(`${request.method()} ${request.url()}`);
  });
  await goTo(page, '/read/');
  await page.getByRole('link', { name: 'Questions people asked', exact: true }).click();
  const box = page.getByRole('searchbox', { name: 'Type a word, like money' });
  const doors = page.locator('main .door').filter({ visible: true });
  await expect(doors).toHaveCount(8);
  await box.fill('zzqqx');
  await expect(
    page.getByText('No question has this word, but maybe 1 of these is near.', { exact: true }),
  ).toBeVisible();
  await expect(doors).toHaveCount(8);
  await box.fill('mony');
  await expect(page.getByRole('status').filter({ hasText: /^\d+ questions? found$/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Can I look after my own money?' })).toBeVisible();
  await box.fill('voteing');
  await doors.first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Can I vote?' })).toBeVisible();
  await expect(page.getByText('A learning disability does not stop you from voting.', { exact: true })).toBeVisible();
  await expect(page.getByText('No lawyer has checked it yet.', { exact: true })).toBeVisible();

  // Beside the Page it belongs to, and back.
  await page.getByRole('link', { name: 'My vote' }).click();
  await expect(page).toHaveURL(/\/read\/my-vote\/$/);
  await page.locator('main summary').filter({ hasText: 'Questions people asked' }).click();
  await page.getByRole('link', { name: 'Can I vote?' }).click();

  await page.getByRole('link', { name: 'Ask my worker' }).click();
  await expect(page).toHaveURL(/\/say\/my-questions\/to-my-worker\/$/);
  await goTo(page, page.url());
  await page.locator('.ask-kind textarea').first().fill('Who votes for my sister?\nI want to know.');
  await page.locator('.ask-kind textarea').first().blur();
  await expect
    .poll(async () => (await answersKept(page)).map(({ question, said }) => [question, said]))
    .toEqual([['my-questions/to-my-worker', { written: 'Who votes for my sister?\nI want to know.' }]]);
  expect(sent).toEqual([]);
});

test('near me says that nobody wrote places here, and where else to look; the device is not asked where it is', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = () => {
      document.title = 'asked where it is';
    };
  });
  await goTo(page, '/read/help-near-me/');
  await page.getByRole('link', { name: 'Near me', exact: false }).first().click();
  await expect(page.getByText('Nobody has put any places here yet.', { exact: true })).toBeVisible();
  await expect(page.getByText('Your council or your group can put places here.', { exact: true })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  expect(await page.title()).not.toContain('asked');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('questions are reached by their chapter, and read with their answer and where it comes from', async ({
    page,
  }) => {
    await page.goto('/asked/');
    const chapters = await page
      .locator('main .door')
      .filter({ visible: true })
      .evaluateAll((doors) => doors.map((door) => door.getAttribute('href') ?? ''));
    expect(chapters).toHaveLength(6);
    const asked: string[] = [];
    for (const chapter of chapters) {
      await page.goto(chapter);
      asked.push(
        ...(await page
          .locator('main .door')
          .evaluateAll((doors) => doors.map((door) => door.getAttribute('href') ?? ''))),
      );
    }
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThanOrEqual(40);
    await page.goto('/asked/can-i-have-my-own-key/');
    await expect(page.getByText('Staff must knock and wait before they come in.', { exact: true })).toBeVisible();
    await page.getByText('More detail, for family and supporters').click();
    await expect(page.getByRole('link', { name: 'Shelter: rights in supported housing' })).toBeVisible();
    await page.goto('/near-me/');
    await expect(page.getByText('Nobody has put any places here yet.', { exact: true })).toBeVisible();
  });
});
