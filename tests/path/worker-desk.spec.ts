import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { newToken } from '#model/token.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { contrast, sideways, tooSmall, violations } from '#tests/support/look.ts';
import { tellLead } from '#person/send/tell-lead.ts';
import { askFrom, aPerson, aWorker, type AWorker } from '#tests/support/two-sides.ts';

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().replace('Z', '+00:00');
const dayOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const png = new Blob(
  [
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
      'base64',
    ),
  ],
  { type: 'image/png' },
);
const story = aStory();
const dream = (at: string, written = 'I want to live by the sea') =>
  anAnswer(story, {
    question: 'my-wishes/biggest-dream',
    asked: { prompt: 'What is your biggest dream?' },
    said: { written },
    at,
  });

test.beforeEach(({ baseURL }) => {
  askFrom(baseURL ?? '');
});

/** Opens the desk as on a new device: by code and words. */
async function openDesk(page: Page, { keys, words }: AWorker): Promise<void> {
  await page.goto('/worker/');
  await page.getByRole('button', { name: 'With my code and my words' }).click();
  await page.getByRole('textbox', { name: 'My code' }).fill(keys.code);
  await page.getByLabel('My words', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'My letters' })).toBeVisible({ timeout: 30_000 });
}
const lookAgain = (page: Page) => page.getByRole('button', { name: 'Look again' }).click();
const openPerson = async (page: Page, name: string) => {
  await page.locator('.desk-row-link').filter({ hasText: name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

test('a worker reads a Letter, promises, hears that it did not happen, and obeys a wish to forget', async ({
  page,
}) => {
  const worker = await aWorker('Jo Bell');
  const sam = await aPerson('Sam Oduya', worker.keys);
  const [photo, face] = [newToken(), newToken()];
  const second = dream(ago(1));
  await sam.give([dream(ago(40))], { at: ago(39) });
  const last = await sam.give(
    [
      second,
      anAnswer(story, {
        question: 'about-me/show-me',
        asked: { prompt: 'Show me' },
        said: { photo: { piece: photo } },
        at: ago(1),
      }),
    ],
    { at: ago(1), from: { name: 'Sam Oduya', photo: face } },
    [
      { id: photo, blob: png },
      { id: face, blob: png },
    ],
  );
  await openDesk(page, worker);

  await expect(page.getByRole('link', { name: /Sam Oduya.*2 new things.*2 wait for a word from you/ })).toBeVisible();
  await page.getByRole('searchbox').fill('seaa');
  await expect(page.locator('.desk-found').getByText('I want to live by the sea').first()).toBeVisible();
  await page.getByRole('searchbox').fill('');

  await openPerson(page, 'Sam Oduya');
  await expect(page.getByText(/Said again, on 2 days since/)).toBeVisible();
  await expect(page.locator('.desk-answer .photo')).toBeVisible();
  expect((await sam.replies()).length, 'opening a Letter tells the person nothing').toBe(0);

  await page.getByRole('button', { name: 'Say a word back What is your biggest dream?' }).click();
  await page.getByRole('radio', { name: 'I will do this by a day.' }).check();
  const [year, month, date] = dayOn(0).split('-').map(Number);
  await page.getByLabel('By which day?').fill(`${String(date)}/${String(month)}/${String(year)}`);
  const line = page.getByRole('textbox', { name: 'Line 1' });
  await line.fill('I will liaise with the council.');
  const send = page.getByRole('button', { name: 'Send to Sam Oduya' });
  await expect(send).toBeDisabled();
  await page.getByRole('button', { name: 'Write talk' }).click();
  await expect(line).toHaveValue('I will talk with the council.');
  await page.getByText('See it as Sam Oduya will see it').click();
  await expect(page.locator('.desk-seen').getByText('I will talk with the council.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await tooSmall(page)).toEqual([]);
  await send.click();
  await expect(page.getByRole('heading', { name: 'What I promised' })).toBeVisible();
  // It waits, however long; taken back it never goes, and its words stand where they were written.
  await expect(
    page.locator('.desk-undo').getByText('It is kept, and it goes when you do the next thing.'),
  ).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByRole('heading', { name: 'What I promised' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Promise What is your biggest dream?' }).click();
  await expect(line).toHaveValue('I will talk with the council.');
  await send.click();
  await expect(page.getByRole('heading', { name: 'What I promised' })).toBeVisible();
  expect((await sam.replies()).length).toBe(0);
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect.poll(async () => (await sam.replies()).length).toBe(1);
  const [promise] = await sam.replies();
  expect(promise).toMatchObject({
    kind: 'promise',
    by: dayOn(0),
    from: 'Jo Bell',
    lines: [{ words: 'I will talk with the council.' }],
    of: { letter: last, answer: second.id },
  });

  await page.getByRole('button', { name: 'I have read it all' }).first().click();
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect.poll(async () => (await sam.replies()).map((r) => r.kind)).toEqual(['promise', 'seen']);

  await sam.send({ kind: 'closes', promise: promise?.id, outcome: 'did-not-happen' } as never);
  await page.getByRole('link', { name: 'My letters' }).click();
  await lookAgain(page);
  const firsts = page.locator('.desk-firsts');
  await expect(firsts.getByRole('link', { name: /Sam Oduya.*I will talk with the council/ })).toBeVisible();

  await sam.send({ kind: 'forget', letters: [], answers: [second.id] } as never);
  await lookAgain(page);
  await expect(page.getByText('Sam Oduya asked me to forget something, and it is gone.')).toBeVisible();
  await expect
    .poll(async () => (await sam.replies()).at(-1))
    .toMatchObject({ kind: 'forgotten', answers: [second.id] });

  // Another time, on the same device: all of it is here again, and what was forgotten is not.
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.reload();
  await page.getByLabel('My words', { exact: true }).fill(worker.words);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await openPerson(page, 'Sam Oduya');
  await expect(page.getByText('They say it did not happen').first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'My letters' })).toBeVisible();
});

test('without internet nothing is lost: a Reply is kept, said, and sent later', async ({ page, context }) => {
  const worker = await aWorker('Jo Bell');
  const sam = await aPerson('Sam', worker.keys);
  await sam.give([dream(ago(1))], { at: ago(1) });
  await openDesk(page, worker);
  await openPerson(page, 'Sam');
  await page.getByRole('button', { name: 'Say what I heard' }).click();
  await page.getByRole('textbox', { name: 'Line 1' }).fill('You want to live by the sea.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send to Sam' }).click();
  // Kept before it is said: it stands with the person, and goes by itself, also after the window was closed.
  await expect(
    page.locator('.desk-undo').getByText('It is kept, and it goes when you do the next thing.'),
  ).toBeVisible();
  await page.getByRole('link', { name: 'My letters' }).click();
  await lookAgain(page);
  await expect(page.getByText('There is no internet now.')).toBeVisible();
  await context.setOffline(false);
  // It is tried again after a pause that grows with each time that it did not go.
  await expect.poll(async () => (await sam.replies()).map((r) => r.kind), { timeout: 60_000 }).toEqual(['heard']);
  const [heard] = await sam.replies();
  await sam.send({ kind: 'heard-back', heard: heard?.id, fits: 'no' } as never);
  await page.getByRole('link', { name: 'My letters' }).click();
  await lookAgain(page);
  await openPerson(page, 'Sam');
  await expect(page.locator('.desk-own-words').getByText('I want to live by the sea')).toBeVisible();
});

test('handing over: a new worker makes their own card first, and the person is asked', async ({ page }) => {
  const worker = await aWorker('Jo Bell');
  const [noPhoto, kim] = [await aWorker('Lee'), await aWorker('Kim Ode', { photo: png })];
  const sam = await aPerson('Sam', worker.keys);
  await sam.give([dream(ago(1))], { at: ago(1) });
  await openDesk(page, worker);
  await openPerson(page, 'Sam');
  await page.getByRole('button', { name: 'Hand over to a new worker' }).click();
  const link = page.getByRole('textbox', { name: "The link of the new worker's card" });
  await link.fill('https://somewhere/else');
  await page.getByRole('button', { name: 'Look at their card' }).click();
  await expect(page.getByText('This is not the link of a card.')).toBeVisible();
  await link.fill(noPhoto.link);
  await page.getByRole('button', { name: 'Look at their card' }).click();
  await expect(page.getByText('They must make their own card first.')).toBeVisible();
  await link.fill(kim.link);
  await page.getByRole('button', { name: 'Look at their card' }).click();
  await expect(page.locator('.desk-new-worker').getByText('I like long walks.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Line 1' }).fill('Thank you for your trust.');
  await page.getByRole('button', { name: 'Tell and ask Sam' }).click();
  await expect(page.getByText('You asked Sam if Kim Ode can read their words.')).toBeVisible();
  await expect.poll(async () => (await sam.replies()).length).toBe(1);
  const [asked] = await sam.replies();
  expect(asked).toMatchObject({
    kind: 'handing-over',
    name: 'Kim Ode',
    card: { secret: kim.keys.card, recipient: kim.keys.recipient },
  });
  await sam.send({ kind: 'may-read', handingOver: asked?.id, yes: true } as never);
  await page.getByRole('link', { name: 'My letters' }).click();
  await lookAgain(page);
  await expect(page.getByText('Said yes to a new worker')).toBeVisible();
});

test('every view: narrow, the strongest colours, the largest text, by keyboard', async ({ page }) => {
  const worker = await aWorker('Jo Bell', { photo: png });
  const sam = await aPerson('Sam', worker.keys);
  const exact = '  I want to live by the sea.\n\tWith 1 small dog ,and NOT with Barry\u00a0 ';
  const likes = anAnswer(story, {
    question: 'about-me/likes',
    asked: { prompt: 'What do you like?', choices: { music: 'Music', animals: 'Animals' } },
    said: { chosen: ['music', 'animals'] },
    at: ago(1),
  });
  await sam.give([dream(ago(1), exact), likes], { at: ago(1) });
  const heard: string[] = [];
  await page.exposeFunction('heard', (address: string) => {
    heard.push(address);
  });
  await page.addInitScript(() => {
    HTMLMediaElement.prototype.play = function play(this: HTMLMediaElement) {
      (window as unknown as { heard: (address: string) => void }).heard(this.src);
      setTimeout(() => this.dispatchEvent(new Event('ended')), 20);
      return Promise.resolve();
    };
  });
  await openDesk(page, worker);
  const found: Record<string, string[]> = {};
  for (const view of [
    'inbox',
    `person/${sam.thread}`,
    `visit/${sam.thread}`,
    `record/${sam.thread}`,
    'card',
    'keys',
    'counts',
  ]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, view);
    await page.waitForTimeout(900);
    const here = [...(await violations(page)), ...(await tooSmall(page)), ...(await sideways(page))];
    // Their very words, to the last space, all of them in sight: also in the smallest look.
    if (/^(person|visit)/.test(view))
      here.push(
        ...(await page
          .locator('.said-words .exact')
          .evaluateAll(
            (all, words) =>
              all.length === 0
                ? ['their words are not here']
                : all.flatMap((one) => [
                    ...(one.textContent === words ? [] : [`changed: ${one.textContent}`]),
                    ...(one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible'
                      ? ['cut off']
                      : []),
                    ...(getComputedStyle(one).textTransform === 'none' &&
                    getComputedStyle(one).whiteSpace.startsWith('pre')
                      ? []
                      : ['drawn in another way']),
                  ]),
            exact,
          )),
      );
    for (const theme of ['dark', 'contrast']) {
      await page.evaluate((t) => {
        document.documentElement.dataset['colours'] = t;
      }, theme);
      here.push(...(await contrast(page)).map((one) => `${theme} ${one}`));
    }
    await page.evaluate(() => {
      delete document.documentElement.dataset['colours'];
      document.documentElement.dataset['size'] = '5';
    });
    await page.setViewportSize({ width: 1280, height: 800 });
    const squeezed = await page.evaluate(
      () => (document.querySelector('.desk-main')?.clientWidth ?? innerWidth) < innerWidth / 2,
    );
    if (squeezed) here.push('largest text: what was given is squeezed on a laptop');
    await page.setViewportSize({ width: 320, height: 700 });
    here.push(...(await sideways(page)).map((one) => `largest text ${one}`));
    await page.evaluate(() => {
      delete document.documentElement.dataset['size'];
    });
    await page.setViewportSize({ width: 360, height: 740 });
    if (here.length > 0) found[view.split('/')[0] ?? ''] = here;
  }
  expect(found).toEqual({});
  // One Listen for what was asked and all that was said.
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `person/${sam.thread}`);
  const asked = page.locator('.desk-answer').filter({ hasText: 'What do you like?' });
  await expect(asked.locator('.listen:visible')).toHaveCount(1);
  await asked.getByRole('button', { name: 'Listen What do you like?' }).click();
  await expect.poll(() => new Set(heard).size).toBe(3);
  await page.evaluate(() => {
    location.hash = 'inbox';
  });
  await page.locator('.desk-move summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-list="pending"]').getByText('Waits for a review').first()).toBeVisible();
});

test('by keyboard alone: a whole Reply, and the keyboard is never lost', async ({ page }) => {
  const worker = await aWorker('Jo Bell');
  const sam = await aPerson('Sam Oduya', worker.keys);
  await sam.give([dream(ago(1))], { at: ago(1) });
  await openDesk(page, worker);
  const focused = page.locator(':focus');
  const tabTo = async (what: Locator, key = 'Tab') => {
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press(key);
      if (await what.evaluate((one) => one === document.activeElement)) return;
    }
    throw new Error(`The keyboard does not reach ${String(what)}.`);
  };
  await expect(focused).toHaveText('My letters');
  // One key each: the first thing that waits, and off again where somebody does not want them.
  await page.keyboard.press('?');
  await expect(focused).toHaveText('Keyboard');
  await page.getByRole('button', { name: 'Use these keys' }).click();
  await page.keyboard.press('j');
  await expect(focused).toHaveText('Use these keys');
  await page.getByRole('button', { name: 'Use these keys' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.keyboard.press('j');
  await expect(focused).toHaveAccessibleName(/Sam Oduya/);
  await page.keyboard.press('Enter');
  await expect(focused).toHaveText('Sam Oduya');
  await tabTo(page.getByRole('button', { name: 'I have read it all' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'I have read it all' })).toHaveCount(0);
  await expect(focused).toHaveText('Say a word back to all of it');
  const say = page.getByRole('button', { name: 'Say a word back What is your biggest dream?' });
  await tabTo(say);
  await page.keyboard.press('Enter');
  // Ready words by their number: they are chosen, seen, and ready to go; then they are changed.
  await expect(focused).toHaveAccessibleName(/I will find out what there is near you/);
  // Four at first; the fifth key brings the rest, and the focus goes to the first of them.
  await page.keyboard.press('5');
  await expect(focused).toHaveAttribute('data-key', '5');
  await page.keyboard.press('9');
  await expect(page.getByRole('radio', { name: 'I cannot do this and I say why.' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Line 1' })).toHaveValue('Other people decide this.');
  await expect(focused).toHaveText('Send to Sam Oduya');
  await tabTo(page.getByRole('textbox', { name: 'Line 1' }), 'Shift+Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('I will ring you on Monday.');
  await tabTo(page.getByRole('button', { name: 'Send to Sam Oduya' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Line 1' })).toHaveCount(0);
  await expect(focused).toHaveAccessibleName(/Say a word back/);
  await tabTo(page.getByRole('button', { name: 'Undo', exact: true }));
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAccessibleName('Say a word back What is your biggest dream?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Line 1' })).toHaveValue('I will ring you on Monday.');
  await tabTo(page.getByRole('button', { name: 'Send to Sam Oduya' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Line 1' })).toHaveCount(0);
  // The next thing is done.
  await page.keyboard.press('i');
  await expect.poll(async () => JSON.stringify(await sam.replies())).toContain('I will ring you on Monday.');
});

test('into the council’s records: copied, printed and saved as it is seen, the person told by a press, a case number never', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const worker = await aWorker('Jo Bell');
  const sam = await aPerson('Sam Oduya', worker.keys);
  const photo = newToken();
  const exact = '  I want to live by the sea.\n\tNOT with Barry ';
  const dreamt = dream(ago(2), exact);
  const shown = anAnswer(story, {
    question: 'about-me/show-me',
    asked: { prompt: 'Show me' },
    said: { photo: { piece: photo } },
    at: ago(1),
  });
  await sam.give([dreamt, shown], { at: ago(1) }, [{ id: photo, blob: png }]);
  await openDesk(page, worker);
  await openPerson(page, 'Sam Oduya');
  await page.getByRole('textbox', { name: 'Case number' }).fill('LAS-0042');
  await page.keyboard.press('Enter');
  await expect(page.locator('.desk-person-head')).toContainText('Case number LAS-0042');
  await page.getByRole('link', { name: 'My letters' }).click();
  await page.getByRole('searchbox').fill('las-0042');
  await page.locator('.desk-found a').first().click();
  await expect(page.locator('.desk-person-head')).toBeVisible();

  await page.keyboard.press('x');
  const text = page.locator('pre.record');
  await expect(text).toContainText('Case number LAS-0042');
  await expect(page.getByText('2 answers', { exact: true })).toBeVisible();
  const whole = await text.textContent();
  expect(whole).toContain(`“${exact}”`);
  await page.keyboard.press('c');
  await expect(page.getByText('It is copied, so put it into the records now.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(whole);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save it for other computers' }).click(),
  ]);
  const saved = JSON.parse(readFileSync(await file.path(), 'utf8')) as {
    resourceType: string;
    entry: { resource: { resourceType: string; content?: { data: string } } }[];
  };
  expect([
    saved.resourceType,
    JSON.stringify(saved).includes('NOT with Barry'),
    saved.entry.find((e) => e.resource.resourceType === 'Media')?.resource.content?.data,
  ]).toEqual(['Bundle', true, Buffer.from(await png.arrayBuffer()).toString('base64')]);
  await page.emulateMedia({ media: 'print' });
  await expect(text).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy as text' })).toBeHidden();
  await page.emulateMedia({ media: null });
  expect(await sam.replies(), 'copying tells nobody').toEqual([]);

  // One Answer, by its key; then the person is told, which can be undone.
  await page.getByRole('link', { name: 'Their letters' }).click();
  await expect(page.getByRole('button', { name: 'Copy for the records What is your biggest dream?' })).toBeEnabled();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await expect(page.locator('.desk-copied')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.locator('.desk-sent').getByText("I wrote it into the council's records")).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.locator('.desk-sent')).toHaveCount(0);
  await page.locator('.desk-answer').first().focus();
  await page.keyboard.press('c');
  await expect(page.locator('.desk-copied')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.locator('.desk-sent')).toBeVisible();
  await page.keyboard.press('g');
  await expect.poll(async () => (await sam.replies()).map((r) => r.kind)).toEqual(['recorded']);
  const replies = await sam.replies();
  expect(replies[0]).toMatchObject({
    from: 'Jo Bell',
    answers: [expect.stringMatching(new RegExp(`^(${dreamt.id}|${shown.id})$`))],
  });
  expect(JSON.stringify(replies)).not.toContain('0042');
});

test('a lead reads that somebody is not happy with a worker, beside no person, and takes it away', async ({ page }) => {
  const lead = await aWorker('Pat Lowe');
  const worker = await aWorker('Jo Bell', { door: false, lead });
  if (!worker.card.lead) throw new Error('The card names no lead.');
  await tellLead(worker.card.lead, worker.card, {
    chosen: [{ choice: 'not-listen', words: 'My worker does not listen to me' }],
    written: 'I asked three times',
    from: 'Sam',
    reach: 'Ring my sister',
  });
  await openDesk(page, lead);
  const said = page.locator('[data-about-worker]');
  await expect(said).toContainText('About Jo Bell');
  for (const words of ['My worker does not listen to me', 'I asked three times', 'Sam', 'Ring my sister'])
    await expect(said).toContainText(words);
  await expect(page.getByText('Ask them first before you tell the worker.')).toBeVisible();
  await expect(page.locator('.desk-row')).toHaveCount(0);
  await said.getByRole('button', { name: 'Take it away' }).click();
  await said.getByRole('button', { name: 'Yes, take it away' }).click();
  await expect(said).toHaveCount(0);
  await expect(page.getByText('Nobody has written to you yet.')).toBeVisible();
});
