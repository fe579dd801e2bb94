import { expect, test, type Page } from '@playwright/test';
import { choice, goTo } from '#tests/support/person.ts';
import { openStage, stageOf } from '#tests/support/stage.ts';

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
  {
    address: 'my-home/where-i-live',
    asks: 'Where do you live now?',
    answers: choicesOf('radio', 'radiogroup', 'Where do you live now?', ['With my family', 'In my own home']),
  },
  {
    address: 'my-home/how-it-is',
    asks: 'What is it like where you live?',
    answers: choicesOf('checkbox', 'group', 'What is it like where you live?', ['I feel safe', 'People shout at me']),
  },
  {
    address: 'how-i-feel/feel-days',
    asks: 'How do you feel about what you do each day?',
    answers: choicesOf('checkbox', 'group', 'How do you feel about what you do each day?', ['Happy', 'Calm']),
  },
  { address: 'my-meeting/ask', asks: 'What do you want to ask?', answers: '\n    - textbox "My own words"' },
  {
    address: 'how-i-feel/how-it-goes',
    asks: 'How are these things going?',
    answers: choicesOf('button', 'group', 'My home', ['Going well', 'Good and bad']),
  },
  {
    address: 'my-days/my-week',
    asks: 'What does your week look like?',
    answers:
      '\n    - heading "Monday" [level=2]\n    - button "Morning. Put something here Monday"\n    - button "Evening. Put something here Monday"',
  },
  {
    address: 'my-health/my-body',
    asks: 'How does your body feel now?',
    answers: choicesOf('button', 'group', 'How does your body feel now?', ['My head', 'My eyes']),
  },
  {
    address: 'people-who-matter/my-circle',
    asks: 'Who is in your life?',
    answers:
      '\n    - status:\n      - paragraph: Add a person or a place that matters to you.\n    - paragraph:\n      - button "Add somebody or a place"',
  },
  {
    address: 'my-wishes/draw-it',
    asks: 'Do you want to draw what you wish for?',
    answers:
      '\n    - region "A drawing":\n      - region "Draw":\n        - img "The paper is empty."\n        - group "What to draw with"\n        - group "Put a picture on the paper":\n          - button "my home"',
  },
  {
    address: 'my-worker/who',
    asks: 'Who is your named worker',
    answers: '\n    - textbox "Name"\n    - textbox "How to reach them"',
  },
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

test('every kind of Question is said in order: the question, its answers by name, the ways not to answer, back and on', async ({
  page,
}) => {
  for (const { address, asks, answers } of kinds) {
    await goTo(page, `/say/${address}/`);
    await expect.soft(page.locator('body'), address).toMatchAriaSnapshot(said(asks, answers));
  }
});

/** Notes from now on what live regions say, each time that one says something else. */
const hear = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const regions = () => [...document.querySelectorAll('[role=status], [role=alert], [aria-live]')];
    let before = new Map(regions().map((one) => [one, one.textContent]));
    new MutationObserver(() => {
      for (const one of regions())
        if (one.textContent !== before.get(one) && one.textContent !== '') heard.push(one.textContent);
      before = new Map(regions().map((one) => [one, one.textContent]));
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

test('that it is saved is heard once', async ({ page }) => {
  await goTo(page, '/say/my-home/how-it-is/');
  await hear(page);
  await choice(page, 'I feel safe').click();
  await expect(page.getByRole('status').getByText('Saved on this device.', { exact: true })).toBeVisible();
  await page.waitForTimeout(400);
  expect((await heard(page)).filter((words) => words.includes('Saved'))).toHaveLength(1);
});

/** One screen of each other kind, from its first words on: what it is, its one main thing, and what is there besides. */
const screens: readonly { at: string; says: string }[] = [
  {
    at: '/',
    says: `
    - heading "What matters to you?" [level=1]
    - list:
      - listitem:
        - link "Say what matters to me"
        - button "Listen Say what matters to me"
      - listitem:
        - link "All the topics"
      - listitem:
        - link "What I said"`,
  },
  {
    at: '/say/',
    says: `
    - link "Home"
    - heading "Start with any topic you like." [level=1]
    - heading "This is about you." [level=2]
    - list:
      - listitem:
        - link "How I tell people things"`,
  },
  {
    at: '/say/my-home/',
    says: `
    - link "All the topics"
    - heading "My home" [level=1]
    - paragraph: This helps people know what home you want.
    - heading "The questions" [level=2]
    - list:
      - listitem:
        - link "Where do you live now?"`,
  },
  {
    at: '/say/my-home/end/',
    says: `
    - heading "You have come to the end of this topic." [level=1]
    - list:
      - listitem:
        - link "Am I kept here?"
      - listitem:
        - link "Give my words"`,
  },
  {
    at: '/read/my-rights/',
    says: `
    - link "My rights"
    - article:
      - heading "My rights" [level=1]
      - paragraph:
        - button "Listen to all"
      - button "One line at a time"
      - heading "What this page is about" [level=2]
      - paragraph: This page is about your rights.
      - button "Listen This page is about your rights."`,
  },
  {
    at: '/my-story/',
    says: `
    - heading "This is what you said." [level=1]
    - paragraph: You have not said anything yet.
    - paragraph:
      - link "Say what matters to me"
    - heading "Your words are kept on this device." [level=2]`,
  },
  {
    at: '/give/',
    says: `
    - heading "Give your words to your worker." [level=1]
    - heading "First we need the card of your worker." [level=2]
    - paragraph:
      - link "Open a worker card"`,
  },
  {
    at: '/help/',
    says: `
    - heading "Here is help." [level=1]
    - list:
      - listitem:
        - heading "999" [level=2]
        - paragraph: Ring 999 if you are in danger now.
        - paragraph:
          - link "Ring 999"`,
  },
  {
    at: '/whose/',
    says: `
    - heading "Whose Story do you want to open?" [level=1]
    - textbox "My name"
    - button "Choose or take a photo"
    - button "Start my Story"`,
  },
  {
    at: '/how-i-like-it/pressing/',
    says: `
    - heading "Here you choose how you press things." [level=1]
    - group "There are other ways to press.":
      - radio "I press as usual" [checked]
      - radio "With 1 switch"
      - radio "With 2 switches"
      - radio "By resting on it"`,
  },
];

test('every other kind of screen is said in order: the same four ways first, then what it is and its main thing', async ({
  page,
}) => {
  for (const { at, says } of screens) {
    await goTo(page, at);
    await expect.soft(page.locator('body'), at).toMatchAriaSnapshot(`
- banner:
  - link "Go to the main part"
  - navigation "Always here":
    - list:
      - listitem:
        - link "Home"
      - listitem:
        - link "Help"
      - listitem:
        - link "How I like it"
      - listitem:
        - link "Leave"
- main:${says}`);
  }
});

test('the stage and its Lines are said, each once', async ({ page }) => {
  await goTo(page, '/read/my-rights/');
  await openStage(page, page.locator('main').getByRole('button', { name: 'One line at a time', exact: true }));
  await expect(stageOf(page)).toMatchAriaSnapshot(`
- dialog /My rights/:
  - button "Close"
  - paragraph: /1 of \\d+/
  - button "All parts"
  - link "Leave"
  - paragraph: My rights
  - button "Back" [disabled]
  - button "Listen"
  - button "Go by itself"
  - button "Next"
  - paragraph: My rights`);
  await hear(page);
  await stageOf(page).getByRole('button', { name: 'Next', exact: true }).click();
  await expect(stageOf(page).locator('[data-stage-live]')).toHaveText('What this page is about');
  await page.waitForTimeout(400);
  expect(await heard(page)).toEqual(['What this page is about']);
});
