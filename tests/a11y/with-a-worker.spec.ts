import { expect, test, type Page } from '@playwright/test';
import type { Letter } from '#model/letter.ts';
import { misnamed } from '#tests/support/controls.ts';
import { sideways, tooSmall, violations } from '#tests/support/look.ts';
import { choice, goTo, makeStory, saved } from '#tests/support/person.ts';
import { whitePicture } from '#tests/support/picture.ts';
import { askFrom, aWorker, sayBack, whatCame } from '#tests/support/two-sides.ts';

const photo = new Blob([Uint8Array.from(whitePicture(200, 200))], { type: 'image/png' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, words: string) => expect(page.getByText(words, { exact: true }).first()).toBeVisible();

/** Looks at a screen as it stands, narrow and wide, in the strongest colours. */
async function look(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.documentElement.dataset['colours'] = 'contrast';
  });
  const found: string[] = [];
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    found.push(
      ...[
        ...(await violations(page)),
        ...(await misnamed(page)),
        ...(await tooSmall(page)),
        ...(await sideways(page)),
        ...(await onTop(page)),
      ].map((one) => `${String(width)} ${one}`),
    );
  }
  return found;
}

/** Words and things to press that lie over each other. */
const onTop = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('main :is(.press, .choice, p[role=status], h2)')].filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('dialog'),
    );
    const boxes = all.map((one) => [one, one.getBoundingClientRect()] as const).filter(([, box]) => box.width > 0);
    return boxes
      .flatMap(([a, x], n) =>
        boxes
          .slice(n + 1)
          .filter(
            ([b, y]) =>
              !a.contains(b) &&
              !b.contains(a) &&
              x.left + 4 < y.right &&
              y.left + 4 < x.right &&
              x.top + 4 < y.bottom &&
              y.top + 4 < x.bottom,
          )
          .map(([b]) => `over each other: ${a.textContent.slice(0, 40)} | ${b.textContent.slice(0, 40)}`),
      )
      .slice(0, 3);
  });

test('screens with my worker in them: the card, giving, what I gave, what they said, this week, is it working', async ({
  page,
  baseURL,
}) => {
  askFrom(baseURL ?? '');
  const found: Record<string, string[]> = {};
  const note = async (at: string) => {
    const wrong = await look(page);
    if (wrong.length > 0) found[at] = wrong;
  };
  const [worker, next] = [
    await aWorker('Maya Okafor', { photo, door: false }),
    await aWorker('Ben Ray', { photo, door: false }),
  ];
  await makeStory(page, 'Sam');
  await goTo(page, worker.link);
  await sees(page, 'Is this your worker?');
  await note('card');
  await press(page, 'Yes, this is my worker');
  await sees(page, 'Maya Okafor is your named worker now.');
  await goTo(page, '/say/my-worker/must-know/');
  await page.getByRole('textbox').first().fill('I like quiet rooms.');
  await saved(page);
  await goTo(page, '/say/is-it-working/listens/');
  await choice(page, 'Some of the time').click();
  await saved(page);
  await goTo(page, '/give/');
  await sees(page, 'What do you want to give?');
  await note('give: choose');
  await press(page, 'See it first');
  await note('give: see it');
  await press(page, 'Give to Maya Okafor');
  await sees(page, 'You gave it to Maya Okafor.');
  const letter = (await whatCame(worker)).map((c) => c.what).find((w): w is Letter => w.kind === 'letter');
  if (!letter) throw new Error('No Letter came.');
  const of = { letter: letter.id, answer: letter.answers[0]?.id, question: letter.answers[0]?.question };
  const lines = [{ words: 'I will ring your landlord.', picture: { name: 'phone-call' } }];
  const promise = await sayBack(worker, letter, { kind: 'promise', of, by: '2031-05-05', lines });
  await sayBack(worker, letter, { kind: 'done', promise });
  for (const kind of ['cannot', 'talk', 'heard'] as const) await sayBack(worker, letter, { kind, of, lines });
  await sayBack(worker, letter, { kind: 'check-in', on: true });
  await sayBack(worker, letter, {
    kind: 'handing-over',
    name: 'Ben Ray',
    card: { secret: next.keys.card, recipient: next.keys.recipient },
    lines,
  });
  await goTo(page, '/');
  await sees(page, 'Your worker said something to you.');
  await note('home, with news');
  await goTo(page, '/my-worker/said/');
  await sees(page, 'Is it okay if Ben Ray reads your Story?');
  await note('said');
  await goTo(page, '/my-worker/');
  await sees(page, 'Say how I am this week');
  await note('my worker');
  await goTo(page, '/my-worker/given/');
  await sees(page, 'Maya Okafor has not read it yet.');
  await note('given');
  await goTo(page, '/my-worker/this-week/');
  await sees(page, 'How do you feel this week?');
  await note('this week');
  await goTo(page, '/my-worker/is-it-working/');
  await sees(page, 'Your answers can be counted.');
  await note('is it working');
  expect(found).toEqual({});
});
