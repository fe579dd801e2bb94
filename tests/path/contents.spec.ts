import { expect, test } from '@playwright/test';

test.describe('the contents, without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every screen has 6 doors at most, and every Page can be reached and left again by links', async ({ page }) => {
    await page.goto('/read/');
    const chapters = await page
      .locator('main .door')
      .evaluateAll((doors) => doors.map((d) => d.getAttribute('href') ?? ''));
    expect(chapters.length).toBeGreaterThan(1);
    expect(chapters.length).toBeLessThanOrEqual(6);
    // What is for family and groups is a small way below, not a door.
    chapters.push(
      (await page.getByRole('link', { name: 'For family, friends and groups' }).getAttribute('href')) ?? '',
    );
    for (const chapter of chapters) {
      await page.goto(chapter);
      const pages = await page
        .locator('main .door')
        .evaluateAll((doors) => doors.map((d) => d.getAttribute('href') ?? ''));
      expect(pages.length, chapter).toBeGreaterThan(0);
      expect(pages.length, chapter).toBeLessThanOrEqual(6);
      await expect(page.getByRole('link', { name: 'Everything to read' })).toHaveAttribute('href', '/read/');
      for (const [i, address] of pages.entries()) {
        await page.goto(address);
        await expect(page.getByText(`Page ${i + 1} of ${pages.length}, `)).toBeVisible();
        await expect(page.locator(`a[href="${chapter}"]`).first()).toBeVisible();
        const next = page.getByRole('link', { name: /^The next page/ });
        if (i + 1 < pages.length) await expect(next).toHaveAttribute('href', pages[i + 1] ?? '');
        else await expect(next).toHaveCount(0);
      }
    }
  });

  test('the foot of a phone’s screen is short, and every way in it can be reached', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/read/my-rights/');
    const foot = page.getByRole('contentinfo');
    expect((await foot.boundingBox())?.height ?? 0).toBeLessThan(300);
    await expect(foot.getByRole('link')).toHaveCount(2);
    await foot.getByText('About this website', { exact: true }).click();
    const ways = await foot.getByRole('link').evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''));
    expect(ways.sort()).toEqual([
      '/hard-words/',
      '/pictures/',
      '/read/can-everybody-use-it/',
      '/read/privacy-notice/',
      '/read/who-runs-this/',
      '/read/your-words-are-safe/',
      '/worker/',
    ]);
    for (const way of ways) expect((await page.request.get(way)).status(), way).toBe(200);
  });

  test('reading on from page to page ends at the doors of the chapter, not in a dead end', async ({ page }) => {
    await page.goto('/read/');
    await page.locator('main .door').first().click();
    const chapter = new URL(page.url()).pathname;
    await page.locator('main .door').first().click();
    const place = (await page.getByText(/^Page 1 of \d+, /).textContent()) ?? '';
    const pages = Number(/of (\d+)/.exec(place)?.[1]);
    for (let n = 2; n <= pages; n += 1) {
      // By key: what is far down is laid out only when it comes into view, and would move under a pointer.
      await page.getByRole('link', { name: /^The next page/ }).press('Enter');
      await expect(page.getByText(`Page ${n} of ${pages}, `)).toBeVisible();
    }
    await page.getByRole('link', { name: /^All the pages here/ }).press('Enter');
    await expect(page).toHaveURL(new RegExp(`${chapter}$`));
  });
});
