import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { encode } from 'uqr';
import type { FromPerson, Letter } from '#model/letter.ts';
import { askFrom, aWorker as anyWorker, sayBack, whatCame, type AWorker } from '#tests/support/two-sides.ts';
import { answersKept, choice, goTo, makeStory, saved } from '#tests/support/person.ts';
import { whitePicture } from '#tests/support/picture.ts';

const data = process.env['DATA_DIR'] ?? '';
const photo = new Blob([Uint8Array.from(whitePicture(200, 200))], { type: 'image/png' });
/** A worker with a photo, whom nobody will see at their own desk. */
const aWorker = (name: string) => anyWorker(name, { photo, door: false });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, words: string) => expect(page.getByText(words, { exact: true }).first()).toBeVisible();

test.beforeAll(({ baseURL }) => askFrom(baseURL ?? ''));

/** A worker, and a person on this page who has taken their card. */
async function withWorker(page: Page, name = 'Maya Okafor'): Promise<AWorker> {
  const worker = await aWorker(name);
  await goTo(page, worker.link);
  await press(page, 'Yes, this is my worker');
  await sees(page, `${name} is your named worker now.`);
  return worker;
}

const say = async (page: Page, question: string, words: string) => {
  await goTo(page, `/say/${question}/`);
  await choice(page, words).click();
  await saved(page);
};

async function give(page: Page, name = 'Maya Okafor'): Promise<void> {
  await goTo(page, '/give/');
  await press(page, 'See it first');
  await press(page, `Give to ${name}`);
  await sees(page, `You gave it to ${name}.`);
}

const lettersOf = async (worker: AWorker): Promise<Letter[]> =>
  (await whatCame(worker)).map((c) => c.what).filter((w): w is Letter => w.kind === 'letter');
const came = async <K extends FromPerson['kind']>(
  worker: AWorker,
  kind: K,
): Promise<Extract<FromPerson, { kind: K }>[]> =>
  (await whatCame(worker)).map((c) => c.what).filter((w): w is Extract<FromPerson, { kind: K }> => w.kind === kind);
/** How many things of each sort this browser keeps, and all of its words. */
const allKept = (page: Page): Promise<{ counts: [string, number][]; words: string }> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const opening = indexedDB.open('what-matters-to-me');
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(new Error('cannot open'));
    });
    const all = await Promise.all(
      [...db.objectStoreNames].map(
        (name) =>
          new Promise<[string, unknown[]]>((done) => {
            const got = db.transaction(name).objectStore(name).getAll();
            got.onsuccess = () => done([name, got.result]);
          }),
      ),
    );
    db.close();
    return {
      counts: all.map(([name, things]) => [name, things.length]),
      words: JSON.stringify([all, Object.entries(localStorage), Object.entries(sessionStorage)]),
    };
  });
const today = () => new Date().toLocaleDateString('sv-SE');

test.describe('my worker’s card', () => {
  test('says who they are, and makes them my named worker, with their photo', async ({ page }) => {
    const worker = await aWorker('Jo Field');
    await goTo(page, worker.link);
    await sees(page, 'I am Jo Field.');
    await sees(page, 'I like long walks.');
    await press(page, 'Yes, this is my worker');
    await sees(page, 'Jo Field is your named worker now.');
    await goTo(page, '/my-worker/');
    await expect(page.locator('[data-worker-name]')).toHaveText('Jo Field');
    await expect(page.locator('[data-worker-photo]')).toBeVisible();
    expect((await answersKept(page)).map((a) => (a.said['named'] as { name: string }).name)).toEqual(['Jo Field']);
  });

  test('another key under a name I know is never taken without asking', async ({ page }) => {
    const worker = await withWorker(page);
    const other = await aWorker('maya  OKAFOR');
    await goTo(page, other.link);
    await sees(page, 'You know maya OKAFOR, but this is another card.');
    await press(page, 'Do not use this card');
    await sees(page, 'Nothing has changed.');
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await give(page);
    expect(await lettersOf(worker)).toHaveLength(1);
    expect(await lettersOf(other)).toHaveLength(0);
  });

  test('a link that is no card, a card that is gone, and a key that is not the one on paper, each get a clear Line', async ({
    page,
  }) => {
    await goTo(page, '/card/#hello');
    await page.getByLabel('The link of the card').fill('https://example.org/hello');
    await press(page, 'Open the card');
    await sees(page, 'This is not the link of a worker card.');
    const worker = await aWorker('Kim');
    const gone = worker.link.replace(/#[0-9a-f]{32}/, `#${'0'.repeat(32)}`);
    await page.getByLabel('The link of the card').fill(gone);
    await press(page, 'Open the card');
    await sees(page, 'This card is not here any more.');
    const other = await aWorker('Lee');
    await page.getByLabel('The link of the card').fill(worker.link.replace(/\.age1.*/, `.${other.keys.recipient}`));
    await press(page, 'Open the card');
    await sees(page, 'Something is wrong with this card.');
    expect(await answersKept(page)).toEqual([]);
  });

  test('is read by the camera: what goes wrong is said; and it goes into nobody’s Story before somebody said whose', async ({
    page,
  }) => {
    const worker = await aWorker('Kim Hale');
    await makeStory(page, 'Sam');
    // As after *Finished*.
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.setItem('ask-whose', 'yes');
    });
    const { data: dots, size } = encode(worker.link, { ecc: 'M', border: 4 });
    await page.addInitScript(
      ({ dots: rows, size: side }) => {
        const kept = { answer: 'NotAllowedError', stopped: 0 };
        Object.assign(globalThis, { kept });
        navigator.mediaDevices.getUserMedia = () => {
          if (kept.answer !== '') return Promise.reject(new DOMException('no', kept.answer));
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [640, 480];
          const pen = canvas.getContext('2d');
          const draw = () => {
            if (!pen) return;
            pen.fillStyle = '#fff';
            pen.fillRect(0, 0, 640, 480);
            pen.fillStyle = '#000';
            const dot = 460 / side;
            rows.forEach((row, y) => {
              row.forEach((dark, x) => {
                if (dark) pen.fillRect(90 + x * dot, 10 + y * dot, dot + 0.5, dot + 0.5);
              });
            });
          };
          draw();
          setInterval(draw, 100);
          const stream = canvas.captureStream(10);
          for (const track of stream.getTracks()) {
            const stop = track.stop.bind(track);
            track.stop = () => {
              kept.stopped += 1;
              stop();
            };
          }
          return Promise.resolve(stream);
        };
      },
      { dots, size },
    );
    const answers = (name: string) =>
      page.evaluate((one) => {
        (globalThis as never as { kept: { answer: string } }).kept.answer = one;
      }, name);
    await goTo(page, '/card/');
    await press(page, 'Use the camera');
    await sees(page, 'This website is not allowed to use the camera.');
    await answers('NotFoundError');
    await press(page, 'Use the camera');
    await sees(page, 'We found no camera here.');
    await expect(page.getByRole('link', { name: 'On paper', exact: true })).toBeVisible();
    await answers('');
    await press(page, 'Use the camera');
    await sees(page, 'I am Kim Hale.');
    expect(await page.evaluate(() => (globalThis as never as { kept: { stopped: number } }).kept.stopped)).toBe(1);
    await press(page, 'Yes, this is my worker');
    await page.waitForURL('**/whose/');
    await press(page, 'Sam');
    await sees(page, 'I am Kim Hale.');
    await press(page, 'Yes, this is my worker');
    await sees(page, 'Kim Hale is your named worker now.');
    await goTo(page, '/whose/');
    await expect(page.locator('.whose-stories li')).toHaveCount(1);
  });
});

test.describe('giving', () => {
  test('my worker gets my exact words, and nothing of what I keep back', async ({ page }) => {
    await makeStory(page, 'Sam');
    const worker = await withWorker(page);
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await goTo(page, '/say/my-worker/must-know/');
    await page.getByRole('textbox').first().fill('I  like  QUIET rooms,\nnot loud ones!');
    await saved(page);
    await say(page, 'my-wishes/wishes', 'A paid job');
    await goTo(page, '/give/');
    await page.getByLabel('My wishes and dreams').uncheck();
    await press(page, 'See it first');
    await sees(page, 'Maya Okafor sees only what you chose.');
    await expect(page.locator('.closed-boxes')).toContainText('What do you wish for?');
    await expect(page.locator('.letter')).not.toContainText('A paid job');
    await press(page, 'Give to Maya Okafor');
    await sees(page, 'You gave it to Maya Okafor.');
    const [letter] = await lettersOf(worker);
    expect(letter?.from.name).toBe('Sam');
    expect(letter?.answers.map((a) => a.said)).toEqual(
      expect.arrayContaining([{ chosen: ['safe'] }, { written: 'I  like  QUIET rooms,\nnot loud ones!' }]),
    );
    expect(JSON.stringify(letter)).not.toContain('job');
  });

  test('before I give the first time I am told who gets to know; after that it is one press away', async ({ page }) => {
    await withWorker(page);
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await goTo(page, '/give/');
    const told = [
      'Maya Okafor can read what you give.',
      'Their team can read it only if you say yes.',
      'Maya Okafor writes things down for the council, and those stay.',
      'If you are in danger, Maya Okafor must tell somebody.',
    ];
    await press(page, 'See it first');
    for (const line of told) await sees(page, line);
    await press(page, 'Give to Maya Okafor');
    await sees(page, 'You gave it to Maya Okafor.');
    await say(page, 'how-i-feel/feel-home', 'Calm');
    await goTo(page, '/give/');
    await press(page, 'See it first');
    await expect(page.getByRole('button', { name: 'Give to Maya Okafor', exact: true })).toBeVisible();
    await expect(page.getByText(told[2] ?? '', { exact: true })).toBeHidden();
    await page.getByText('Who gets to know', { exact: true }).click();
    for (const line of told) await sees(page, line);
  });

  test('what I changed before I gave it stays mine: only what I say now goes', async ({ page }) => {
    const worker = await withWorker(page);
    await goTo(page, '/say/my-worker/must-know/');
    const box = page.getByRole('textbox').first();
    await box.fill('the first words');
    await saved(page);
    await goTo(page, '/say/my-worker/must-know/');
    await page.getByRole('textbox').first().fill('other words');
    await saved(page);
    await give(page);
    expect(JSON.stringify(await lettersOf(worker))).toContain('other words');
    expect(JSON.stringify(await lettersOf(worker))).not.toContain('the first words');
  });

  test('a recording, a photo and a board arrive whole, and the server’s files hold none of it', async ({ page }) => {
    await makeStory(page, 'Zebulonia');
    const worker = await withWorker(page);
    await goTo(page, '/say/what-matters-most/in-my-voice/');
    await press(page, 'Record');
    await sees(page, 'This device hears you now.');
    await press(page, 'Stop');
    await saved(page);
    await goTo(page, '/say/my-worker/must-know/');
    await page.getByRole('textbox').first().fill('Quizzaciously marmalade');
    await saved(page);
    await goTo(page, '/say/how-i-feel/how-it-goes/');
    await page.locator('.sort-places').getByRole('button', { name: 'Going well', exact: true }).click();
    await saved(page);
    await give(page);
    const [one] = (await whatCame(worker)).filter((c) => c.what.kind === 'letter');
    const letter = one?.what as Letter;
    const voice = letter.answers.find((a) => a.said.voice)?.said.voice;
    expect(one?.pieces.get(voice?.piece ?? '')?.size).toBeGreaterThan(1000);
    expect(letter.answers.some((a) => Object.values(a.said.sorted ?? {}).length === 1)).toBe(true);
    const held = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => readFileSync(join(f.parentPath, f.name)));
    expect(held.reduce((sum, f) => sum + f.length, 0)).toBeGreaterThan(10_000);
    for (const word of [
      'Zebulonia',
      'Quizzaciously',
      'marmalade',
      'my-worker/must-know',
      'Okafor',
      'AGE-SECRET-KEY',
      worker.keys.box.read,
      worker.keys.box.drop,
      letter.reply.drop,
    ])
      expect(
        held.some((f) => f.includes(word)),
        word,
      ).toBe(false);
    const bytes = Buffer.from(await (one?.pieces.get(voice?.piece ?? '') ?? new Blob()).slice(200, 260).arrayBuffer());
    expect(bytes).toHaveLength(60);
    expect(held.some((f) => f.includes(bytes))).toBe(false);
  });

  test('without internet it waits here, says so, and goes by itself', async ({ page, context }) => {
    const worker = await withWorker(page);
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await goTo(page, '/give/');
    await press(page, 'See it first');
    await context.setOffline(true);
    await press(page, 'Give to Maya Okafor');
    await sees(page, 'There is no internet, so it waits here.');
    expect(await lettersOf(worker)).toHaveLength(0);
    await context.setOffline(false);
    await expect.poll(() => lettersOf(worker).then((all) => all.length)).toBe(1);
    await goTo(page, '/my-worker/given/');
    // Fetched by a device is not read by a worker.
    await sees(page, 'Maya Okafor has not read it yet.');
  });

  test('I take it back until it was read; after that I ask my worker to forget it', async ({ page }) => {
    const worker = await withWorker(page);
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await give(page);
    await goTo(page, '/my-worker/given/');
    await sees(page, 'Maya Okafor has not read it yet.');
    await press(page, 'Take it back');
    await press(page, 'Yes, take it back');
    await sees(page, 'You took it back.');
    expect(await lettersOf(worker)).toHaveLength(0);
    await give(page);
    const [letter] = await lettersOf(worker);
    if (!letter) throw new Error('No Letter came.');
    await sayBack(worker, letter, { kind: 'seen', of: { letter: letter.id } });
    await goTo(page, '/my-worker/given/');
    await sees(page, 'Maya Okafor has read it.');
    await press(page, 'Ask Maya Okafor to forget it');
    await expect(page.getByRole('dialog')).toContainText('Maya Okafor might still remember it.');
    await expect(page.getByRole('dialog')).toContainText('What they wrote down for the council stays.');
    await press(page, 'Yes, forget it');
    await sees(page, 'You asked Maya Okafor to forget it.');
    await expect.poll(() => came(worker, 'forget').then((all) => all.map((f) => f.letters))).toEqual([[letter.id]]);
  });

  test('too late to take back: it says so, and offers to ask', async ({ page }) => {
    const worker = await withWorker(page);
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await give(page);
    await goTo(page, '/my-worker/given/');
    await press(page, 'Take it back');
    await whatCame(worker);
    await press(page, 'Yes, take it back');
    await sees(page, 'It is too late to take it back.');
    await expect(page.getByRole('button', { name: 'Ask Maya Okafor to forget it', exact: true })).toBeVisible();
  });

  test('what I rub out is gone at my worker’s too', async ({ page }) => {
    const worker = await withWorker(page);
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await give(page);
    const [letter] = await lettersOf(worker);
    await goTo(page, '/my-story/');
    await page.getByRole('button', { name: /^Rub this out What is it like/ }).click();
    await press(page, 'Yes, rub it out');
    await sees(page, 'That is rubbed out now.');
    await goTo(page, '/');
    const home = letter?.answers.find((a) => a.question === 'my-home/how-it-is')?.id;
    await expect.poll(() => came(worker, 'forget').then((all) => all.flatMap((f) => f.answers))).toEqual([home]);
  });

  test('when somebody is with me, giving can wait', async ({ page }) => {
    await withWorker(page);
    await goTo(page, '/say/');
    await page.locator('[data-who=with]').click();
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await goTo(page, '/give/');
    await sees(page, 'Somebody is with you now.');
    await press(page, 'Wait until I am on my own');
    await sees(page, 'Your words stay here until you come back.');
  });

  test('by keyboard alone, from the card to given', async ({ page }) => {
    const worker = await aWorker('Maya Okafor');
    await goTo(page, worker.link);
    const to = async (name: string) => {
      for (let n = 0; n < 60; n += 1) {
        await page.keyboard.press('Tab');
        if (
          await page
            .getByRole('button', { name, exact: true })
            .evaluateAll((all) => all.includes(document.activeElement as HTMLElement))
        )
          return page.keyboard.press('Enter');
      }
      throw new Error(`${name} was not reached`);
    };
    await expect(page.getByRole('button', { name: 'Yes, this is my worker' })).toBeVisible();
    await to('Yes, this is my worker');
    await sees(page, 'Maya Okafor is your named worker now.');
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await goTo(page, '/give/');
    await to('See it first');
    await to('Give to Maya Okafor');
    await sees(page, 'You gave it to Maya Okafor.');
  });
});

test.describe('hearing back', () => {
  /** A person who gave a Letter, and the Letter as the worker has it. */
  async function given(page: Page): Promise<{ worker: AWorker; letter: Letter }> {
    const worker = await withWorker(page);
    await say(page, 'my-home/how-it-is', 'I feel safe');
    await give(page);
    const [letter] = await lettersOf(worker);
    if (!letter) throw new Error('No Letter came.');
    return { worker, letter };
  }
  const of = (letter: Letter) => ({
    letter: letter.id,
    answer: letter.answers[0]?.id,
    question: letter.answers[0]?.question,
  });

  test('you said → my worker will → done: and I close it, not my worker', async ({ page }) => {
    const { worker, letter } = await given(page);
    const promise = await sayBack(worker, letter, {
      kind: 'promise',
      of: of(letter),
      by: '2031-05-05',
      lines: [{ words: 'I will ring your landlord.', picture: { name: 'phone-call' } }],
    });
    await goTo(page, '/');
    await sees(page, 'Your worker said something to you.');
    await page.getByRole('link', { name: 'See what they said' }).click();
    await sees(page, 'I will ring your landlord.');
    await sees(page, 'Maya Okafor will do it by Monday 5 May 2031.');
    await expect(page.locator('.you-said')).toContainText('I feel safe');
    await expect(page.locator('[data-choice=happened]')).toHaveCount(0);
    await sayBack(worker, letter, { kind: 'done', promise });
    await goTo(page, '/my-worker/said/');
    await sees(page, 'Maya Okafor says it is done.');
    await page.locator('[data-choice=did-not-happen] .choice').click();
    await sees(page, 'You said it did not happen.');
    await expect
      .poll(() => came(worker, 'closes').then((all) => all.map((c) => [c.promise, c.outcome])))
      .toEqual([[promise, 'did-not-happen']]);
    await goTo(page, '/my-story/made/meeting/');
    const sheet = page.locator('.paper.sheet');
    await expect(sheet.getByText('I will ring your landlord.', { exact: true })).toBeVisible();
    await expect(sheet.getByText('This did not happen.', { exact: true })).toBeVisible();
    await goTo(page, '/');
    await expect(page.getByText('Your worker said something to you.')).toBeHidden();
  });

  test('this is what I heard: I say whether it fits', async ({ page }) => {
    const { worker, letter } = await given(page);
    const heard = await sayBack(worker, letter, {
      kind: 'heard',
      of: of(letter),
      lines: [{ words: 'You want to stay.', picture: { name: 'home' } }],
    });
    await goTo(page, '/my-worker/said/');
    await sees(page, 'You want to stay.');
    await page.locator('[data-choice=no] .choice').click();
    // It is about the worker: it is kept, and stays mine until I tell.
    await sees(page, 'Maya Okafor does not see this unless you tell them.');
    await expect
      .poll(async () =>
        (await answersKept(page)).filter((a) => a.question === 'is-it-working/understood').map((a) => a.said),
      )
      .toEqual([{ chosen: ['no'] }]);
    expect(await came(worker, 'heard-back')).toEqual([]);
    await press(page, 'Tell Maya Okafor this');
    await sees(page, 'Maya Okafor will look at your words again.');
    await expect
      .poll(() => came(worker, 'heard-back').then((all) => all.map((c) => [c.heard, c.fits])))
      .toEqual([[heard, 'no']]);
  });

  test('a new worker reads my Story only after I said yes, and then the story need not be told again', async ({
    page,
  }) => {
    const { worker, letter } = await given(page);
    const next = await aWorker('Ben Ray');
    await sayBack(worker, letter, { kind: 'seen', of: { letter: letter.id } });
    await sayBack(worker, letter, {
      kind: 'handing-over',
      name: 'Ben Ray',
      card: { secret: next.keys.card, recipient: next.keys.recipient },
      lines: [{ words: 'It was good to know you.', picture: { name: 'goodbye' } }],
    });
    await goTo(page, '/my-worker/said/');
    await sees(page, 'Is it okay if Ben Ray reads your Story?');
    await press(page, 'No');
    await sees(page, 'Ben Ray cannot read your Story.');
    await expect.poll(() => came(worker, 'may-read').then((all) => all.map((m) => m.yes))).toEqual([false]);
    expect(await lettersOf(next)).toEqual([]);
    await goTo(page, '/my-worker/said/');
    await press(page, 'Yes, Ben Ray can read it');
    await sees(page, 'Ben Ray can read your Story.');
    await expect
      .poll(() => lettersOf(next).then((all) => all.map((l) => l.answers.map((a) => a.id))))
      .toEqual([letter.answers.map((a) => a.id)]);
    const [history] = await lettersOf(next);
    expect(history?.before?.worker).toBe('Maya Okafor');
    expect(history?.before?.replies).toHaveLength(2);
    expect(history?.thread).not.toBe(letter.thread);
    await goTo(page, '/my-worker/');
    await expect(page.locator('[data-worker-name]')).toHaveText('Ben Ray');
  });

  test('when work ends, that is said, my words stay mine, and nothing is offered to somebody who is gone', async ({
    page,
  }) => {
    const { worker, letter } = await given(page);
    await sayBack(worker, letter, {
      kind: 'ending',
      lines: [{ words: 'Thank you for your trust.', picture: { name: 'goodbye' } }],
    });
    await goTo(page, '/my-worker/said/');
    await sees(page, 'Your work with Maya Okafor ends here.');
    await sees(page, 'Everything you said stays yours.');
    await goTo(page, '/my-worker/');
    await sees(page, 'Your work with your last worker has ended.');
    await expect(page.locator('[data-worker-have]')).toBeHidden();
    await goTo(page, '/give/');
    await sees(page, 'First we need the card of your worker.');
    expect((await answersKept(page)).some((a) => a.question === 'my-home/how-it-is')).toBe(true);
  });

  test('how are you this week: three questions, given with one press, and only while my worker asks', async ({
    page,
  }) => {
    const { worker, letter } = await given(page);
    await goTo(page, '/my-worker/');
    await expect(page.getByText('Say how I am this week').first()).toBeHidden();
    await sayBack(worker, letter, { kind: 'check-in', on: true });
    await goTo(page, '/my-worker/said/');
    await sees(page, 'Each week your worker asks how you are.');
    await goTo(page, '/my-worker/this-week/');
    await choice(page, 'Calm').click();
    await press(page, 'Next question');
    await choice(page, 'Something else').click();
    await expect(page.getByRole('link', { name: 'Say it my way', exact: true })).toHaveAttribute(
      'href',
      '/say/this-week/how-it-was/',
    );
    await choice(page, 'It was good').click();
    await press(page, 'Next question');
    await choice(page, 'Not now').click();
    await press(page, 'Next question');
    await press(page, 'Give to Maya Okafor');
    await sees(page, 'You told Maya Okafor how you are.');
    const week = (await lettersOf(worker)).find((l) => l.week);
    expect(week?.answers.map((a) => a.said)).toEqual([
      { chosen: ['calm'] },
      { chosen: ['good'] },
      { unsaid: 'not-now' },
    ]);
    expect(new Date(`${week?.week ?? ''}T12:00`).getDay()).toBe(1);
    expect((week?.week ?? '') <= today()).toBe(true);
  });

  test('that I am not happy with my worker goes to who leads the team alone, and nothing of it stays here', async ({
    page,
  }) => {
    const lead = await aWorker('Pat Lowe');
    const worker = await anyWorker('Maya Okafor', { photo, door: false, lead });
    await goTo(page, worker.link);
    await press(page, 'Yes, this is my worker');
    await sees(page, 'Maya Okafor is your named worker now.');
    await goTo(page, '/my-worker/another-way/');
    await sees(page, 'The card of your worker says that Pat Lowe leads the team.');
    const before = await allKept(page);
    const send = page.getByRole('button', { name: 'Send it to Pat Lowe', exact: true });
    await expect(send).toBeDisabled();
    await choice(page, 'My worker does not listen to me').click();
    const words = page.getByRole('textbox', { name: 'My own words' });
    await words.fill('I asked three times');
    await page.getByRole('textbox', { name: 'My name' }).fill('Sam');
    await page.context().setOffline(true);
    await send.click();
    await sees(page, 'There is no internet, so it stays here.');
    await expect(words).toHaveValue('I asked three times');
    await page.context().setOffline(false);
    await send.click();
    await sees(page, 'It is sent to Pat Lowe.');
    await expect(page.getByRole('textbox', { name: 'My own words' })).toHaveValue('');
    await expect(page.locator('.paper')).not.toContainText('I asked three times');
    expect(await came(lead, 'about-worker')).toMatchObject([
      {
        worker: { name: 'Maya Okafor' },
        chosen: [{ choice: 'not-listen' }],
        written: 'I asked three times',
        from: 'Sam',
      },
    ]);
    expect(await whatCame(worker)).toEqual([]);
    const after = await allKept(page);
    expect(after.counts).toEqual(before.counts);
    expect(after.words).not.toMatch(/not-listen|three times|Sam/);
  });

  test('my answers are counted only when I press it, and without who I am', async ({ page }) => {
    const { worker, letter } = await given(page);
    await say(page, 'is-it-working/listens', 'Some of the time');
    await goTo(page, '/my-worker/is-it-working/');
    expect(await came(worker, 'count')).toEqual([]);
    await press(page, 'Let my answers be counted');
    await sees(page, 'Your answers are counted now.');
    const [count] = await came(worker, 'count');
    expect(count?.chosen).toEqual({ 'is-it-working/listens': 'sometimes' });
    expect(count?.thread).not.toBe(letter.thread);
  });

  test('on another device, my copy goes on hearing my worker', async ({ page, browser, baseURL }) => {
    const { worker, letter } = await given(page);
    await goTo(page, '/my-story/copy/');
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Take a copy')]);
    const other = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
    await goTo(other, '/my-story/copy/');
    await other.locator('#copy-file').setInputFiles(await file.path());
    await sees(other, 'Your copy is back.');
    await sayBack(worker, letter, {
      kind: 'talk',
      of: { letter: letter.id },
      lines: [{ words: 'Shall we meet on Friday?', picture: { name: 'meeting' } }],
    });
    await goTo(other, '/my-worker/said/');
    await sees(other, 'Shall we meet on Friday?');
    await other.context().close();
  });
});
