import type { Locator, Page } from '@playwright/test';

/** Presses the first button of this name: the whole of it, where it is told in words. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click();

/** Where these words stand: the whole sentence, where it is told in words. */
export const words = (page: Page, what: string | RegExp): Locator =>
  page.getByText(what, typeof what === 'string' ? { exact: true } : {});
