// @vitest-environment jsdom
import '#tests/support/device.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aboutMeBundle } from '#about-me/about-me-fhir.ts';
import { aboutMeRecord } from '#about-me/about-me-record.ts';
import { aboutMeText } from '#about-me/about-me-text.ts';
import { personsTopics, questionsInOrder, topicIn } from '#content/find.ts';
import { theBook } from '#content/the-book.ts';
import { sessionKit } from '#group/session-kit.ts';
import { Asked } from '#helper/Asked.tsx';
import { helpingWords } from '#helper/helping-words.ts';
import { topicsAsked } from '#helper/topics-asked.ts';
import type { Answer } from '#model/answer.ts';
import { thingsSaid, viewsWait, withTheirs } from '#model/answers.ts';
import { helpersTopic, onlyHelpersAnswer } from '#model/named-questions.ts';
import { newUuid } from '#model/token.ts';
import { chosenAnswers, whatStandsNow } from '#person/give/what-to-give.ts';
import { reviewWords } from '#person/review/labels.ts';
import { TopicSaid } from '#person/review/TopicSaid.tsx';
import { Means } from '#person/seen/AskIsland.tsx';
import { askHelpWords } from '#person/seen/seen-words.ts';
import { WhichTopics } from '#person/seen/WhichTopics.tsx';
import { questionsById } from '#story/questions-by-id.ts';
import { readyTopics, type ReviewTopic } from '#story/ready-topics.ts';
import { toldIn } from '#story/SheetPart.tsx';
import { slidesOf } from '#story/slides.ts';
import { StorySaid } from '#story/StorySaid.tsx';
import { thinksTooOf } from '#story/thinks-too.ts';
import { aStory, anAnswer } from '#tests/support/answers.ts';
import { source } from '#tests/support/source.ts';

/** The Topic of what people close to somebody know: their Helpers from afar answer it, and nobody else is asked. */

const book = theBook();
const found = readyTopics(book);
const theirs = found.topics.find((t) => t.id === helpersTopic) as ReviewTopic;
const home = found.topics.find((t) => t.id === 'my-home') as ReviewTopic;
const question = `${helpersTopic}/own-way`;
const { prompt } = topicIn(book, helpersTopic).words.questions['own-way'] ?? { prompt: '' };
const by = 'a'.repeat(64);
const story = aStory();
const says = (at: string, written: string) =>
  anAnswer(story, {
    question: at,
    asked: { prompt },
    said: { written },
    speaker: { whose: 'helper', helper: 'Mum', by },
  });
const hers = says(question, 'A tap on the cup means tea');
const words = reviewWords(book);

afterEach(cleanup);

describe('what only Helpers answer', () => {
  it('is a Topic of 6 to 8 Questions, with pictures to choose and own words, that never calls the Helper by what the person says', () => {
    const { file, words: said } = topicIn(book, helpersTopic);
    expect(file.questions.length).toBeGreaterThanOrEqual(6);
    expect(file.questions.length).toBeLessThanOrEqual(8);
    // What a Helper's screen asks in: choices and words.
    for (const { kind } of file.questions) expect(['one-choice', 'some-choices', 'own-words']).toContain(kind);
    for (const one of Object.values(said.questions)) expect(one.prompt).not.toMatch(/\b(my|your|me)\b/i);
  });

  it('is not among what the person is asked: no door, no way on, no paper, no Session, no sheet', () => {
    const asked = personsTopics(book).map(({ id }) => id);
    expect(asked).toEqual(book.topics.map(({ id }) => id).filter((id) => id !== helpersTopic));
    expect(asked).toHaveLength(book.topics.length - 1);
    expect(questionsInOrder(book).filter(({ id }) => onlyHelpersAnswer(id))).toEqual([]);
    expect(sessionKit(book).questions.filter(({ id }) => onlyHelpersAnswer(id))).toEqual([]);
    const onSheets = book.sheets.flatMap(({ file }) => file.headings.flatMap((h) => h.questions));
    expect(onSheets.filter(onlyHelpersAnswer)).toEqual([]);
    // Whatever shows Topics to the person goes through the one function: these look an id up, say all sentences, or make words ready for what was said.
    const all = [...source].filter(
      ([path, text]) =>
        !path.startsWith('src/rules/') &&
        !path.startsWith('src/content/') &&
        /\b(?:book|theBook\(\))\.topics\b/.test(text),
    );
    expect(all.map(([path]) => path).sort()).toEqual([
      'src/near-me/AskSomebody.astro',
      'src/near-me/PutInStory.astro',
      'src/speech/spoken-sentences.ts',
      'src/story/ready-topics.ts',
    ]);
  });

  it('waits for nothing of the person, as all other views do', () => {
    expect(viewsWait([says('my-home/how-it-is', 'It is noisy')])).toBe(true);
    expect(viewsWait([hers])).toBe(false);
    expect(viewsWait([])).toBe(true);
  });

  it('counts as nothing that the person said', () => {
    expect(thingsSaid([hers])).toBe(0);
  });
});

describe('on the screens', () => {
  it('is to be ticked apart from the others, and is never ticked for the person', async () => {
    const chosen = vi.fn();
    render(<WhichTopics topics={found.topics} chosen={[]} onChoose={chosen} words={askHelpWords(book)} />);
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes).toHaveLength(7);
    expect(boxes.filter((box) => box.checked)).toEqual([]);
    const apart = document.querySelector('[data-helpers-only]');
    expect(apart?.contains(boxes[6] ?? null)).toBe(true);
    expect(boxes.slice(0, 6).some((box) => apart?.contains(box))).toBe(false);
    expect(apart?.textContent).toContain('Only people you ask to help answer them.');
    // Nor among those that come later.
    for (let press = 0; press < 2; press += 1)
      await userEvent.click(screen.getByRole('button', { name: 'Show me more' }));
    expect(screen.getAllByRole('checkbox')).toHaveLength(found.topics.length);
    await userEvent.click(screen.getByRole('checkbox', { name: theirs.title.words }));
    expect(chosen).toHaveBeenCalledWith([helpersTopic]);
  });

  it('is not said to wait for the person, where nothing else is asked', async () => {
    const first = 'You see their words when you have said yours.';
    const means = (topics: string[]) =>
      renderToStaticMarkup(<Means name="Mum" sees={false} topics={topics} words={askHelpWords(book)} />);
    expect(means([helpersTopic])).not.toContain(first);
    expect(means([helpersTopic, 'my-home'])).toContain(first);
    const asks = (topics: string[]) => ({
      sight: { kind: 'help-sight' as const, n: 1, name: 'Sam', sees: false, topics, answers: [], pieces: [] },
      pieces: new Map<string, Blob>(),
    });
    const saysFirst = async (topics: string[]) => {
      render(
        <Asked
          found={asks(topics)}
          topics={found}
          words={helpingWords(book)}
          onYes={() => undefined}
          onNo={() => undefined}
        />,
      );
      await screen.findByText('Do you want to help Sam?');
      const says = screen.queryByText('They say their own words first.') !== null;
      cleanup();
      return says;
    };
    expect([await saysFirst([helpersTopic]), await saysFirst(['my-home', helpersTopic])]).toEqual([false, true]);
  });

  it('stands first on the device of the Helper who is asked it', () => {
    expect(topicsAsked(found.topics, ['my-home', helpersTopic, 'my-days']).map(({ id }) => id)).toEqual([
      helpersTopic,
      'my-home',
      'my-days',
    ]);
    expect(topicsAsked(found.topics, ['my-home']).map(({ id }) => id)).toEqual(['my-home']);
  });

  it("shows the Helper's words under their name, with no way to a screen that the person does not have", () => {
    const thinks = anAnswer(story, {
      question: thinksTooOf(question),
      said: { thinksToo: { of: hers.id, agrees: 'something-else' } },
    });
    const show = (topic: ReviewTopic, answers: Answer[]) =>
      render(<TopicSaid topic={topic} feelings={[]} answers={answers} words={words} onRubOut={() => undefined} />);
    show(theirs, [hers, thinks]);
    expect(screen.getByText('A tap on the cup means tea')).toBeTruthy();
    expect(screen.getByText(/Mum thinks this/)).toBeTruthy();
    expect(screen.getByText('These questions are about you.')).toBeTruthy();
    expect(screen.getByText('Different from Mum')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: new RegExp(words.labels['my-story.rub-out'] ?? '') })).toHaveLength(1);
    expect(document.querySelectorAll('a')).toHaveLength(0);
    expect(screen.queryByRole('button', { name: new RegExp(`^${words.labels['stage'] ?? ''}`) })).toBeNull();
    cleanup();
    // Another Topic waits for the person's own, and says so.
    show(home, [says('my-home/how-it-is', 'It is noisy')]);
    expect(screen.queryByText('It is noisy')).toBeNull();
    expect(screen.queryByText('These questions are about you.')).toBeNull();
    expect(document.querySelector('a[href="/say/my-home/how-it-is/"]')).not.toBeNull();
  });
});

describe('what leaves the device of it', () => {
  const mine = anAnswer(story, { question: 'my-home/how-it-is', said: { written: 'It is loud' } });
  const thinks = anAnswer(story, {
    question: thinksTooOf(question),
    asked: { prompt, choices: { no: 'Different from Mum' } },
    said: { thinksToo: { of: hers.id, agrees: 'no' } },
  });
  const all = [mine, hers, thinks];
  /** What goes where nobody's words were ticked, and where hers were. */
  const [without, ticked] = [withTheirs(all, new Set()), withTheirs(all, new Set([by]))];

  it('goes to a worker only where it is ticked, with what the person says of it', () => {
    const goes = (answers: readonly Answer[]) =>
      chosenAnswers(whatStandsNow(answers), new Set(), all).map(({ id }) => id);
    expect(goes(without)).toEqual([mine.id]);
    expect(goes(ticked)).toEqual([mine.id, hers.id, thinks.id]);
  });

  it('stands in the record for other computers under her name, and only where it was chosen', () => {
    const questions = questionsById(found.topics);
    const record = (answers: readonly Answer[]) =>
      aboutMeRecord({
        story,
        answers,
        sectionOf: (id) => questions.get(id)?.section,
        words: ({ said }) => [said.written ?? ''],
      });
    const fhir = (answers: readonly Answer[]) =>
      JSON.stringify(
        aboutMeBundle(record(answers), { pieces: new Map(), made: '2027-05-03T14:05:09+01:00', id: newUuid }),
      );
    expect(fhir(without)).not.toContain('A tap on the cup means tea');
    expect(fhir(ticked)).toContain(
      `<p><b>${prompt}</b></p><p><i>Mum</i></p><ul><li>A tap on the cup means tea</li></ul>`,
    );
    expect(record(ticked).sections.find(({ id }) => id === 'communicate')?.said).toMatchObject([{ helper: 'Mum' }]);
    expect(aboutMeText(record(ticked))).toContain(`${prompt}\n(Mum)\n- A tap on the cup means tea`);
    // She knows it, and did not help to write what the person says.
    expect(record(ticked).supporters).toEqual([]);
  });

  it('stands on paper and in a copy under whose words it is', () => {
    const onPaper = (answers: readonly Answer[]) =>
      renderToStaticMarkup(
        <StorySaid
          topics={found.topics}
          answers={answers}
          more={[]}
          labels={words.labels}
          lang="en"
          Piece={() => null}
          own
        />,
      );
    expect(onPaper(without)).not.toContain('A tap on the cup means tea');
    expect(onPaper(ticked)).toMatch(/class="spoken by-helper">.*A tap on the cup means tea.*Mum thinks this/);
    expect(onPaper(ticked)).toContain('Different from Mum');
  });

  it('is never played, and never on a page made from what the person says', () => {
    expect(JSON.stringify(slidesOf(all, found, [], words.labels, 'en'))).not.toContain('A tap on the cup');
    expect(toldIn([question], found, all)).toEqual([]);
  });
});
