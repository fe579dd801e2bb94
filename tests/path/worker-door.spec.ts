import { expect, test, type Page } from '@playwright/test';
import { withFinger } from '#tests/support/finger.ts';
import { goTo } from '#tests/support/person.ts';
import { sideways, tooSmall, violations } from '#tests/support/look.ts';
import { endInvited, invite, joinBy, leaveOut } from '#tests/support/worker.ts';

const door = '/worker/';
const words = 'nine otters drink tea at dawn';
const open = (page: Page) => page.getByRole('button', { name: 'Open', exact: true });
/** Another part of the desk. */
const goToPart = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parts of your desk' })
    .getByRole('link', { name, exact: true })
    .click({ timeout: 20_000 });

/** It opened: the card is this worker's. */
async function cardIsThere(page: Page): Promise<void> {
  await goToPart(page, 'My card');
  await expect(page.getByText('I am Jo Field.', { exact: true })).toBeVisible({ timeout: 20_000 });
}

/** What the door says when it does not open. */
async function saidBy(page: Page): Promise<string[]> {
  await expect(page.locator('main [role=status] .panel .sentence').first()).toBeVisible({ timeout: 30_000 });
  return page.locator('main [role=status] .panel .sentence').allTextContents();
}

async function byCode(page: Page, code: string, passphrase: string): Promise<void> {
  await goTo(page, door);
  const other = page.getByRole('button', { name: 'Somebody else, or a new device' });
  await expect(other.or(page.getByRole('button', { name: 'With my code and my words' }))).toBeVisible();
  if (await other.isVisible()) await other.click();
  await page.getByRole('button', { name: 'With my code and my words' }).click();
  await page.getByLabel('My code').fill(code);
  await page.getByLabel('My words', { exact: true }).fill(passphrase);
  await open(page).click();
}

test('a worker joins, and comes back with words, on another device, and with the spare key', async ({
  page,
  browser,
}) => {
  const link = await invite('Jo Field');
  const { code, secret } = await joinBy(page, link, { about: 'I like dogs.', reach: '01234 567890', words });
  expect(page.url()).toMatch(/\/worker\/join\/$/);
  expect(secret).toMatch(/^([0-9a-f]{4} ?){8}$/);

  await test.step('the keys are nowhere on the device unsealed', async () => {
    const kept = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((done) => {
        const o = indexedDB.open('what-matters-to-me-worker');
        o.onsuccess = () => done(o.result);
      });
      const doors = await new Promise<Record<string, unknown>[]>((done) => {
        const all = db.transaction('doors').objectStore('doors').getAll();
        all.onsuccess = () => done(all.result as Record<string, unknown>[]);
      });
      db.close();
      const bytes = doors
        .flatMap((d) => Object.values(d))
        .map((v) => (v instanceof Uint8Array ? new TextDecoder('latin1').decode(v) : String(v)))
        .join(' ');
      return bytes + JSON.stringify(Object.entries(sessionStorage)) + JSON.stringify(Object.entries(localStorage));
    });
    expect(kept).not.toContain('AGE-SECRET-KEY');
    expect(kept).not.toContain(secret.replaceAll(' ', ''));
    expect(kept).toContain('Jo Field');
  });

  await test.step('by words on this device', async () => {
    await goTo(page, door);
    await expect(page.getByText('Open the Inbox of Jo Field')).toBeVisible();
    await page.getByLabel('My words', { exact: true }).fill('nine otters drink tea at dusk');
    await page.keyboard.press('Enter');
    expect((await saidBy(page))[0]).toBe('These words do not open it.');
    await page.getByLabel('My words', { exact: true }).fill(words);
    await page.keyboard.press('Enter');
    await cardIsThere(page);
    await expect(page.getByText('I like dogs.')).toBeVisible();
  });

  await test.step('by code and words on another device; wrong words and an unknown code are said the same', async () => {
    const other = await (await browser.newContext()).newPage();
    await byCode(other, code, 'nine otters drink tea at dusk');
    const wrong = await saidBy(other);
    await byCode(other, 'abcd efgh jkmn', words);
    expect(await saidBy(other)).toEqual(wrong);
    expect(wrong[0]).toBe('These words do not open it.');
    await byCode(other, code.toUpperCase(), `  ${words.replace(' ', '  ')} `);
    await cardIsThere(other);
    await goTo(other, door);
    await expect(other.getByText('Open the Inbox of Jo Field')).toBeVisible();
    await other.context().close();
  });

  await test.step('by the spare key, and new words for all devices', async () => {
    const other = await (await browser.newContext()).newPage();
    await goTo(other, door);
    await other.getByRole('button', { name: 'With my spare key' }).click();
    await other.getByLabel('The secret on my spare key').fill('1234 5678');
    await open(other).click();
    expect((await saidBy(other))[0]).toBe('These words do not open it.');
    await other.getByLabel('The secret on my spare key').fill(secret.replaceAll('0', 'O'));
    await open(other).click();
    await other.getByRole('button', { name: 'Yes', exact: true }).click();
    await other.getByRole('button', { name: 'I want my own words' }).click();
    await other.getByLabel('My words', { exact: true }).fill('too short');
    await other.keyboard.press('Enter');
    await expect(other.getByText('These words are too short.')).toBeVisible();
    await other.getByLabel('My words', { exact: true }).fill('a purple kettle and a swan');
    await other.keyboard.press('Enter');
    await other.getByLabel('My words once more').fill('a purple kettle and a goose');
    await other.keyboard.press('Enter');
    await expect(other.getByText('These are not the same words.')).toBeVisible();
    await other.getByLabel('My words once more').fill('a purple kettle and a swan');
    await other.keyboard.press('Enter');
    await cardIsThere(other);
    await other.context().close();
    const third = await (await browser.newContext()).newPage();
    await byCode(third, code, words);
    expect((await saidBy(third))[0]).toBe('These words do not open it.');
    await byCode(third, code, 'a purple kettle and a swan');
    await cardIsThere(third);
    await third.context().close();
  });

  await test.step('the invite is used, and an ended worker is told', async () => {
    const late = await (await browser.newContext()).newPage();
    await goTo(late, link);
    await late.getByRole('button', { name: 'Start', exact: true }).click();
    expect((await saidBy(late))[0]).toBe('Somebody used this link before.');
    await expect(late.getByRole('link', { name: 'Open my Inbox' })).toBeVisible();
    await endInvited(link);
    await byCode(late, code, 'a purple kettle and a swan');
    expect((await saidBy(late))[0]).toBe('Your Inbox is closed.');
    await late.context().close();
    await goTo(page, door);
    await page.getByLabel('My words', { exact: true }).fill(words);
    await page.keyboard.press('Enter');
    expect((await saidBy(page))[0]).toBe('Your Inbox is closed.');
  });
});

test('an interrupted joining goes on, by the same link, and makes no second Mailbox', async ({ page }) => {
  const link = await invite('Ash Green');
  const made: string[] = [];
  page.on('request', (r) => {
    if (r.url().endsWith('/api/mailbox') && r.method() === 'POST') made.push(r.postData() ?? '');
  });
  await goTo(page, link);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByLabel('My name').fill('Ash Green-Hill');
  await goTo(page, '/');
  const { code } = await (async () => {
    await goTo(page, link);
    await expect(page.getByLabel('My name')).toHaveValue('Ash Green-Hill');
    await page.reload();
    await expect(page.getByLabel('My name')).toHaveValue('Ash Green-Hill');
    return {
      code: await page.evaluate(
        () =>
          (JSON.parse(sessionStorage.getItem('worker-joining') ?? '{}') as { tokens: { code: string } }).tokens.code,
      ),
    };
  })();
  expect(code).toMatch(/^[a-z2-9]{12}$/);
  expect(new Set(made).size).toBe(1);
});

test('a damaged link says so, and what to do', async ({ page }) => {
  const link = await invite('Sam Hill');
  await goTo(page, link.slice(0, -9));
  expect((await saidBy(page))[0]).toBe('A part of this link is not here.');
  await goTo(page, '/');
  await goTo(page, '/worker/join/');
  expect((await saidBy(page))[0]).toBe('A part of this link is not here.');
  await goTo(page, '/');
  await goTo(page, link.replace(/#[0-9a-f]{32}/, `#${'0'.repeat(32)}`));
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  expect((await saidBy(page))[0]).toBe('This link does not work.');
});

test('a lead makes a team, invites a worker, who joins it; the lead ends their Inbox', async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await joinBy(page, await invite('Jo Field', 'lead'), { team: 'The Hill team', words });
  await goTo(page, door);
  await page.getByLabel('My words', { exact: true }).fill(words);
  await page.keyboard.press('Enter');
  await goToPart(page, 'My team');
  await expect(page.getByText('You have not invited anybody yet.')).toBeVisible();
  await page.getByLabel('Their name').fill('Kit Brook');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = (await page.getByLabel('The link for Kit Brook').inputValue()).replace(/^https?:\/\/[^/]+/, '');
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('You have the link now.')).toBeVisible();

  const kit = await (await browser.newContext()).newPage();
  await goTo(kit, link);
  await expect(kit.getByText('Your team is The Hill team.')).toBeVisible();
  await joinBy(kit, link, { words: 'seven kites over the hill' });

  await goToPart(page, 'My card');
  await goToPart(page, 'My team');
  await expect(page.getByRole('heading', { name: 'Kit Brook' })).toBeVisible();
  await page.getByRole('button', { name: 'End this for Kit Brook' }).click();
  await expect(page.getByText('Do you want to end this for Kit Brook?')).toBeVisible();
  await page.getByRole('button', { name: 'No, keep it' }).click();
  await page.getByRole('button', { name: 'End this for Kit Brook' }).click();
  await page.getByRole('button', { name: 'Yes, end it' }).click();
  await expect(page.getByRole('heading', { name: 'Kit Brook' })).toHaveCount(0);

  await goTo(kit, door);
  await kit.getByLabel('My words', { exact: true }).fill('seven kites over the hill');
  await kit.keyboard.press('Enter');
  expect((await saidBy(kit))[0]).toBe('Your Inbox is closed.');
  await kit.context().close();
});

test('a lead asks a colleague to lead; who says yes has the team with a new key, and she leads no more', async ({
  page,
  browser,
}) => {
  const [leads, leadsNext] = [words, 'seven kites over the hill'];
  const unlock = async (on: Page, by: string) => {
    await goTo(on, door);
    await on.getByLabel('My words', { exact: true }).fill(by);
    await on.keyboard.press('Enter');
    await expect(on.getByRole('navigation', { name: 'Parts of your desk' })).toBeVisible({ timeout: 30_000 });
  };
  await joinBy(page, await invite('Jo Field', 'lead'), { team: 'The Hill team', words: leads });
  await unlock(page, leads);
  await goToPart(page, 'My team');
  await page.getByLabel('Their name').fill('Kit Brook');
  // Twice, as a hand that shakes presses: one invite.
  await page.getByRole('button', { name: 'Make a link' }).dblclick();
  const link = (await page.getByLabel('The link for Kit Brook').inputValue()).replace(/^https?:\/\/[^/]+/, '');
  await expect(page.getByRole('heading', { name: 'Kit Brook' })).toHaveCount(1);

  const kit = await (await browser.newContext()).newPage();
  await joinBy(kit, link, { about: 'I like kites.', words: leadsNext });
  await unlock(kit, leadsNext);
  await goToPart(kit, 'My card');
  const card = await kit.getByLabel('The link to my card').inputValue();

  await page.getByLabel('The link of their card').fill('no link at all');
  await page.getByRole('button', { name: 'Look at this card' }).click();
  await expect(page.getByText('This is not a link to their Worker card.')).toBeVisible();
  await page.getByLabel('The link of their card').fill(`Hello Jo, here it is: ${card}.`);
  await page.getByRole('button', { name: 'Look at this card' }).click();
  await expect(page.getByText('I like kites.')).toBeVisible();
  await page.getByRole('button', { name: 'Ask Kit Brook to lead' }).click();
  await expect(page.getByText('You lead the team until Kit Brook says yes.')).toBeVisible({ timeout: 20_000 });
  expect([...(await violations(page)), ...(await tooSmall(page)), ...(await sideways(page))]).toEqual([]);

  await unlock(kit, leadsNext);
  await expect(kit.getByText('Jo Field asks you to lead the team The Hill team.')).toBeVisible({ timeout: 30_000 });
  expect([...(await violations(kit)), ...(await tooSmall(kit)), ...(await sideways(kit))]).toEqual([]);
  await kit.getByRole('button', { name: 'Yes, I lead the team' }).dblclick();
  await expect(kit.getByText('You lead the team now.')).toBeVisible({ timeout: 30_000 });
  await goToPart(kit, 'My team');
  await expect(kit.getByRole('heading', { name: 'The Hill team' })).toBeVisible();
  await kit.getByRole('button', { name: 'Give the team a new key' }).click();
  await expect(kit.getByText('Your team has a new key now.')).toBeVisible({ timeout: 20_000 });

  await unlock(page, leads);
  await expect(
    page.getByRole('navigation', { name: 'Parts of your desk' }).getByRole('link', { name: 'My team' }),
  ).toHaveCount(0, { timeout: 30_000 });
  await kit.context().close();
});

test('an invite opens as mail programs break it, and from a whole message; its secret stays in no address', async ({
  page,
}) => {
  const link = await invite('Ash Green');
  await page.goto(link.replace('#', '%23'));
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible({ timeout: 20_000 });
  expect(page.url()).toMatch(/\/worker\/join\/$/);
  await goTo(page, '/');
  await page.evaluate(() => {
    sessionStorage.clear();
  });
  await goTo(page, '/worker/join/');
  const box = page.getByLabel('Put the whole message with the link here');
  await box.fill('Hello Ash, see you on Monday.');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('A part of this link is not here.')).toHaveCount(2);
  await box.fill(`Hello Ash,\n> open https://example.org${link.slice(0, 60)}\n> ${link.slice(60)}. See you!`);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  expect(page.url()).toMatch(/\/worker\/join\/$/);
});

test('a passkey of the device opens the Inbox', async ({ page, context }) => {
  const { cdp, authenticatorId } = await withFinger(context, page);
  await goTo(page, await invite('Jo Field'));
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  for (const step of [2, 3, 4, 5]) await leaveOut(page, step);
  await page.getByRole('button', { name: 'Take these words' }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  const five = ((await page.locator('.five-words').textContent()) ?? '').trim();
  expect(five.split(/\s+/)).toHaveLength(5);
  await page.getByRole('button', { name: 'Take these words' }).click();
  await page.getByLabel('My words once more').fill(five);
  await page.getByRole('button', { name: 'Make my Inbox' }).click();
  await page.getByRole('button', { name: 'Yes, use my finger or face' }).click({ timeout: 30_000 });
  await expect(page.getByText('This device opens your Inbox now.')).toBeVisible();
  await goTo(page, door);
  await page.getByRole('button', { name: 'With my finger or face' }).click();
  await cardIsThere(page);

  await goTo(page, door);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByRole('button', { name: 'With my finger or face' }).click();
  expect((await saidBy(page))[0]).toBe('This device did not open it.');
  await page.getByLabel('My words', { exact: true }).fill(five);
  await page.keyboard.press('Enter');
  await cardIsThere(page);
});

test('the card is changed and stays the same card; keys change, lock and leave', async ({ page, browser }) => {
  const { code } = await joinBy(page, await invite('Jo Field'), { about: 'I like dogs.', words });
  await goTo(page, door);
  await page.getByLabel('My words', { exact: true }).fill(words);
  await page.keyboard.press('Enter');
  await cardIsThere(page);
  const link = await page.getByLabel('The link to my card').inputValue();
  expect(link).toMatch(/\/card\/#[0-9a-f]{32}\.age1[02-9ac-hj-np-z]{58}\.[0-9a-f]{64}$/);
  await page.getByRole('button', { name: 'Change my card' }).click();
  await page.getByLabel('About me').fill('I like cats now.');
  await page.getByRole('button', { name: 'Change it now' }).click();
  await expect(page.getByText('I like cats now.')).toBeVisible();
  expect(await page.getByLabel('The link to my card').inputValue()).toBe(link);

  const other = await (await browser.newContext()).newPage();
  await byCode(other, code, words);
  await cardIsThere(other);
  await expect(other.getByText('I like cats now.')).toBeVisible();
  await other.context().close();

  await goToPart(page, 'My keys');
  await page.getByRole('button', { name: 'Make a new spare key', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Spare key of Jo Field' })).toBeVisible();
  const [, secret = ''] = await page.locator('.spare-key dd').allTextContents();
  await page.getByRole('button', { name: 'I have it, go on' }).click();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'With my spare key' }).click();
  await page.getByLabel('The secret on my spare key').fill(secret);
  await open(page).click();
  await page.getByRole('button', { name: 'Not now' }).click();
  await goToPart(page, 'My keys');
  await page.getByRole('button', { name: 'Take it off this device' }).click();
  await page.getByRole('button', { name: 'Yes, take it off' }).click();
  await expect(page.getByText('Nobody has opened an Inbox on this device yet.')).toBeVisible();
});

test('each screen of the door is easy to see, reach and press', async ({ page }) => {
  const found: Record<string, string[]> = {};
  const look = async (at: string) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wrong = [...(await violations(page)), ...(await tooSmall(page)), ...(await sideways(page))];
      if (wrong.length > 0) found[`${at} at ${String(width)}`] = wrong;
    }
  };
  const go = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await goTo(page, door);
  await look('nobody here');
  await goTo(page, await invite('Jo Field', 'lead'));
  await look('hello');
  await go('Start');
  for (const step of ['name', 'photo', 'about', 'reach', 'voice']) {
    await page.waitForTimeout(300);
    await look(step);
    await go(step === 'name' ? 'Next' : 'Leave this out');
  }
  await page.getByLabel('Name of the team').fill('The Hill team');
  await look('team');
  await go('Next');
  await look('five words');
  await go('I want my own words');
  await page.getByLabel('My words', { exact: true }).fill(words);
  await look('own words');
  await go('Next');
  await page.getByLabel('My words once more').fill(words);
  await look('once more');
  await go('Make my Inbox');
  await expect(
    page
      .getByRole('heading', { name: 'Do you want to open it with your finger or face?' })
      .or(page.getByRole('heading', { name: /^Spare key/ })),
  ).toBeVisible({ timeout: 30_000 });
  await look('passkey');
  await go('Not now');
  await look('spare key');
  await go('I have it, go on');
  await look('done');
  await goTo(page, door);
  await look('door');
  await page.getByLabel('My words', { exact: true }).fill(words);
  await page.keyboard.press('Enter');
  await cardIsThere(page);
  await look('card');
  await go('Change my card');
  await page.waitForTimeout(300);
  await look('change card');
  await go('Back');
  await goToPart(page, 'My team');
  await page.getByLabel('Their name').fill('Kit Brook');
  await go('Make a link');
  await expect(page.getByLabel('The link for Kit Brook')).toBeVisible();
  await go('End this for Kit Brook');
  await look('team');
  await goToPart(page, 'My keys');
  await look('keys');
  expect(found).toEqual({});
});
