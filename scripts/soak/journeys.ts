import type { Page } from '@playwright/test';
import { answer as answerShape } from '#model/answer.ts';
import { aBrowser } from '#tests/support/a-browser.ts';
import { answersKept, goTo } from '#tests/support/person.ts';
import { aSoakedServer } from './a-soaked-server.ts';
import type { Part, Soaking } from './part.ts';

const choices = [
  'my-home/how-it-is',
  'my-home/where-i-live',
  'about-me/likes',
  'my-wishes/wishes',
  'how-i-feel/feel-days',
];
const words = ['my-worker/must-know', 'my-wishes/biggest-dream'];
const letters = 'I like the sea and my cat and the quiet ';
const some = (of: readonly string[]): string => of[Math.floor(Math.random() * of.length)] ?? '';

/** What one journey was told before it was killed. */
interface Told {
  saved: { question: string; said: string }[];
  /** Letter by letter, of each Question what was typed there last. */
  typed: { question: string; at: number; text: string }[];
  /** What stood before anything was typed, by Question. */ stood: Map<string, string>;
}

const isSaved = (page: Page) => page.getByRole('status').getByText('Saved on this device.', { exact: true }).waitFor();

/** Presses choices on random Questions; each that the screen called saved is written down with what was then chosen. */
async function choose(page: Page, url: string, told: Told): Promise<void> {
  const question = some(choices);
  await goTo(page, `${url}/say/${question}/`);
  // *Something else* leads on to the other ways, the ways not to answer are no choices, and one that is chosen stays so where one alone can be.
  const all = page
    .locator('.choice-row label.choice:has(input:not([type=radio]:checked))')
    .filter({ hasNotText: 'Something else' });
  await all.nth(Math.floor(Math.random() * (await all.count()))).click();
  await isSaved(page);
  const said = await page.locator('.choice-row input:checked').evaluateAll((all) =>
    all
      .map((one) => one.closest<HTMLElement>('[data-choice]')?.dataset['choice'] ?? (one as HTMLInputElement).value)
      .sort()
      .join(' '),
  );
  told.saved.push({ question, said });
}

/** Types letter by letter, and writes down what stood there when. */
async function type(page: Page, url: string, told: Told): Promise<void> {
  const question = some(words);
  await goTo(page, `${url}/say/${question}/`);
  const box = page.getByRole('textbox').first();
  // What an earlier journey typed may stand here, until the first letter of this one.
  told.stood.set(question, await box.inputValue());
  told.typed = told.typed.filter((t) => t.question !== question);
  await box.fill('');
  for (let text = ''; text.length < 120;) {
    const letter = letters[text.length % letters.length] ?? ' ';
    await box.press(letter === ' ' ? 'Space' : letter);
    text += letter;
    told.typed.push({ question, at: Date.now(), text });
  }
}

async function journey(page: Page, url: string, told: Told): Promise<void> {
  for (;;) await (Math.random() < 0.6 ? choose(page, url, told) : type(page, url, told));
}

/** On a busy machine a screen takes its time: that is no fault of what is kept. Milliseconds. */
const patience = 180_000;

/** Until something was said or typed. */
async function saysFirst({ saved, typed }: Told): Promise<void> {
  for (const end = Date.now() + patience; saved.length + typed.length === 0 && Date.now() < end;)
    await new Promise((done) => {
      setTimeout(done, 50);
    });
}

/** Of typing, no more than this may be lost. Milliseconds. */
const most = 500;

/** Looks at what is there after a kill. @returns how many milliseconds of typing were lost. */
async function look(
  page: Page,
  url: string,
  told: Told,
  killed: number,
  { say, wrong }: Pick<Soaking, 'say' | 'wrong'>,
): Promise<number> {
  await goTo(page, `${url}/my-story/`);
  const kept = await answersKept(page);
  for (const one of kept)
    if (!answerShape.safeParse(one).success) wrong(`half an Answer: ${JSON.stringify(one).slice(0, 200)}`);
  // What was said last to each Question, where the screen said it was saved.
  for (const { question, said } of told.saved) {
    const all = kept
      .filter((a) => a.question === question)
      .map((a) => ((a.said['chosen'] as string[] | undefined) ?? []).slice().sort().join(' '));
    if (!all.includes(said))
      wrong(`said to be saved and not there: ${question} “${said}”, there is ${JSON.stringify(all)}`);
  }
  const last = told.typed.at(-1);
  if (!last) return 0;
  await goTo(page, `${url}/say/${last.question}/`);
  const there = await page.getByRole('textbox').first().inputValue();
  const before = told.typed.filter((t) => t.question === last.question);
  // Anything it could still have been when the kill came.
  const is = before.findLast((t) => t.text.trimEnd() === there.trimEnd());
  const next = is ? before[before.indexOf(is) + 1] : before[0];
  // Before its first letter was kept: nothing, or what stood there.
  const stands = there === '' || there === told.stood.get(last.question);
  // A letter that was kept while the browser was killed had not been told yet.
  if (there === last.text + (letters[last.text.length % letters.length] ?? '')) return 0;
  if (!is && !stands) wrong(`typed words are there in another form: “${there}”`);
  const lost = next ? Math.max(0, killed - next.at) : 0;
  if (lost > most)
    say(
      `${String(lost)} ms of typing lost: ${String(is?.text.length ?? 0)} of ${String(last.text.length)} letters are there, the first was typed ${String(killed - (before[0]?.at ?? killed))} ms before the kill`,
    );
  return lost;
}

async function run({ times, say, wrong }: Soaking): Promise<void> {
  const server = await aSoakedServer();
  const browser = await aBrowser();
  browser.page.setDefaultTimeout(patience);
  const lost: number[] = [];
  let saved = 0;
  try {
    for (let n = 0; n < times; n += 1) {
      const told: Told = { saved: [], typed: [], stood: new Map() };
      const going = journey(browser.page, server.url, told).catch(() => undefined);
      // On a busy machine the first screen takes longer than all of it: a moment before anything was said tells nothing.
      await Promise.race([going, saysFirst(told)]);
      await new Promise((done) => {
        setTimeout(done, Math.random() * 6000);
      });
      const killed = Date.now();
      await browser.kill();
      await going;
      saved += told.saved.length;
      const again = await browser.reopen();
      again.setDefaultTimeout(patience);
      lost.push(await look(again, server.url, told, killed, { say, wrong }));
      lost.sort((a, b) => a - b);
      if ((n + 1) % 10 === 0)
        say(
          `${String(n + 1)} kills: ${String(saved)} Answers were said to be saved; most typing lost ${String(lost.at(-1))} ms`,
        );
    }
    say(
      `${String(times)} journeys, each killed at a random moment; ${String(saved)} Answers were said to be saved; typing lost: median ${String(lost[Math.floor(lost.length / 2)])} ms, most ${String(lost.at(-1))} ms`,
    );
    if ((lost.at(-1) ?? 0) > most)
      wrong(`more than half a second of typing was lost ${String(lost.filter((ms) => ms > most).length)} times`);
  } finally {
    await browser.done();
    await server.stop();
  }
}

export const journeys: Part = { what: 'random journeys, the browser killed at a random moment', times: 200, run };
