import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import type { Answer } from '#model/answer.ts';
import { newToken } from '#model/token.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { askFrom, aPerson, aWorker, type AWorker } from '#tests/support/two-sides.ts';

/**
 * A worker's week with 30 people, walked through at the desk by keys alone, and reckoned in minutes by the Keystroke-Level Model: Card, Moran and
 * Newell, *The keystroke-level model for user performance time with interactive systems*, Communications of the ACM 23(7), 1980. In seconds:
 * a key 0.28 (an average typist, 40 words a minute), making up one's mind 1.35; reading by the mean of 190 studies, 238 words a minute (Brysbaert,
 * Journal of Memory and Language 109, 2019). The machine's own time is measured.
 */
const model = { key: 0.28, mind: 1.35, wordsAMinute: 238 };

const people = 30;
const [replies, promises, visits, exports] = [10, 5, 2, 3];
/** Who is where in the week, one after the other: nobody is in two. */
const does = (n: number): 'reply' | 'promise' | 'export' | 'visit' | 'read' =>
  n < replies
    ? 'reply'
    : n < replies + promises
      ? 'promise'
      : n < replies + promises + exports
        ? 'export'
        : n < replies + promises + exports + visits
          ? 'visit'
          : 'read';

/**
 * What a part of the week took: keys pressed; screens scrolled; decisions; words read of what people gave; words of ours that are offered, and read only by
 * who does not know them yet; the machine's own milliseconds.
 */
interface Took {
  keys: number;
  screens: number;
  minds: number;
  words: number;
  offered: number;
  ms: number;
}
const nothing = (): Took => ({ keys: 0, screens: 0, minds: 0, words: 0, offered: 0, ms: 0 });
const parts = ['open', 'read', 'reply', 'promise', 'visit', 'export'] as const;
type Part = (typeof parts)[number];
type Week = Record<Part, Took>;

/** How long it takes, in minutes. @param reads whether all that is offered is read, each time. */
const minutesOf = ({ keys, minds, words, offered, ms }: Took, reads = false): number =>
  (keys * model.key + minds * model.mind + ms / 1000) / 60 + (words + (reads ? offered : 0)) / model.wordsAMinute;

/** The hands of a worker at the keyboard: whatever they do is counted. */
class Hands {
  took = nothing();
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async press(key: string, times = 1): Promise<void> {
    for (let n = 0; n < times; n += 1) await this.page.keyboard.press(key);
    this.took.keys += times;
  }
  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
    this.took.keys += words.length;
  }
  /** Makes up their mind what to do next. */
  mind(): void {
    this.took.minds += 1;
  }
  /** Goes by Tab to something, as often as it takes. */
  async tabTo(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let n = 0; n < 60; n += 1) {
      await this.press(key);
      if (await this.page.evaluate((what) => document.activeElement?.matches(what) ?? false, selector)) return;
    }
    throw new Error(`The keyboard does not reach ${selector}.`);
  }
  /** Waits for what a key does, on the machine's time. */
  async until(selector: string): Promise<void> {
    const from = performance.now();
    await this.page.waitForSelector(selector, { state: 'visible' });
    this.took.ms += performance.now() - from;
  }
  /** Goes to the next person, on the machine's time: until their name has the focus, keys would still speak of the one before. */
  async next(): Promise<void> {
    const name = () => document.querySelector('h1')?.textContent ?? '';
    const before = await this.page.evaluate(name);
    await this.press('n');
    const from = performance.now();
    await this.page.waitForFunction(
      (was) => document.activeElement?.matches('h1') === true && document.activeElement.textContent !== was,
      before,
    );
    this.took.ms += performance.now() - from;
  }
  /** Reads what stands in a part of the screen, scrolling as far as it is long. @param as what it is read as. */
  async read(selector: string, as: 'words' | 'offered' = 'words'): Promise<void> {
    const { words, screens } = await this.page.evaluate((what) => {
      const one = document.querySelector<HTMLElement>(what);
      const { bottom } = one?.getBoundingClientRect() ?? { bottom: 0 };
      // What is there to be read: what was asked and said, whose words and when; of what is offered, its words. Not what stands on buttons.
      const shown = [
        ...(one?.querySelectorAll<HTMLElement>('h2, h3, .desk-said, .when, .desk-ready-words, .sentence') ?? []),
      ].filter((part) => !part.parentElement?.closest('.desk-said, .desk-ready-words') && part.checkVisibility());
      const text = shown.map((part) => {
        const copy = part.cloneNode(true) as HTMLElement;
        for (const gone of copy.querySelectorAll('button, .unseen')) gone.remove();
        return copy.textContent;
      });
      return {
        words: [...new Set(text)].join(' ').split(/\s+/).filter(Boolean).length,
        screens: Math.max(0, Math.ceil((bottom - innerHeight) / (innerHeight - 80))),
      };
    }, selector);
    this.took[as] += words;
    this.took.screens += screens;
    // Space goes a screen on, where nothing has the focus that it would press.
    this.took.keys += screens;
  }
  /** What was done since the last time. */
  part(): Took {
    const took = this.took;
    this.took = nothing();
    return took;
  }
}

const plus = (one: Took, other: Took): Took => ({
  keys: one.keys + other.keys,
  screens: one.screens + other.screens,
  minds: one.minds + other.minds,
  words: one.words + other.words,
  offered: one.offered + other.offered,
  ms: one.ms + other.ms,
});

/** A week's Letter: six Answers, chosen and written. */
function aLetterOf(n: number): Answer[] {
  const story = aStory();
  const at = new Date(Date.now() - 2 * 86_400_000).toISOString().replace('Z', '+00:00');
  const say = (question: string, prompt: string, said: Answer['said'], choices: Record<string, string> = {}) =>
    anAnswer(story, { id: newToken(), at, question, asked: { prompt, choices }, said });
  return [
    say('my-home/change-at-home', 'What do you want to change at home?', {
      written: `I want a lock on my door. The window in room ${String(n + 1)} does not shut.`,
    }),
    say(
      'my-days/more-of',
      'What do you want to do more?',
      { chosen: ['music', 'animals'] },
      { music: 'Listen to music', animals: 'Be with animals' },
    ),
    say('this-week/feel', 'How do you feel this week?', { chosen: ['worried'] }, { worried: 'Worried' }),
    say(
      'my-health/keeps-well',
      'What keeps you well?',
      { chosen: ['walk', 'sleep'] },
      { walk: 'Going for a walk', sleep: 'Sleeping well' },
    ),
    say('my-wishes/biggest-dream', 'What is your biggest dream?', {
      written: 'I want to live by the sea with my sister and a small dog.',
    }),
    say('my-meeting/ask', 'What do you want to ask at your meeting?', {
      written: 'Why can I not choose when I go to bed?',
    }),
  ];
}

async function write(worker: AWorker): Promise<void> {
  for (let n = 0; n < people; n += 1)
    await (await aPerson(`Person ${String(n + 1).padStart(2, '0')}`, worker.keys)).give(aLetterOf(n));
}

/** Opens the desk on a device that knows the worker: their words, and Enter. */
async function open(page: Page, base: string, worker: AWorker): Promise<Took> {
  await page.goto(`${base}/worker/`);
  await page.getByRole('button', { name: 'With my code and my words' }).click();
  await page.getByRole('textbox', { name: 'My code' }).fill(worker.keys.code);
  await page.getByLabel('My words', { exact: true }).fill(worker.words);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForFunction((all) => document.querySelectorAll('.desk-row').length === all, people, {
    timeout: 300_000,
  });
  await page.reload();
  const hands = new Hands(page);
  await page.getByLabel('My words', { exact: true }).focus();
  await hands.type(worker.words);
  await hands.press('Enter');
  await hands.until('.desk-today');
  hands.mind();
  return hands.part();
}

/** The second Answer of what is on the screen has the focus: the keys that are pressed then speak of it. */
const toAnswer = (hands: Hands) => hands.press('j', 2);

/** What is said back, with ready words and typed alike. */
const first = 'I have read this.';
const then = { a: 'We can look at your week together.', p: 'I will find out what there is near you.' };

/** Sends a Reply that was begun: with ready words, or typed. */
async function say(hands: Hands, what: 'a' | 'p', ready: boolean): Promise<void> {
  hands.mind();
  await hands.press(what);
  await hands.until(ready ? '.desk-ready button' : '.desk-reply input');
  if (ready) {
    // Which of them: the rows that are seen are looked at, and where it is none of those, the rest.
    await hands.read('.desk-ready', 'offered');
    hands.mind();
    const number = () =>
      hands.page.evaluate(
        (words) =>
          [...document.querySelectorAll('.desk-ready button')].findIndex((one) => one.textContent?.includes(words)) + 1,
        then[what],
      );
    if ((await number()) === 0) {
      const seen = await hands.page.locator('.desk-ready-words').count();
      const rest = `.desk-ready li:nth-child(n + ${String(seen + 1)})`;
      await hands.press(String(seen + 1));
      await hands.until(`${rest} .desk-ready-words`);
      await hands.read(rest, 'offered');
      hands.mind();
    }
    await hands.press(String(await number()));
    await hands.until('.desk-lines textarea');
  } else {
    if (what === 'a') {
      // Which sort of word back: the third of the choices, the first of which has the focus.
      await hands.press('ArrowDown', 2);
      hands.mind();
    }
    await hands.until('.desk-lines textarea');
  }
  if (what === 'p') {
    hands.mind();
    // In 1 week, the second of the days that one press picks.
    if (ready) await hands.press('Tab');
    else await hands.tabTo('.desk-day .row button:nth-child(2)', 'Shift+Tab');
    await hands.press('Enter');
  }
  if (!ready) {
    await hands.tabTo('.desk-lines textarea');
    hands.mind();
    await hands.type(first);
    await hands.tabTo('.desk-lines + p button');
    await hands.press('Enter');
    await hands.press('Shift+Tab', 2);
    hands.mind();
    await hands.type(then[what]);
    await hands.tabTo('.desk-reply .strong');
    await hands.press('Enter');
  } else {
    await hands.until('.desk-reply .strong:not(:disabled)');
    await hands.press('g');
  }
  // It is looked over before it goes.
  hands.mind();
  await hands.page.waitForSelector('.desk-reply', { state: 'detached' });
}

async function oneWeek(page: Page, base: string, worker: AWorker, ready: boolean): Promise<Week> {
  const week: Week = {
    open: await open(page, base, worker),
    read: nothing(),
    reply: nothing(),
    promise: nothing(),
    visit: nothing(),
    export: nothing(),
  };
  const hands = new Hands(page);
  const put = (part: Part) => {
    week[part] = plus(week[part], hands.part());
  };
  await hands.press('j');
  await hands.press('Enter');
  for (let n = 0; n < people; n += 1) {
    await hands.until('.desk-letter .desk-answer');
    await hands.read('.desk-letter-inside');
    hands.mind();
    await hands.press('r');
    put('read');
    const what = does(n);
    if (what === 'reply') {
      await toAnswer(hands);
      await say(hands, 'a', ready);
      put('reply');
    }
    if (what === 'promise') {
      await toAnswer(hands);
      await say(hands, 'p', ready);
      put('promise');
    }
    if (what === 'export') {
      hands.mind();
      await hands.press('c');
      await hands.until('.desk-copied');
      // Pasted into the case system: the way there, the place, and two keys.
      hands.mind();
      await hands.page.keyboard.press('Shift');
      hands.took.keys += 2;
      hands.mind();
      await hands.press('t');
      put('export');
    }
    if (what === 'visit') {
      hands.mind();
      await hands.press('v');
      await hands.until('.desk-visit-parts');
      await hands.read('.desk-visit-parts');
      await hands.press('v');
      put('visit');
      await hands.until('.desk-letter .desk-answer');
    }
    if (n < people - 1) await hands.next();
    put('read');
  }
  return week;
}

/** The same week with ready Replies and without. Every figure of one run is of the same machine. */
export async function workerWeek(browser: Browser, base: string): Promise<{ ready: Week; typed: Week }> {
  askFrom(base);
  const walk = async (ready: boolean): Promise<Week> => {
    const worker = await aWorker('Jo Bell');
    await write(worker);
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      serviceWorkers: 'block',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    // Typed by hand is the desk as it is without ready Replies: none in its way.
    if (!ready)
      await page.route('**/worker/writing.json', async (route) => {
        const came = await route.fetch();
        await route.fulfill({ json: { ...((await came.json()) as object), readyReplies: [] } });
      });
    const week = await oneWeek(page, base, worker, ready);
    await context.close();
    return week;
  };
  return { ready: await walk(true), typed: await walk(false) };
}

const names: Record<Part, string> = {
  open: 'opening the desk',
  read: `${String(people)} Letters read, each with 6 Answers`,
  reply: `${String(replies)} Replies`,
  promise: `${String(promises)} promises`,
  visit: `${String(visits)} pages read before a visit`,
  export: `${String(exports)} Letters into the council's records, and told`,
};

/** The figures as a table, and what they come to. */
export function weekSaid({ ready, typed }: { ready: Week; typed: Week }): string {
  const row = (name: string, one: Took, other: Took) =>
    `| ${name} | ${String(one.keys)} | ${String(other.keys)} | ${String(one.screens)} | ${String(one.words)} | ${minutesOf(one).toFixed(1)} | ${minutesOf(one, true).toFixed(1)} | ${minutesOf(other).toFixed(1)} |`;
  const all = (week: Week) => parts.map((part) => week[part]).reduce(plus, nothing());
  return [
    '| what | keys | keys, typed by hand | screens scrolled | words of theirs read | minutes, ready words known | minutes, what is offered read each time | minutes, typed by hand |',
    '|---|---|---|---|---|---|---|---|',
    ...parts.map((part) => row(names[part], ready[part], typed[part])),
    row('**the week**', all(ready), all(typed)),
  ].join('\n');
}

/** Puts the figures of this run into the document that tells of them, in place of the ones before. */
export function writeWeek(figures: string, file = 'docs/a-workers-week.md'): void {
  const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    `${text.slice(0, text.indexOf(begin) + begin.length)}\n${figures}\n${text.slice(text.indexOf(end))}`,
  );
}
