import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer, Said, Story, Unsaid } from '#model/answer.ts';
import { personsOwn } from '#model/answers.ts';
import { dayFromNow, daysOn, mondayOf } from '#model/calendar.ts';
import type { MyWorker } from '#model/my-worker.ts';
import { ourAddress } from '#model/our-address.ts';
import { newToken } from '#model/token.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { keepAnswer } from '#person/keep/answers.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { CannotKeepSaid } from '#story/CannotKeepSaid.tsx';
import type { WeekQuestion, WeekWords } from '#person/hear-back/hear-words.ts';
import { isWaiting, StillHere, type Waits } from '#person/hear-back/StillHere.tsx';
import { useHeard, type Between } from '#person/hear-back/use-heard.ts';
import { newAnswer } from '#person/keep/new-answer.ts';
import { giveLetter } from '#person/send/give.ts';
import { runErrands } from '#person/send/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { fill } from '#strings/fill.ts';
import { waysToHelp } from '#story/ways-to-help.ts';
import { moreWords } from '#strings/more-words.ts';
import { announce } from '#ui/announce.ts';
import { ChooseOne, PressChoices, type AfterChoice } from '#ui/Choices.tsx';
import { HelpHere } from '#ui/HelpHere.tsx';
import { Came } from '#ui/Came.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** Keeps what the person chose as an Answer like any other: their own words, also where a Helper speaks in this sitting. Throws Full. */
async function keepChoice(story: Story, question: WeekQuestion, said: Said, lang: string): Promise<void> {
  const choices = Object.fromEntries(
    question.choices.filter((c) => said.chosen?.includes(c.id)).map((c) => [c.id, c.words]),
  );
  await keepAnswer(
    newAnswer(
      story.id,
      { question: question.id, version: question.version, lang, asked: { prompt: question.prompt.words, choices } },
      said,
      'own',
    ),
  );
}

/** What the person says to a Question in this week. */
function thisWeeks(answers: readonly Answer[], question: string, monday: string): Answer | undefined {
  const newest = personsOwn(answers.filter((a) => a.question === question))?.newest;
  const day = newest?.at.slice(0, 10) ?? '';
  // A clock that stood at another year said nothing of this week.
  return newest && day >= monday && day < daysOn(monday, 7) && !isEmpty(newest.said) ? newest : undefined;
}

/** What stands behind a choice: help where it tells of danger, as on any other Question; and behind *Something else* the way to say it. */
function behind(
  question: WeekQuestion,
  chosen: string | undefined,
  { lines, labels }: WeekWords,
): AfterChoice | undefined {
  const choice = question.choices.find((c) => c.id === chosen);
  if (!choice) return undefined;
  if (choice.id === 'something-else') {
    return {
      at: choice.id,
      shows: (
        <div className="panel sunny flow">
          <Say from={lines} line="own-way" size="little" />
          <p>
            <a className="press strong" href={ourAddress(`/say/${question.id}/`)}>
              <Icon name="more" />
              {labels['ask.my-way']}
            </a>
          </p>
        </div>
      ),
    };
  }
  const help = choice.danger && question.helps[choice.danger];
  return (
    help && {
      at: choice.id,
      shows: (
        <HelpHere
          lines={[
            { id: 'get-help', line: lines.help },
            { id: `danger-${choice.id}`, line: help.line },
          ]}
          ways={waysToHelp([help], lines, true)}
          last={lines['only-you']}
        />
      ),
    }
  );
}

function Asking({ between, worker, words }: { between: Between; worker: MyWorker; words: WeekWords }) {
  const { lines, labels, lang, questions } = words;
  const { story, answers, given } = between;
  const { name } = worker.card;
  const monday = mondayOf(dayFromNow(0));
  const [at, setAt] = useState(0);
  const [went, setWent] = useState<'sending' | 'gave' | Waits | WentWrong>();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at > 0) {
      top.current?.focus();
      top.current?.scrollIntoView();
    }
  }, [at]);
  const weeks = useMemo(
    () => new Set(given.flatMap((g) => (g.worker === worker.id && g.week && g.state !== 'taken-back' ? [g.week] : []))),
    [given, worker.id],
  );
  const said = questions.map((q) => thisWeeks(answers, q.id, monday));
  const question = questions[at];
  const full = (why: unknown) => {
    setWent(whatWentWrong(why));
  };
  const [id] = useState(newToken);
  const say = (q: WeekQuestion, what: Said) => void keepChoice(story, q, what, lang).catch(full);
  const choose = (q: WeekQuestion, chosen: string) => {
    say(q, { chosen: [chosen] });
    if (q.choices.find((c) => c.id === chosen)?.danger) announce(lines.help.words);
  };
  const give = async () => {
    setWent('sending');
    await giveLetter(
      story,
      said.filter((a) => a !== undefined),
      worker,
      { team: false, week: monday },
      id,
    );
    const how = await runErrands();
    setWent(how === 'all-gone' ? 'gave' : how);
  };
  const missed =
    !weeks.has(mondayOf(dayFromNow(-7))) &&
    worker.checkIn !== undefined &&
    worker.checkIn.slice(0, 10) <= dayFromNow(-7);
  if (went === 'gave' || isWaiting(went)) {
    return (
      <Came>
        {went === 'gave' ? (
          <Say from={lines} line="gave" with={{ name }} as="h2" />
        ) : (
          <StillHere waits={went} lines={lines} />
        )}
        <p>
          <a className="press strong" href={ourAddress('/my-worker/')}>
            <Icon name="person" />
            {labels['worker']}
          </a>
        </p>
      </Came>
    );
  }
  return (
    <div className="wide-flow" ref={top} tabIndex={-1}>
      {at === 0 && missed && <Say from={lines} line="missed" />}
      {at === 0 && weeks.has(monday) && <Say from={lines} line="gave-already" with={{ name }} />}
      <CannotKeepSaid what={went === 'full' || went === 'cannot-keep' ? went : undefined} lines={lines} />
      {question ? (
        <>
          <p className="quiet">{fill(labels['week.of'] ?? '', { n: at + 1, of: questions.length })}</p>
          <SaidLine id={`week-${String(at)}`} line={question.prompt} as="h2" />
          <ShowMore
            key={question.id}
            choices={question.choices}
            chosen={said[at]?.said.chosen ?? []}
            words={moreWords(labels)}
          >
            {(shown) => (
              <ChooseOne
                label={question.prompt.words}
                {...shown}
                value={said[at]?.said.chosen?.[0]}
                onChange={(chosen) => choose(question, chosen)}
                after={behind(question, said[at]?.said.chosen?.[0], words)}
              />
            )}
          </ShowMore>
          <PressChoices
            label={question.prompt.words}
            choices={words.unsaid}
            value={said[at]?.said.unsaid}
            onChange={(unsaid) => say(question, unsaid ? { unsaid: unsaid as Unsaid } : {})}
          />
          <div className="row between">
            <Press icon="before" isDisabled={at === 0} onPress={() => setAt(at - 1)}>
              {labels['ask.back']}
            </Press>
            <Press icon="next" look="strong" onPress={() => setAt(at + 1)}>
              {labels['week.next']}
            </Press>
          </div>
        </>
      ) : (
        <section className="panel sunny flow">
          <ul className="print-choices">
            {questions.map((q, n) => (
              <li key={q.id}>
                <SaidLine
                  id={`gives-${String(n)}`}
                  line={
                    [...q.choices, ...words.unsaid].find(
                      (c) => c.id === said[n]?.said.chosen?.[0] || c.id === said[n]?.said.unsaid,
                    ) ?? q.prompt
                  }
                  size="little"
                />
              </li>
            ))}
          </ul>
          <Say from={lines} line="give" with={{ name }} as="h2" />
          <div className="row">
            <Press
              icon="give"
              look="strong"
              isDisabled={went === 'sending' || said.every((a) => !a)}
              onPress={() => give().catch(full)}
            >
              {fill(labels['give.to'] ?? '', { name })}
            </Press>
            <Press icon="before" onPress={() => setAt(0)}>
              {labels['ask.back']}
            </Press>
            <a className="press" href={ourAddress('/my-worker/')}>
              <Icon name="before" />
              {labels['give.not-now']}
            </a>
          </div>
        </section>
      )}
    </div>
  );
}

/** *How are you this week?*: three picture Questions that the worker switched on with the person. Nothing must be said. */
export function ThisWeekIsland({ words }: { words: WeekWords }) {
  const now = useHeard();
  if (now.state === 'reading') return <div className="waiting" aria-busy="true" />;
  const worker = now.state === 'here' ? now.between.workers.find((w) => !w.until) : undefined;
  if (now.state !== 'here' || !worker?.checkIn)
    return (
      <div className="wide-flow">
        <Say from={words.lines} line="off" as="h2" />
        <p>
          <a className="press strong" href={ourAddress('/my-worker/')}>
            <Icon name="person" />
            {words.labels['worker']}
          </a>
        </p>
      </div>
    );
  return <Asking between={now.between} worker={worker} words={words} />;
}
