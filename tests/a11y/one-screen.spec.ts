import { expect, test, type Page } from '@playwright/test';
import { addresses } from '#tests/support/addresses.ts';
import { goTo, makeStory } from '#tests/support/person.ts';

/** Screens on which a Question has to be whole at the usual text size, in CSS pixels: phones, one on its side, tablets, computers. */
const sizes = [
  [360, 640],
  [360, 740],
  [390, 844],
  [740, 360],
  [768, 1024],
  [1024, 768],
  [1280, 800],
  [1920, 1080],
] as const;
const questions = addresses.filter((a) => /^\/say\/[^/]+\/(?!end\/)[^/]+\/$/.test(a));
const parts = 4;

/** What of a Question is not wholly seen, or too small to press, at the size that the window has. Runs in the page. */
function notSeen(): string[] {
  const out: string[] = [];
  const seen = (one: Element) => {
    const r = one.getBoundingClientRect();
    if (r.width === 0 || r.top < -1 || r.left < -1 || r.bottom > innerHeight + 1 || r.right > innerWidth + 1)
      return false;
    const there = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
    return (
      there !== null && (one.contains(there) || there.contains(one) || one.parentElement?.contains(there) === true)
    );
  };
  const all = (what: string, from = document.querySelectorAll<HTMLElement>(what)) =>
    [...from].filter((one) => one.checkVisibility());
  const need = (name: string, what: string, count: number, least = 44) => {
    const there = all(what);
    const good = there.filter(
      (one) =>
        seen(one) &&
        one.getBoundingClientRect().height >= least - 0.5 &&
        one.getBoundingClientRect().width >= least - 0.5,
    );
    if (good.length < count)
      out.push(
        `${name}: ${String(good.length)} of ${String(count)} (${there
          .map((one) => {
            const r = one.getBoundingClientRect();
            return `${String(Math.round(r.width))}×${String(Math.round(r.height))} at ${String(Math.round(r.top))}`;
          })
          .join(', ')})`,
      );
  };
  need('the question', 'h1', 1, 20);
  need('its picture', '.question-asks .line.big .tile', 1, 48);
  need('its Listen', '.question-asks .line.big .listen', 1);
  need('ways not to answer', '.unsaid .choice', 3, 60);
  need('back, my way, on', '.turn .press', 3, 60);
  const choices = all('.ask-kind .choice').length;
  if (document.querySelector('.ask-kind > .more')) {
    need('choices', '.ask-kind .choice', Math.min(choices, 4), 60);
    if (choices < 4 && document.querySelector('.more > .press')) out.push('fewer than 4 choices beside more');
    if (document.querySelector('.more > .press')) need('more', '.more > .press', 1, 60);
  }
  if (document.querySelector('.sorting')) {
    need('the card', '.sort-card .tile', 1, 60);
    need('its places', '.sort-place .press', 3, 60);
  }
  if (document.querySelector('.week')) {
    need('parts of the day', '.week-part .press', 3, 60);
    need('other days', '.week-days .press', 2);
  }
  if (document.querySelector('.body-two')) {
    need('the body', '.body-picture', 1, 100);
    need('places', '.ask-kind .choice', 3, 60);
  }
  if (document.querySelector('.circle-kind')) need('add', '.circle-kind .press', 1, 60);
  if (document.querySelector('.ask-kind textarea, .ask-kind input:not([type=file], [type=radio], [type=checkbox])'))
    need('where to write', '.ask-kind :is(textarea, input:not([type=file], [type=radio], [type=checkbox]))', 1, 60);
  // Drawing and the free ways go on below what is decided.
  if (
    innerWidth === 360 &&
    document.documentElement.scrollHeight > innerHeight &&
    !document.querySelector('.ask-own-way, .pad')
  )
    out.push(`${String(document.documentElement.scrollHeight)} px tall`);
  if (document.documentElement.scrollWidth > innerWidth)
    out.push(`sideways: ${String(document.documentElement.scrollWidth)}`);
  return out;
}

/** What is not seen of the Question on the screen, by its size. */
async function atEverySize(page: Page, address: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      () =>
        new Promise((done) => {
          requestAnimationFrame(() => requestAnimationFrame(done));
        }),
    );
    const out = await page.evaluate(notSeen);
    if (out.length > 0) found[`${address} at ${String(width)} × ${String(height)}`] = out;
  }
  return found;
}

test.describe('a Question is one screen', () => {
  for (let part = 0; part < parts; part += 1) {
    test(`with its choices, the ways not to answer and the way on seen without scrolling, at every size; part ${String(part + 1)} of ${String(parts)}`, async ({
      page,
    }) => {
      const found: Record<string, string[]> = {};
      for (const address of questions.filter((_, i) => i % parts === part)) {
        await goTo(page, address);
        Object.assign(found, await atEverySize(page, address));
      }
      expect(found).toEqual({});
    });
  }

  test('also where the Topic, the question and the name of the Story are the longest', async ({ page }) => {
    await makeStory(page, 'Bartholomew Featherstonehaugh');
    const found: Record<string, string[]> = {};
    for (const address of [
      '/say/change-or-no/last-complaint/',
      '/say/how-i-communicate/good-time/',
      '/say/change-or-no/say-no/',
      '/say/people-who-matter/do-not-talk-to/',
      '/say/am-i-kept-here/asked/',
    ]) {
      await goTo(page, address);
      await expect(page.locator('.story-bar').filter({ visible: true })).toContainText('Bartholomew Featherstonehaugh');
      Object.assign(found, await atEverySize(page, address));
    }
    expect(found).toEqual({});
  });
});
