import { useMemo } from 'react';
import { SheetPart, toldIn } from '#story/SheetPart.tsx';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { useTopics } from '#story/use-topics.ts';
import { WhenSaid } from '#story/WhenSaid.tsx';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { answered, newestNews } from './given.ts';
import { personAt, useHere } from './here.ts';
import type { Person } from './people.ts';
import { isOpen, promisesOf } from './promises.ts';
import { Face, PiecesOf, piecesOfPerson, SealedPiece } from './SealedPiece.tsx';
import { WrittenLines } from './SentSaid.tsx';
import { TheRest } from './TheRest.tsx';
import { useInSlices } from './use-in-slices.ts';

/** Questions that tell how somebody wants to be spoken with: first of all on the way to them. */
const speaking = ['how-i-communicate/how-i-tell', 'how-i-communicate/mean-yes', 'how-i-communicate/mean-no', 'how-i-communicate/good-time', 'how-i-communicate/upset', 'about-me/spoken-to', 'help-me-decide/what-helps', 'please-do/please-do', 'please-do/please-do-not'];

/**
 * *What I know before I visit*: one page a person. Who they are, how to speak with them, what is new, what I promised; all from what they gave,
 * in their exact words. It is opened from this device's own sealed log, so a phone without internet has it too, behind the same lock.
 */
export function Visit({ person }: { person: Person }) {
  const { words: { sheet, labels, lines, lang, unsaid }, day } = useHere();
  const topics = useTopics();
  const pieces = useMemo(() => piecesOfPerson(person), [person]);
  const news = useMemo(() => newestNews(person), [person]);
  const { shown, left, more } = useInSlices(news);
  if (!topics) return <div className="waiting" aria-busy="true" />;
  const choices = [...topics.feelings, ...unsaid];
  const questions = new Map(topics.topics.flatMap((t) => t.questions.map((q) => [q.id, q] as const)));
  const name = person.name || (labels['desk.no-name'] ?? '');
  const promises = promisesOf(person, day).filter((k) => isOpen(k) || k.first);
  const parts = [{ id: 'speak', head: lines['visit-speak'], write: 0, questions: speaking }, ...sheet.headings.map((h) => ({ ...h, questions: h.questions.filter((q) => !speaking.includes(q)) }))];
  const done = answered(person);
  return (
    <PiecesOf value={pieces}>
      <article className="desk-person desk-visit wide-flow">
        <header className="desk-person-head">
          <Face person={person} />
          <div><h1 className="exact" dir="auto">{name}</h1><p className="quiet">{labels['desk.visit']} · {dayOf(day, lang)}</p></div>
          <div className="row no-print">
            <a className="press small" href={personAt(person.thread)}>{labels['desk.to-letters']}</a>
            <Press look="small" onPress={() => printAll()}>{labels['print']}</Press>
          </div>
        </header>
        <div className="desk-visit-parts">
          {parts.map((heading) => <SheetPart key={heading.id} heading={heading} told={toldIn(heading.questions, topics, person.answers)} more={choices} labels={labels} lang={lang} Piece={SealedPiece} />)}
          <section className="sheet-part" data-part="promises">
            <SaidLine id="visit-promises" line={lines['visit-promises']} as="h2" size="little" />
            {promises.length === 0 && <p className="quiet">{labels['desk.visit-none']}</p>}
            {promises.map(({ promise, state }) => <div key={promise.id} className="desk-promise"><p><span className={`desk-mark desk-mark-${state}`}>{labels[`desk.promise-${state}`]}</span> <span className="quiet">{fill(labels['desk.by'] ?? '', { date: dayOf(promise.by, lang) })}</span></p><WrittenLines lines={promise.lines} id={`v-${promise.id}`} /></div>)}
          </section>
          <section className="sheet-part" data-part="new">
            <SaidLine id="visit-new" line={lines['visit-new']} as="h2" size="little" />
            {news.length === 0 && <p className="quiet">{labels['desk.visit-none']}</p>}
            {shown.map(({ newest: answer }) => (
              <div key={answer.id} className="sheet-said">
                <h3 className="sheet-asked">{answer.asked.prompt}{!done.has(answer.id) && <> <span className="desk-mark desk-mark-new">{labels['desk.is-new']}</span></>}</h3>
                <AnswerSaid answer={answer} question={questions.get(answer.question)} more={choices} labels={labels} lang={lang} Piece={SealedPiece} />
                <WhenSaid answer={answer} labels={labels} lang={lang} />
              </div>
            ))}
            <TheRest left={left} more={more} />
          </section>
        </div>
      </article>
    </PiecesOf>
  );
}
