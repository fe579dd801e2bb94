import type { Page } from '@playwright/test';

/** Lets the device's clock be years away, from the next screen on. Only what time it says: nothing waits longer or shorter. */
export async function withClock(page: Page): Promise<(years: number) => Promise<void>> {
  await page.addInitScript(() => {
    const away = Number(localStorage.getItem('years-away') ?? 0) * 31_556_952_000;
    if (away === 0) return;
    const Real = Date;
    globalThis.Date = new Proxy(Real, {
      construct: (at, asked: number[]) =>
        asked.length === 0 ? new at(Real.now() + away) : (Reflect.construct(at, asked) as Date),
      get: (at, name) => (name === 'now' ? () => Real.now() + away : (Reflect.get(at, name) as unknown)),
    });
  });
  return (years) => page.evaluate((n) => localStorage.setItem('years-away', String(n)), years);
}
