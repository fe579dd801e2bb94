import { expect, test } from '@playwright/test';
import { choice, goTo } from '#tests/support/person.ts';

/**
 * What a screen reader says on the screen of each kind of Question, from its top to its end: the question first, how it can be answered under a
 * name of its own, the three ways not to answer, the way back and on. What each kind is answered with is told apart here.
 */
const choicesOf = (role: string, group: string, question: string, [one, other]: readonly [string, string]) => `
    - ${group} "${question}":
      - ${role} "${one}"
      - button "Listen ${one}"
      - ${role} "${other}"
      - button "Listen ${other}"`;
const kinds: readonly { address: string; asks: string; answers: string }[] = [
  { address: 'my-home/where-i-live', asks: 'Where do you live now?', answers: choicesOf('radio', 'radiogroup', 'Where do you live now?', ['With my family', 'In my own home']) },
  { address: 'my-home/how-it-is', asks: 'What is it like where you live?', answers: choicesOf('checkbox', 'group', 'What is it like where you live?', ['I feel safe', 'People shout at me']) },
  { address: 'how-i-feel/feel-days', asks: 'How do you feel about what you do each day?', answers: choicesOf('checkbox', 'group', 'How do you feel about what you do each day?', ['Happy', 'Calm']) },
  { address: 'my-meeting/ask', asks: 'What do you want to ask?', answers: '\n    - textbox "My own words"' },
  { address: 'how-i-feel/how-it-goes', asks: 'How are these things going?', answers: choicesOf('button', 'group', 'My home', ['Going well', 'Good and bad']) },
  { address: 'my-days/my-week', asks: 'What does your week look like?', answers: '\n    - heading "Monday" [level=2]\n    - button "Put something here Monday, Morning"\n    - button "Put something here Monday, Evening"' },
  { address: 'my-health/my-body', asks: 'How does your body feel now?', answers: choicesOf('button', 'group', 'How does your body feel now?', ['My head', 'My eyes']) },
  { address: 'people-who-matter/my-circle', asks: 'Who is in your life?', answers: '\n    - status:\n      - paragraph: Add a person or a place that matters to you.\n    - paragraph:\n      - button "Add somebody or a place"' },
  { address: 'my-wishes/draw-it', asks: 'Do you want to draw what you wish for?', answers: '\n    - region "A drawing":\n      - region "Draw":\n        - img "The paper is empty."\n        - group "What to draw with"\n        - group "Put a picture on the paper":\n          - button "my home"' },
  { address: 'my-worker/who', asks: 'Who is your named worker', answers: '\n    - textbox "Name"\n    - textbox "How to reach them"' },
];
const said = (asks: string, answers: string) => `
- main:
    - heading /${asks.replace('?', ' ?\\?')}/ [level=1]
    - button /Listen ${asks.replace('?', ' ?\\?')}/${answers}
    - group "You can also say":
      - button "I do not know"
      - button "Not now"
      - button "I do not want to say"
    - navigation "The questions":
      - link "Back"
      - link "Say it my way"
      - link /Next question|All done with this topic/`;

test('every kind of Question is said in order: the question, its answers by name, the ways not to answer, back and on', async ({ page }) => {
  for (const { address, asks, answers } of kinds) {
    await goTo(page, `/say/${address}/`);
    await expect.soft(page.locator('body'), address).toMatchAriaSnapshot(said(asks, answers));
  }
});

test('that it is saved is heard once', async ({ page }) => {
  await goTo(page, '/say/my-home/how-it-is/');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const regions = () => [...document.querySelectorAll('[role=status], [role=alert], [aria-live]')];
    let before = new Map(regions().map((one) => [one, one.textContent]));
    new MutationObserver(() => {
      for (const one of regions()) if (one.textContent !== before.get(one) && one.textContent !== '') heard.push(one.textContent);
      before = new Map(regions().map((one) => [one, one.textContent]));
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await choice(page, 'I feel safe').click();
  await expect(page.getByRole('status').getByText('Saved on this device.', { exact: true })).toBeVisible();
  await page.waitForTimeout(400);
  expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.filter((words) => words.includes('Saved')))).toHaveLength(1);
});
