import type { Letter } from '#model/letter.ts';
import { whitePicture } from '#tests/support/picture.ts';
import { whatCame, type AWorker } from '#tests/support/two-sides.ts';
import type { AnyPage } from './page.ts';

const photo = whitePicture(300, 200).toString('base64');
const saved = (page: AnyPage) => page.sees('Saved on this device.');

/** One Question of each kind, and the free ways that need no device, each said in one way. */
const kinds: { question: string; say: (page: AnyPage) => Promise<unknown> }[] = [
  { question: 'my-home/where-i-live', say: (page) => page.press('choice', 'With my family') },
  { question: 'my-home/how-it-is', say: (page) => page.press('choice', 'I feel safe') },
  { question: 'how-i-feel/feel-days', say: (page) => page.press('choice', 'Happy') },
  { question: 'my-worker/must-know', say: (page) => page.type('textarea', 'Quiet rooms & <b>cake</b>') },
  { question: 'how-i-feel/how-it-goes', say: (page) => page.press('first', '.sort-places button') },
  {
    question: 'my-days/my-week',
    say: async (page) => {
      await page.press('first', '.week-part button[aria-label]');
      await page.press('choice', 'Friends');
    },
  },
  {
    question: 'my-health/my-body',
    say: async (page) => {
      await page.press('choice', 'My head');
      await page.press('choice', 'It is sore');
    },
  },
  {
    question: 'people-who-matter/my-circle',
    say: async (page) => {
      await page.press('button', 'Add somebody or a place');
      await page.press('choice', 'Family');
      await page.press('button', 'Next');
      await page.type('.asking textarea, .asking input[type=text]', 'Nan');
      await page.press('button', 'Next');
      await page.press('choice', 'Near to me');
      await page.press('button', 'Put in my circle');
    },
  },
  { question: 'about-me/show-me', say: (page) => page.choose('input[type=file]', 'me.png', 'image/png', photo) },
  { question: 'my-wishes/draw-it', say: (page) => page.stroke('canvas') },
  { question: 'about-me/pictures-of-me', say: (page) => page.press('first', '.find-rows button') },
];

const kept = `const db = await new Promise((done, failed) => { const o = indexedDB.open('what-matters-to-me'); o.onsuccess = () => done(o.result); o.onerror = () => failed(o.error); });
  const all = (store) => new Promise((done) => { const a = db.transaction(store).objectStore(store).getAll(); a.onsuccess = () => done(a.result); });
  // What was typed or drawn a moment ago is a draft first: kept, and given, as an Answer is.
  const both = [...await all('answers'), ...(await all('drafts')).map((d) => d.answer)];
  db.close();
  return both.map((a) => ({ question: a.question, said: a.said }));`;
type Kept = { question: string; said: Record<string, unknown> }[];

/** What a browser showed at the end of the journey. */
export interface Journeyed {
  heard: string;
  kept: Kept;
  given: Letter;
  copy: number;
}

async function read(page: AnyPage): Promise<string> {
  await page.goTo('/read/my-rights/');
  await page.run(
    `globalThis.heard = []; const real = HTMLMediaElement.prototype.play; HTMLMediaElement.prototype.play = function () { globalThis.heard.push(new URL(this.src).pathname); return real.call(this); };`,
  );
  await page.press('first', 'main .line button');
  await page.until('a sound is played', 'return globalThis.heard.length > 0');
  return String(await page.run('return globalThis.heard[0]'));
}

async function answerAll(page: AnyPage): Promise<Kept> {
  for (const { question, say } of kinds) {
    await page.goTo(`/say/${question}/`);
    await say(page);
    await saved(page);
  }
  await page.goTo('/say/my-home/how-it-is/');
  await page.until('the choice is still chosen', `return document.querySelector('.choice-row input:checked') !== null`);
  return (await page.run(kept)) as Kept;
}

async function copyAndBack(page: AnyPage): Promise<number> {
  await page.goTo('/my-story/copy/');
  await page.run(
    `globalThis.made = undefined; const real = URL.createObjectURL; URL.createObjectURL = (blob) => { globalThis.made = blob; return real.call(URL, blob); };`,
  );
  await page.press('button', 'Take a copy');
  await page.sees('Your copy is made.');
  const size = await page.run('return globalThis.made.size');
  await page.run(`const held = new DataTransfer(); held.items.add(new File([globalThis.made], 'mine.html', { type: 'text/html' }));
    const input = document.querySelector('#copy-file'); input.files = held.files; input.dispatchEvent(new Event('change', { bubbles: true }));`);
  await page.sees('Everything in this copy was here already.');
  return Number(size);
}

async function give(page: AnyPage, worker: AWorker): Promise<Letter> {
  await page.goTo(worker.link);
  await page.press('button', 'Yes, this is my worker');
  await page.sees('Maya Okafor is your named worker now.');
  await page.goTo('/give/');
  await page.press('button', 'See it first');
  await page.press('button', 'Give to Maya Okafor');
  await page.sees('You gave it to Maya Okafor.');
  const [letter] = (await whatCame(worker)).map((c) => c.what).filter((w) => w.kind === 'letter');
  if (!letter) throw new Error('The Letter did not come.');
  return letter;
}

/** Reads, hears, answers each kind of Question, keeps, reloads, sees it for print, takes a copy and brings it back, and gives it. */
export async function journey(page: AnyPage, worker: AWorker): Promise<Journeyed> {
  const heard = await read(page);
  const answers = await answerAll(page);
  await page.goTo('/my-story/print/');
  await page.sees('Quiet rooms & <b>cake</b>');
  const copy = await copyAndBack(page);
  return { heard, kept: answers, copy, given: await give(page, worker) };
}

/** How many Questions the journey answers. */
export const asked = kinds.map((k) => k.question);
