import '#tests/support/device.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { readyLine, readySet } from '#easy-read/ready-line.ts';
import type { Answer } from '#model/answer.ts';
import { aboutMeSections } from '#model/about-me-sections.ts';
import { otherWayRound, saysTheSame } from '#person/ask/asked-again.ts';
import { readyQuestion } from '#person/ask/ready-question.ts';
import { stayingIn } from '#person/ask/Staying.tsx';
import { daysBefore, turned } from '#person/ask/use-turns.ts';
import { aboutMyWorker } from '#person/give/what-to-give.ts';
import { inTurnOf } from '#person/review/ThinkToo.tsx';
import { slidesOf } from '#story/slides.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { toldIn } from '#story/SheetPart.tsx';
import { storyLabels } from '#story/story-labels.ts';
import { StorySaid } from '#story/StorySaid.tsx';
import { withOlder } from '#story/with-older.ts';
import { aStory, anAnswer } from '#tests/support/answers.ts';
import { ShowMore } from '#ui/ShowMore.tsx';

const book = readBook();
const topic = (id: string) => {
  const found = book.topics.find((t) => t.id === id);
  if (!found) throw new Error(id);
  return found;
};

/** Made ready once, outside of any test's time: each picture is drawn on the way. */
const all = book.topics.flatMap((t) => t.file.questions.map((q) => readyQuestion(book, t, q)));
const ready = (topicId: string, id: string) => {
  const found = all.find((q) => q.id === `${topicId}/${id}`);
  if (!found) throw new Error(id);
  return found;
};

describe('the order of what is asked', () => {
  const order = book.topics.map((t) => t.id);
  it('begins with how I communicate, and with pictures to choose from', () => {
    expect(order[0]).toBe('how-i-communicate');
    expect(topic('how-i-communicate').file.questions[0]?.kind).toBe('some-choices');
  });
  it('comes to saying no by the fourth Topic', () => expect(order.indexOf('change-or-no')).toBeLessThan(4));
  it('asks about the worker only where there is one', () => {
    expect(book.topics.filter((t) => t.file.needs === 'worker').map((t) => t.id)).toEqual([
      'this-week',
      'is-it-working',
    ]);
  });
  it('still fills every section of the About Me standard', () => {
    for (const section of Object.keys(aboutMeSections))
      expect(
        book.topics.some((t) => t.file.questions.some((q) => q.section === section)),
        section,
      ).toBe(true);
  });
});

describe('something else', () => {
  it('is the last tile of every Question with choices, and of no board and no week', () => {
    for (const { id, choices, kind } of all) {
      if (kind === 'one-choice' || kind === 'some-choices' || kind === 'feeling')
        expect(choices.at(-1)?.id, id).toBe('something-else');
      else expect(choices.some((c) => c.id === 'something-else')).toBe(false);
    }
  });
});

describe('how many choices are seen at once', () => {
  it('is 6 at most, whatever the Question, Something else among them', () => {
    for (const { id, choices, with: asks } of all) {
      for (const set of [choices, ...Object.values(asks)]) {
        let seen = 0;
        renderToStaticMarkup(
          <ShowMore choices={set} chosen={[]} words={{ more: '', page: () => '', chosen: () => '' }}>
            {(shown) => {
              seen = shown.choices.length;
              return null;
            }}
          </ShowMore>,
        );
        expect(seen, id).toBeLessThanOrEqual(6);
      }
    }
  });
  it('is never made more by a style', () => {
    const said = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) =>
        [...readFileSync(join('src', file), 'utf8').matchAll(/--at-once:\s*(\d+)/g)].map((m) => Number(m[1])),
      );
    expect(said.length).toBeGreaterThan(2);
    expect(said.filter((n) => n > 6)).toEqual([]);
  });
});

describe('an either/or', () => {
  const stay = ready('am-i-kept-here', 'stay');
  it('has the other side first the next time, and what is neither where it was', () => {
    expect(turned(stay.choices).map((c) => c.id)).toEqual(['not-stay', 'stay', 'for-now', 'something-else']);
  });
  it('says beside a choice of staying what it does not mean, and beside no other', () => {
    expect(stayingIn(stay, { chosen: ['stay'] })?.staying).toBe('content');
    expect(stayingIn(stay, { chosen: ['not-stay'] })?.staying).toBe('objects');
    expect(stayingIn(stay, { chosen: ['for-now'] })?.staying).toBe('content');
    expect(stayingIn(stay, { chosen: ['something-else'] })).toBeUndefined();
    expect(stayingIn(stay, { unsaid: 'not-now' })).toBeUndefined();
    // How a day feels asks nothing of staying, though its feelings would tell of it elsewhere.
    const days = ready('how-i-feel', 'feel-days');
    for (const { id } of days.choices) expect(stayingIn(days, { chosen: [id] }), id).toBeUndefined();
    expect(stayingIn(ready('my-home', 'how-it-is'), { chosen: ['noise', 'safe', 'good-people', 'shout'] })?.id).toBe(
      'shout',
    );
  });
  it('counts the days it was answered, and not the presses of today', () => {
    expect(daysBefore(['2026-11-01', '2026-11-01', '2026-11-03', '2026-11-28'], '2026-11-28')).toBe(2);
  });
});

describe('asked again', () => {
  it('has its choices the other way round, something else still last', () => {
    const ids = otherWayRound(ready('my-home', 'how-it-is')).choices.map((c) => c.id);
    expect(ids[0]).toBe('noise');
    expect(ids.at(-1)).toBe('something-else');
  });
  it('says whether the same was said, in whatever order', () => {
    expect(saysTheSame({ chosen: ['safe', 'key'] }, { chosen: ['key', 'safe'] })).toBe(true);
    expect(saysTheSame({ chosen: ['safe'] }, { chosen: ['shout'] })).toBe(false);
    expect(saysTheSame({ chosen: ['safe'], written: 'a' }, { chosen: ['safe'] })).toBe(false);
    expect(saysTheSame({ chosen: ['safe'] }, { unsaid: 'not-now' })).toBe(false);
  });
});

describe('whether I think the same as a Helper', () => {
  const choices = readySet(book, 'do-i-think-so-too');
  const story = aStory();
  it('is asked either/or with their name, and never with yes', () => {
    expect(choices.map((c) => c.words)).toEqual([
      'Different from {name|my helper}',
      'The same as {name|my helper}',
      'Something else',
    ]);
  });
  it('changes which side stands first, from view to view and from time to time', () => {
    const view = anAnswer(story, { id: '0'.repeat(32), speaker: { whose: 'helper', helper: 'Mum' } });
    const other = anAnswer(story, { id: `${'0'.repeat(31)}1`, speaker: { whose: 'helper', helper: 'Dad' } });
    const spoke = anAnswer(story, { said: { thinksToo: { of: view.id, agrees: 'no' } } });
    expect(inTurnOf(choices, view, []).map((c) => c.id)).toEqual(['no', 'yes', 'something-else']);
    expect(inTurnOf(choices, other, []).map((c) => c.id)).toEqual(['yes', 'no', 'something-else']);
    expect(inTurnOf(choices, view, [spoke]).map((c) => c.id)).toEqual(['yes', 'no', 'something-else']);
  });
});

describe('what is said about the worker', () => {
  it('is never chosen by itself to be given to that worker', () => {
    const asksOfWorker = all.filter((q) => /^Does (my|your) worker /.test(q.prompt.words)).map((q) => q.id);
    expect(asksOfWorker.length).toBeGreaterThan(4);
    expect(asksOfWorker.filter((id) => !aboutMyWorker(id))).toEqual([]);
    expect(aboutMyWorker('my-home/how-it-is')).toBe(false);
  });
});

describe('a Helper’s view, until I said mine', () => {
  const story = aStory();
  const topics = {
    topics: [
      {
        id: 'my-home',
        title: readyLine(book, 'home', 'My home'),
        questions: [ready('my-home', 'how-it-is') as unknown as ReviewQuestion],
      },
    ],
    feelings: [],
  };
  const labels = storyLabels(book);
  const view = anAnswer(story, {
    question: 'my-home/how-it-is',
    said: { written: 'He likes the garden' },
    speaker: { whose: 'helper', helper: 'Mum' },
  });
  const mine = anAnswer(story, { question: 'my-home/how-it-is', said: { written: 'It is loud' } });
  const older = anAnswer(story, {
    question: 'gone/long-ago',
    said: { written: 'He liked the sea' },
    speaker: { whose: 'helper', helper: 'Mum' },
  });
  const onPaper = (answers: readonly Answer[], own?: true) =>
    renderToStaticMarkup(
      <StorySaid
        topics={withOlder(answers, topics.topics, 'Older questions')}
        answers={answers}
        more={[]}
        labels={labels}
        lang="en"
        Piece={() => null}
        {...(own ? { own } : {})}
      />,
    );

  it('is not on my paper and not in what is read of my copy: only that it is there', () => {
    expect(onPaper([view], true)).toContain('Mum said what they think about this.');
    expect(onPaper([view], true)).not.toContain('He likes the garden');
    expect(onPaper([view, anAnswer(story, { question: view.question, said: {} })], true)).not.toContain(
      'He likes the garden',
    );
    expect(onPaper([view, mine], true)).toContain('He likes the garden');
  });
  it('of a Question that is no longer asked waits for nobody; and whoever was given it sees it', () => {
    expect(onPaper([older], true)).toContain('He liked the sea');
    expect(onPaper([view])).toContain('He likes the garden');
  });
  it('is in nothing that is played or made from what I said, before or after', () => {
    for (const answers of [[view], [view, mine]]) {
      expect(JSON.stringify(slidesOf(answers, topics, [], labels, 'en'))).not.toContain('He likes the garden');
      expect(toldIn(['my-home/how-it-is'], topics, answers).map((t) => t.answer.said.written)).not.toContain(
        'He likes the garden',
      );
    }
  });
});
