import { useEffect, useRef, useState } from 'react';
import type { Answer } from '#model/answer.ts';
import { type Changed, changedSince, lastOfEachDay, personsOwn, type Spoken } from '#model/answers.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { useStory } from '#person/keep/use-story.ts';
import type { OverTimeWords } from '#person/review/labels.ts';
import { BoardsOverTime, FeelingsOverTime } from '#person/review/OverDays.tsx';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { useTopics } from '#story/use-topics.ts';
import { WhenSaid } from '#story/WhenSaid.tsx';
import { withOlder } from '#story/with-older.ts';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

const day = 24 * 60 * 60 * 1000;
const spans = [
  ['changed.week', 7 * day],
  ['changed.month', 30 * day],
  ['changed.year', 365 * day],
  ['changed.always', Infinity],
] as const;

/** What is said now beside what was said then: two boards, two weeks, two feelings stand side by side. */
function Change({
  question,
  changed,
  more,
  words,
}: {
  question: ReviewQuestion;
  changed: Changed;
  more: Parameters<typeof AnswerSaid>[0]['more'];
  words: OverTimeWords;
}) {
  const { labels, lang } = words;
  const one = (answer: Answer) => (
    <>
      <AnswerSaid answer={answer} question={question} more={more} labels={labels} lang={lang} Piece={KeptPiece} />
      <WhenSaid answer={answer} labels={labels} lang={lang} />
    </>
  );
  return (
    <section className="panel flow keep-together">
      <h3>{question.prompt.words}</h3>
      <div className="then-now">
        {changed.then && (
          <div className="flow">
            <h4>{labels['changed.then']}</h4>
            {one(changed.then)}
          </div>
        )}
        <div className="flow">
          <h4>{labels['changed.now']}</h4>
          {!changed.then && <p className="quiet">{labels['changed.new']}</p>}
          {isEmpty(changed.now.said) ? <p className="quiet">{labels['changed.away']}</p> : one(changed.now)}
        </div>
      </div>
    </section>
  );
}

/** Says what came for another span of time, once it was chosen: in the live region that is there from the first. */
function SayChosen({ chosen, words }: { chosen: string; words: string }) {
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current === chosen) return;
    before.current = chosen;
    announce(words);
  }, [chosen, words]);
  return null;
}

/** What has changed since a day the person chooses; feelings and boards day by day. */
export function OverTimeIsland({ words }: { words: OverTimeWords }) {
  const { labels, lines } = words;
  const now = useStory();
  const topics = useTopics();
  const [since, setSince] = useState<(typeof spans)[number]>(spans[1]);
  const [chosen, span] = since;
  const [opened] = useState(() => Date.now());
  if (now.state === 'reading' || !topics) return <div className="waiting" aria-busy="true" />;
  const answers = now.state === 'here' ? now.answers : [];
  const questions = withOlder(answers, topics.topics, labels['my-story.older'] ?? '').flatMap((t) => t.questions);
  const more = [...topics.feelings, ...words.unsaid];
  const spoken = questions.flatMap((question): { question: ReviewQuestion; row: Spoken }[] => {
    const row = personsOwn(answers.filter((a) => a.question === question.id));
    return row ? [{ question, row }] : [];
  });
  const changes = spoken.flatMap(({ question, row }) => {
    const changed = changedSince(row, span === Infinity ? 1 : opened - span);
    return changed ? [{ question, changed }] : [];
  });
  const overDays = spoken
    .map(({ question, row }) => ({ question, days: lastOfEachDay(row) }))
    .filter(({ days }) => days.length > 1);
  const feelings = overDays.filter(({ question }) => question.kind === 'feeling');
  const boards = overDays.filter(({ question }) => question.kind === 'sort');
  return (
    <div className="wide-flow">
      <section className="flow">
        <div className="no-print">
          <SaidLine id="since" line={lines.since} as="h2" />
        </div>
        <h2 className="print-only">
          {labels['changed.since']} {labels[chosen]}
        </h2>
        <div className="row" role="group" aria-label={labels['changed.since'] ?? ''}>
          {spans.map((one) => (
            <Press icon="calendar" key={one[0]} aria-pressed={one === since} onPress={() => setSince(one)}>
              {labels[one[0]]}
            </Press>
          ))}
        </div>
        <SayChosen
          chosen={chosen}
          words={
            changes.length === 0 ? lines.nothing.words : changes.map(({ question }) => question.prompt.words).join(' ')
          }
        />
        <div className="wide-flow">
          {changes.length === 0 && <SaidLine id="no-change" line={lines.nothing} />}
          {changes.map(({ question, changed }) => (
            <Change key={question.id} question={question} changed={changed} more={more} words={words} />
          ))}
        </div>
      </section>
      {feelings.length > 0 && <FeelingsOverTime rows={feelings} more={more} words={words} />}
      {boards.length > 0 && <BoardsOverTime rows={boards} words={words} />}
      {overDays.length === 0 && <SaidLine id="only-once" line={lines['only-once']} />}
    </div>
  );
}
