import { statSync } from 'node:fs';
import type { Browser, CDPSession, Page } from '@playwright/test';

/** Figures of a Story as large as it may become in years, on a slow device. Times in ms, sizes in bytes. */
export interface BigStory {
  answers: number;
  pieces: number;
  /** From asking for the screen of the Topics, of everything said, until it is there: of this Story, and of one of twenty Answers. */
  opens: number[];
  looksOver: number[];
  smallOpens: number[];
  smallLooksOver: number[];
  /** From pressing Next until the next Question is painted, and until it hears a press; from asking for the same Question until it is painted. */
  next: number;
  nextReady: number;
  loads: number[];
  copyTakes: number;
  copySize: number;
  bringTakes: number;
  /** The longest time the screen did not answer while copying and bringing back. */
  frozen: number;
  keptASecond: number;
  bytesAnAnswer: number;
  /** For each letter typed: until its results are on the screen, and until all their pictures are, in milliseconds. */
  search: number[];
  pictures: number[];
  /** Twelve pictures that are there already, put on the screen by hand. */
  known: number[];
}

export interface Made {
  answers: number;
  photos: number;
  recordings: number;
  recordingSize: number;
}

/** Puts a large Story straight into the browser's database. */
export async function makeBig(page: Page, big: Made): Promise<void> {
  const questions = await page.evaluate(async () =>
    (
      (await (await fetch('/say/questions.json')).json()) as {
        topics: {
          helpersOnly?: object;
          questions: { id: string; prompt: { words: string }; choices: { id: string }[] }[];
        }[];
      }
    ).topics.flatMap((t) => (t.helpersOnly ? [] : t.questions)),
  );
  await page.evaluate(
    ({ questions: all, big: { answers, photos, recordings, recordingSize } }) =>
      new Promise<void>((done, failed) => {
        const hex = (n: number) => n.toString(16).padStart(32, '0');
        const opening = indexedDB.open('what-matters-to-me');
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(['stories', 'answers', 'pieces'], 'readwrite');
          const story = hex(1);
          const some = (size: number, type: string) => {
            const all = new Uint8Array(size);
            for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(all.subarray(at, at + 65_536));
            return { bytes: all.buffer, type };
          };
          tx.objectStore('stories').put({ id: story, name: 'Sam', made: '2020-01-01T10:00:00.000+00:00' });
          for (let n = 0; n < photos; n += 1)
            tx.objectStore('pieces').put({ id: hex(1_000_000 + n), story, ...some(100_000, 'image/jpeg') });
          for (let n = 0; n < recordings; n += 1)
            tx.objectStore('pieces').put({ id: hex(2_000_000 + n), story, ...some(recordingSize, 'audio/webm') });
          for (let n = 0; n < answers; n += 1) {
            const q = all[n % all.length];
            if (!q) continue;
            const chosen =
              q.choices.length > 0
                ? { chosen: q.choices.slice(n % 3, (n % 3) + 2).map((c) => c.id) }
                : { written: `Something I said, number ${String(n)}` };
            const said =
              n < photos
                ? { ...chosen, photo: { piece: hex(1_000_000 + n) } }
                : n < photos + recordings
                  ? { ...chosen, voice: { piece: hex(2_000_000 + n - photos), seconds: 60 } }
                  : chosen;
            tx.objectStore('answers').put({
              id: hex(3_000_000 + n),
              story,
              question: q.id,
              version: 1,
              lang: 'en',
              asked: { prompt: q.prompt.words },
              said,
              speaker: { whose: 'mine' },
              company: { who: 'not-said' },
              at: new Date(Date.UTC(2020, 0, 1 + n)).toISOString().replace('Z', '+00:00'),
            });
          }
          tx.oncomplete = () => {
            db.close();
            done();
          };
          tx.onerror = () => failed(tx.error ?? new Error('The large Story was not kept.'));
        };
      }),
    { questions, big },
  );
}

/** How long the screen did not answer, at most: a clock that ticks every frame. */
const watchFrozen = (page: Page) =>
  page.evaluate(() => {
    const seen = window as Window & { frozen?: number };
    seen.frozen = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      seen.frozen = Math.max(seen.frozen ?? 0, now - last);
      last = now;
      setTimeout(tick, 8);
    };
    tick();
  });
const frozen = (page: Page) => page.evaluate(() => (window as Window & { frozen?: number }).frozen ?? 0);

const ready = (page: Page) => page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);

async function timed(page: Page, work: () => Promise<unknown>, there: string): Promise<number> {
  const from = performance.now();
  await work();
  await page.locator(there).first().waitFor({ timeout: 120_000 });
  return performance.now() - from;
}

/**
 * From the press on *Next question* to the frame in which the next one stands, and until it hears a press, in ms. Measured within the page:
 * a driver's own looking takes longer than what is measured. Where the page is loaded anew, the clock starts again, so the press is noted.
 */
async function goOn(page: Page): Promise<[number, number]> {
  await page.addInitScript(() => {
    const pressed = Number(sessionStorage.getItem('bench-pressed') ?? 0);
    if (pressed > 0)
      addEventListener('DOMContentLoaded', () => {
        requestAnimationFrame(() => {
          setTimeout(() => {
            sessionStorage.setItem('bench-there', String(Date.now() - pressed));
          });
        });
      });
  });
  await page.evaluate(() => {
    const link = document.querySelector<HTMLElement>('.turn .strong');
    const before = document.querySelector('h1');
    const pressed = Date.now();
    sessionStorage.setItem('bench-pressed', String(pressed));
    link?.click();
    const look = () => {
      if (document.querySelector('h1') === before) return void requestAnimationFrame(look);
      requestAnimationFrame(() => {
        setTimeout(() => {
          sessionStorage.setItem('bench-there', String(Date.now() - pressed));
        });
      });
    };
    look();
  });
  await page.locator('h1:has-text("What do you want to change at home?")').waitFor({ timeout: 60_000 });
  await page.waitForFunction(
    () => 'ready' in document.documentElement.dataset && sessionStorage.getItem('bench-there') !== null,
    undefined,
    { polling: 5, timeout: 60_000 },
  );
  return page.evaluate(() => [
    Number(sessionStorage.getItem('bench-there')),
    Date.now() - Number(sessionStorage.getItem('bench-pressed')),
  ]);
}

/** A device with a Story of twenty Answers, to compare with. */
async function aSmallStory(browser: Browser, base: string, slower: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await page.goto(`${base}/say/my-home/how-it-is/`);
  await ready(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await makeBig(page, { answers: 20, photos: 2, recordings: 1, recordingSize: 100_000 });
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

/** Measures a Story of this size on a processor `slower` times slower. Pages come from the device, as on any second visit. */
export async function bigStory(browser: Browser, base: string, slower: number, big: Made): Promise<BigStory> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${base}/say/my-home/how-it-is/`);
  await ready(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const bytes = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  const empty = await bytes();
  await makeBig(page, { ...big, photos: 0, recordings: 0 });
  const bytesAnAnswer = Math.max(0, (await bytes()) - empty) / big.answers;
  await makeBig(page, big);
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const small = await aSmallStory(browser, base, slower);
  const [opens, looksOver, smallOpens, smallLooksOver]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let n = 0; n < 5; n += 1) {
    for (const [where, topics, all] of [
      [page, opens, looksOver],
      [small, smallOpens, smallLooksOver],
    ] as const) {
      topics.push(
        await timed(
          where,
          () => where.goto(`${base}/say/`),
          '.story-bar:not([hidden]), [data-story-bar]:not([hidden])',
        ),
      );
      all.push(await timed(where, () => where.goto(`${base}/my-story/`), '.question-said'));
    }
  }
  await small.context().close();
  await page.goto(`${base}/say/my-home/how-it-is/`);
  await ready(page);
  // Somebody has read the Question and thought before they go on.
  await page.waitForTimeout(6000);
  const [next, nextReady] = await goOn(page);
  const loads: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    await page.goto(`${base}/say/`);
    await page.goto(`${base}/say/my-home/change-at-home/`);
    loads.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            new PerformanceObserver((list) => {
              const first = list.getEntriesByName('first-contentful-paint')[0];
              if (first) done(first.startTime);
            }).observe({ type: 'paint', buffered: true });
          }),
      ),
    );
  }
  const keptASecond = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const o = indexedDB.open('what-matters-to-me');
      o.onsuccess = () => done(o.result);
    });
    const from = performance.now();
    for (let n = 0; n < 60; n += 1) {
      await new Promise<void>((done) => {
        const tx = db.transaction('answers', 'readwrite', { durability: 'strict' });
        tx.objectStore('answers').put({
          id: `bench-${String(n)}`,
          story: 'bench',
          question: 'a/b',
          said: { written: 'x' },
        });
        tx.oncomplete = () => done();
      });
    }
    const each = (performance.now() - from) / 60;
    for (let n = 0; n < 60; n += 1)
      db.transaction('answers', 'readwrite')
        .objectStore('answers')
        .delete(`bench-${String(n)}`);
    db.close();
    return 1000 / each;
  });
  await page.goto(`${base}/my-story/copy/`);
  await page.getByRole('button', { name: 'Take a copy', exact: true }).waitFor();
  await watchFrozen(page);
  const from = performance.now();
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 600_000 }),
    page.getByRole('button', { name: 'Take a copy', exact: true }).click(),
  ]);
  const copyTakes = performance.now() - from;
  const copyFrozen = await frozen(page);
  const path = await file.path();
  const other = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const there = await other.newPage();
  const otherSession = await other.newCDPSession(there);
  await there.goto(`${base}/my-story/copy/`);
  await ready(there);
  await otherSession.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await watchFrozen(there);
  const bringFrom = performance.now();
  await there.locator('#copy-file').setInputFiles(path);
  await there.getByText(/things came back/).waitFor({ timeout: 600_000 });
  const bringTakes = performance.now() - bringFrom;
  const bringFrozen = await frozen(there);
  await there.goto(`${base}/say/about-me/pictures-of-me/`);
  const box = there.getByRole('searchbox', { name: 'Find a picture' });
  await box.waitFor();
  const found = await there.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]');
    const times = { search: [] as number[], pictures: [] as number[], known: [] as number[] };
    if (!input) return times;
    const painted = () =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(0);
        });
      });
    // React keeps its own note of what an input holds: the element's own setter goes past it, as a key does.
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    for (const word of ['elefant', 'hospitle', 'my house']) {
      for (let n = 1; n <= word.length; n += 1) {
        const began = performance.now();
        own?.set?.call(input, word.slice(0, n));
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await painted();
        times.search.push(performance.now() - began);
        while (
          ![...document.querySelectorAll<HTMLImageElement>('.find-rows img')].every(
            (img) => img.complete || img.getBoundingClientRect().top > innerHeight,
          )
        )
          await painted();
        times.pictures.push(performance.now() - began);
        const known = [...document.querySelectorAll<HTMLImageElement>('.find-rows img')]
          .slice(0, 12)
          .map((img) => img.src);
        if (known.length === 12) {
          const by = document.createElement('div');
          const put = performance.now();
          by.append(
            ...known.map((src) =>
              Object.assign(document.createElement('img'), { src, width: 96, height: 96, alt: '' }),
            ),
          );
          input.after(by);
          await painted();
          times.known.push(performance.now() - put);
          by.remove();
        }
        await new Promise((done) => {
          setTimeout(done, 250);
        });
      }
    }
    return times;
  });
  const result = {
    answers: big.answers,
    pieces: big.photos + big.recordings,
    opens,
    looksOver,
    smallOpens,
    smallLooksOver,
    next,
    nextReady,
    loads,
    copyTakes,
    copySize: statSync(path).size,
    bringTakes,
    frozen: Math.max(copyFrozen, bringFrozen),
    keptASecond,
    bytesAnAnswer,
    ...found,
  };
  await context.close();
  await other.close();
  return result;
}
