import { useMemo } from 'react';
import type { Answer } from '#model/answer.ts';
import { speakingQuestions } from '#model/named-questions.ts';
import { toldIn } from '#story/SheetPart.tsx';
import { questionsById } from '#story/questions-by-id.ts';
import { useTopics } from '#story/use-topics.ts';
import { WhenSaid } from '#story/WhenSaid.tsx';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { AskedAndSaid } from './AskedAndSaid.tsx';
import { answered, newestNews } from './given.ts';
import { personAt, useHere } from './here.ts';
import type { Person } from './people.ts';
import { isOpen, promisesOf } from './promises.ts';
import { Face, PiecesOf, piecesOfPerson } from './SealedPiece.tsx';
import { WrittenLines } from './SentSaid.tsx';
import { TheRest } from './TheRest.tsx';
import { TimeSaid } from './TimeSaid.tsx';
import { useInSlices } from './use-in-slices.ts';

/**
 * *What I know before I visit*: one page a person. Who they are, how to speak with them, what is new, what I promised; all from what they gave,
 * in their exact words. It is opened from this device's own sealed log, so a phone without internet has it too, behind the same lock.
 */
export function Visit({ person }: { person: Person }) {
  const {
    words: { sheet, labels, lines, lang, unsaid },
    day,
    waits,
  } = useHere();
  const topics = useTopics();
  const pieces = useMemo(() => piecesOfPerson(person), [person]);
  const news = useMemo(() => newestNews(person), [person]);
  const parts = useMemo(
    () =>
      topics
        ? [
            { id: 'speak', head: lines['visit-speak'], questions: speakingQuestions },
            ...sheet.headings.map(({ id, head, questions }) => ({
              id,
              head,
              questions: questions.filter((q) => !speakingQuestions.includes(q)),
            })),
          ]
            .map((part) => ({ ...part, told: toldIn(part.questions, topics, person.answers) }))
            .filter((part) => part.told.length > 0)
        : [],
    [topics, lines, sheet, person],
  );
  const dangers = useMemo(
    () => waits.flatMap((w) => (w.kind === 'danger' && w.person.thread === person.thread ? [w.told.answer] : [])),
    [waits, person],
  );
  // What is new and stands above already is marked there.
  const rest = useMemo(() => {
    const above = new Set([...dangers.map((a) => a.id), ...parts.flatMap((p) => p.told.map((t) => t.answer.id))]);
    return news.map((n) => n.newest).filter((a) => !above.has(a.id));
  }, [parts, news, dangers]);
  const { shown, left, more } = useInSlices(rest);
  if (!topics) return <div className="waiting" aria-busy="true" />;
  const questions = questionsById(topics.topics);
  const name = person.name || (labels['desk.no-name'] ?? '');
  const promises = promisesOf(person, day).filter((k) => isOpen(k) || k.first);
  const done = answered(person);
  const isNew = new Set(news.map((n) => n.newest.id).filter((id) => !done.has(id)));
  const said = (answer: Answer) => (
    <div key={answer.id} className="sheet-said">
      <AskedAndSaid answer={answer} question={questions.get(answer.question)} more={[...topics.feelings, ...unsaid]}>
        {isNew.has(answer.id) && <span className="desk-mark desk-mark-new">{labels['desk.is-new']}</span>}
      </AskedAndSaid>
      <WhenSaid answer={answer} labels={labels} lang={lang} />
    </div>
  );
  return (
    <PiecesOf value={pieces}>
      <article className="desk-person desk-visit wide-flow">
        <header className="desk-person-head">
          <Face person={person} />
          <div>
            <h1 className="exact" dir="auto">
              {name}
            </h1>
            <p className="quiet">
              {labels['desk.visit']} · {dayOf(day, lang)}
            </p>
          </div>
          <div className="row no-print">
            <a className="press small" data-key="v" href={personAt(person.thread)}>
              {labels['desk.to-letters']}
            </a>
            <Press look="small" onPress={() => printAll()}>
              {labels['print']}
            </Press>
          </div>
        </header>
        <div className="desk-visit-parts">
          {dangers.length > 0 && (
            <section className="sheet-part" data-part="danger">
              <SaidLine id="visit-danger" line={lines['visit-danger']} as="h2" size="little" />
              {dangers.map((answer) => (
                <div key={answer.id}>
                  {said(answer)}
                  <TimeSaid answer={answer} labels={labels} />
                </div>
              ))}
            </section>
          )}
          {parts.map(({ id, head, told }) => (
            <section key={id} className="sheet-part">
              <SaidLine id={`head-${id}`} line={head} as="h2" size="little" />
              {told.map(({ answer }) => said(answer))}
            </section>
          ))}
          <section className="sheet-part" data-part="promises">
            <SaidLine id="visit-promises" line={lines['visit-promises']} as="h2" size="little" />
            {promises.length === 0 && <p className="quiet">{labels['desk.visit-none']}</p>}
            {promises.map(({ promise, state }) => (
              <div key={promise.id} className="desk-promise">
                <p>
                  <span className={`desk-mark desk-mark-${state}`}>{labels[`desk.promise-${state}`]}</span>{' '}
                  <span className="quiet">{fill(labels['desk.by'] ?? '', { date: dayOf(promise.by, lang) })}</span>
                </p>
                <WrittenLines lines={promise.lines} id={`v-${promise.id}`} />
              </div>
            ))}
          </section>
          {(rest.length > 0 || news.length === 0) && (
            <section className="sheet-part" data-part="new">
              <SaidLine id="visit-new" line={lines['visit-new']} as="h2" size="little" />
              {news.length === 0 && <p className="quiet">{labels['desk.visit-none']}</p>}
              <div className="desk-visit-new">{shown.map(said)}</div>
              <TheRest left={left} more={more} />
            </section>
          )}
        </div>
      </article>
    </PiecesOf>
  );
}
