import { useEffect, useMemo, useState } from 'react';
import { dayOf } from '#strings/day.ts';
import { StorySaid, saidIn } from '#story/StorySaid.tsx';
import { withOlder } from '#story/with-older.ts';
import { useTopics } from '#story/use-topics.ts';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { Before } from './Before.tsx';
import { Block } from './Block.tsx';
import { CaseNumber } from './CaseNumber.tsx';
import { CheckIn } from './CheckIn.tsx';
import { HandOver } from './HandOver.tsx';
import { HeardBack } from './HeardBack.tsx';
import { standsNow } from './given.ts';
import { personAt, useHere } from './here.ts';
import { LastPage } from './LastPage.tsx';
import { LetterSaid } from './LetterSaid.tsx';
import { MoveTo } from './MoveTo.tsx';
import type { Person } from './people.ts';
import { Promises } from './Promises.tsx';
import { TheRest } from './TheRest.tsx';
import { besideInTurn } from './today.ts';
import { StayingSaid } from './StayingSaid.tsx';
import { useInSlices } from './use-in-slices.ts';
import { Face, PiecesOf, piecesOfPerson, SealedPiece } from './SealedPiece.tsx';

/** Everything given, by Topic: drawn only when it is opened, since it may be years. */
function AllGiven({ person, open: openFirst }: { person: Person; open: boolean }) {
  const {
    words: { labels, lang, unsaid },
  } = useHere();
  const topics = useTopics();
  const [open, setOpen] = useState(openFirst);
  const said = useMemo(
    () =>
      topics
        ? withOlder(person.answers, topics.topics, labels['my-story.older'] ?? '').filter((t) =>
            saidIn(t, person.answers),
          )
        : [],
    [topics, person, labels],
  );
  // In the order in which they are drawn; what is thought of a Helper's view stands with that view.
  const rows = useMemo(() => {
    const places = new Map(said.flatMap((t) => t.questions).map((q, at) => [q.id, at]));
    return standsNow(person)
      .map((s) => s.newest)
      .sort((a, b) => (places.get(a.question) ?? 0) - (places.get(b.question) ?? 0));
  }, [said, person]);
  const { shown, left, more } = useInSlices(open ? rows : []);
  const answers = useMemo(() => [...shown, ...person.answers.filter((a) => a.said.thinksToo)], [shown, person]);
  return (
    <details className="desk-all" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary className="press">
        <h2>{labels['desk.all-given']}</h2>
      </summary>
      {open && topics && (
        <div className="paper">
          <StorySaid
            topics={said.filter((t) => saidIn(t, shown))}
            answers={answers}
            more={[...topics.feelings, ...unsaid]}
            labels={labels}
            lang={lang}
            Piece={SealedPiece}
          />
          <TheRest left={left} more={more} />
        </div>
      )}
    </details>
  );
}

/** Who waits next, and who before: by a press or by a key. */
function InTurn({ person }: { person: Person }) {
  const {
    waits,
    turn,
    words: { labels },
  } = useHere();
  const { before, next } = besideInTurn({ waits, turn }, person.thread);
  const way = (to: Person | undefined, key: 'b' | 'n', label: string) =>
    to && (
      <a className="press small" data-key={key} href={personAt(to.thread)}>
        {labels[label]}
        <span className="unseen"> {to.name}</span>
      </a>
    );
  return (
    <>
      {way(before, 'b', 'desk.person-before')}
      {way(next, 'n', 'desk.person-next')}
    </>
  );
}

/** A person: the newest Letter first, in their exact words, then all that is between us. What a worker knows before a visit is a page of its own. */
export function PersonScreen({ person, place }: { person: Person; place: string }) {
  const {
    desk,
    words: { labels, lines, lang },
  } = useHere();
  const pieces = useMemo(() => piecesOfPerson(person), [person]);
  const [newest] = person.letters;
  const inLetter = newest?.letter.answers.some((a) => a.id === place) ?? false;
  useEffect(() => {
    if (!place) return;
    // After what was found is drawn; in a Letter that lies folded the whole of it is shown instead.
    const at = setTimeout(
      () => document.querySelector(`[data-place="${CSS.escape(place)}"]`)?.scrollIntoView({ block: 'start' }),
      300,
    );
    return () => clearTimeout(at);
  }, [place]);
  return (
    <PiecesOf value={pieces}>
      <article className="desk-person wide-flow">
        <header className="desk-person-head">
          <Face person={person} />
          <div>
            <h1 className="exact" dir="auto">
              {person.name || labels['desk.no-name']}
            </h1>
            {newest && (
              <p className="quiet">
                {fill(labels['desk.last-letter'] ?? '', { date: dayOf(newest.letter.at, lang) })}
                {person.caseNumber && (
                  <>
                    {' '}
                    · {labels['desk.case']} <span className="exact">{person.caseNumber}</span>
                  </>
                )}
              </p>
            )}
          </div>
          <div className="row no-print">
            <a className="press small" data-key="v" href={`#visit/${person.thread}`}>
              {labels['desk.visit']}
            </a>
            <a className="press small" data-key="x" href={`#record/${person.thread}`}>
              {labels['desk.record']}
            </a>
            {person.mine && <MoveTo person={person} />}
            <Press look="small" onPress={() => printAll()}>
              {labels['print']}
            </Press>
            <InTurn person={person} />
          </div>
        </header>
        {person.mine &&
          desk.missing.has(person.thread) &&
          (['missing', 'missing-next'] as const).map((line) => (
            <SaidLine
              key={line}
              id={line}
              line={lines[line]}
              words={fill(lines[line].words, { name: person.name || (labels['desk.this-person'] ?? '') })}
              size="little"
            />
          ))}
        <div className="desk-two">
          <div className="desk-main wide-flow">
            {newest?.letter.before && <Before before={newest.letter.before} />}
            {newest && (
              <LetterSaid key={newest.letter.id} person={person} given={newest} open place={inLetter ? place : ''} />
            )}
            {person.letters.slice(1).map((given) => (
              <LetterSaid
                key={given.letter.id}
                person={person}
                given={given}
                open={!inLetter && given.letter.answers.some((a) => a.id === place)}
                place={place}
              />
            ))}
            <StayingSaid person={person} />
            <AllGiven person={person} open={place === 'all'} />
          </div>
          <aside className="desk-aside wide-flow" aria-label={labels['desk.between-us']}>
            <Promises person={person} />
            <HeardBack person={person} />
            <CheckIn person={person} />
            <CaseNumber person={person} />
            {person.mine && <HandOver person={person} />}
            {person.mine && <LastPage person={person} />}
            {person.mine && <Block person={person} />}
          </aside>
        </div>
      </article>
    </PiecesOf>
  );
}
