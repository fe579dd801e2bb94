import { untilIt, type Driver } from './driver.ts';

const inPage = (value: unknown) => JSON.stringify(value);
/** Finds what a hand would press: by its words, as exactly what is seen or what it is called. */
const finding = `
  const shown = (e) => e.checkVisibility ? e.checkVisibility() : e.getClientRects().length > 0;
  const named = (e) => (e.getAttribute('aria-label') || e.innerText || '').trim().replace(/\\s+/g, ' ');
  const button = (name) => [...document.querySelectorAll('button, a.press, summary')].find((e) => shown(e) && named(e) === name && !e.disabled);
  const choice = (words) => { const row = [...document.querySelectorAll('.choice-row')].find((e) => shown(e) && [...e.querySelectorAll('*')].some((w) => w.children.length === 0 && w.textContent.trim() === words)); return row && row.querySelector('.choice'); };
  const first = (selector) => [...document.querySelectorAll(selector)].find(shown);
`;

/** A page in any browser, as a hand and an eye have it. What is looked for is waited for. */
export class AnyPage {
  readonly #driver: Driver;
  readonly #base: string;
  constructor(driver: Driver, base: string) {
    this.#driver = driver;
    this.#base = base;
  }

  run = (body: string): Promise<unknown> => this.#driver.run(body);

  /** Goes to an address and waits until its scripts are ready for a press. */
  async goTo(address: string): Promise<void> {
    await this.#driver.goTo(`${this.#base}${address}`);
    await this.ready(address);
  }

  ready = (address = ''): Promise<unknown> =>
    untilIt(
      `${address} is ready`,
      () =>
        this.#driver.run(
          `return document.readyState === 'complete' && document.querySelectorAll('astro-island[ssr]').length === 0 && (!document.querySelector('.asking') || 'ready' in document.documentElement.dataset)`,
        ) as Promise<boolean>,
    );

  /** Where the middle of something is, once it is on the screen and stands still. `what` is one of `button`, `choice`, `first` and its words. */
  async #middle(what: 'button' | 'choice' | 'first', words: string): Promise<{ x: number; y: number }> {
    return untilIt(
      `${what} “${words}”`,
      () =>
        this.#driver.run(`${finding}
      const found = ${what}(${inPage(words)});
      if (!found) return false;
      const middle = () => { const box = found.getBoundingClientRect(); return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }; };
      found.scrollIntoView({ block: 'center', behavior: 'instant' });
      const before = middle();
      await new Promise((done) => setTimeout(done, 150));
      const now = middle();
      return found.isConnected && now.x === before.x && now.y === before.y && now;`) as Promise<{
          x: number;
          y: number;
        }>,
    );
  }

  /** Presses what is found, with a mouse. */
  async press(what: 'button' | 'choice' | 'first', words: string): Promise<void> {
    const at = await this.#middle(what, words);
    await this.#driver.act([
      {
        type: 'pointer',
        id: 'hand',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', duration: 0, ...at },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  /** Draws a line on what is found. */
  async stroke(selector: string): Promise<void> {
    const { x, y } = await this.#middle('first', selector);
    const moves = [-40, -20, 0, 20, 40].map((d) => ({
      type: 'pointerMove',
      duration: 20,
      x: x + d,
      y: y + Math.round(d / 2),
    }));
    await this.#driver.act([
      {
        type: 'pointer',
        id: 'hand',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', duration: 0, x: x - 60, y },
          { type: 'pointerDown', button: 0 },
          ...moves,
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  /** Types letters into what is found. */
  async type(selector: string, words: string): Promise<void> {
    await this.press('first', selector);
    await this.#driver.act([
      {
        type: 'key',
        id: 'keys',
        actions: Array.from(words).flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      },
    ]);
  }

  /** Waits until these words are seen. */
  sees = (words: string, within = 30_000): Promise<unknown> =>
    untilIt(
      `“${words}” is seen`,
      () =>
        this.#driver.run(
          `return document.body.innerText.replace(/\\s+/g, ' ').includes(${inPage(words)})`,
        ) as Promise<boolean>,
      within,
    );

  /** Waits until something is true in the page. */
  until = (what: string, body: string): Promise<unknown> =>
    untilIt(what, () => this.#driver.run(body) as Promise<boolean>);

  /** Chooses a file that is made in the page: no two drivers hand one over in the same way. */
  choose = (selector: string, name: string, type: string, bytes: string): Promise<unknown> =>
    untilIt(
      `a file for ${selector}`,
      () =>
        this.#driver.run(`
    const input = document.querySelector(${inPage(selector)});
    if (!input) return false;
    const held = new DataTransfer();
    held.items.add(new File([Uint8Array.from(atob(${inPage(bytes)}), (c) => c.charCodeAt(0))], ${inPage(name)}, { type: ${inPage(type)} }));
    input.files = held.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return true;`) as Promise<boolean>,
    );
}
