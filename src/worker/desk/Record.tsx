import { useMemo, useState } from 'react';
import { aboutMeFile, recordPieces } from '#about-me/about-me-file.ts';
import { aboutMeRecord } from '#about-me/about-me-record.ts';
import type { Answer } from '#model/answer.ts';
import { piecesOf as piecesIn } from '#model/ways-of-saying.ts';
import { questionsById } from '#story/questions-by-id.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import { useTopics } from '#story/use-topics.ts';
import { dayOf, dayWords } from '#strings/day.ts';
import { fillCount } from '#strings/fill.ts';
import { asDataAddress } from '#ui/data-address.ts';
import { DayField } from '#ui/DayField.tsx';
import { download, fileName } from '#ui/download.ts';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useCopyOut, useRecordText } from './CopyOut.tsx';
import { personAt, useHere } from './here.ts';
import type { Person } from './people.ts';
import { copiedBetween, saidByDays } from './record.ts';
import { Face, piecesOfPerson, sealedBlob } from './SealedPiece.tsx';

/** The same document as a person makes of their own Story, of these Answers. */
function useFhir(person: Person, answers: readonly Answer[], topics: ReviewTopics): () => Promise<void> {
  const {
    desk: { keys },
    words: { labels, lang, unsaid },
  } = useHere();
  return async () => {
    const questions = questionsById(topics.topics);
    const words = (answer: Answer) =>
      spokenParts(
        saidParts(answer, questions.get(answer.question), [...topics.feelings, ...unsaid], labels, lang),
        labels,
      );
    const record = aboutMeRecord({ story: person, answers, sectionOf: (id) => questions.get(id)?.section, words });
    const places = piecesOfPerson(person);
    const wanted = [...new Set(answers.flatMap((a) => piecesIn(a.said)))];
    const blobs = await Promise.all(
      wanted.map(async (id) => [id, await sealedBlob(keys, id, places.get(id))] as const),
    );
    download(
      aboutMeFile(
        record,
        answers,
        await recordPieces(
          answers,
          blobs.flatMap(([id, blob]) => (blob ? [[id, blob] as const] : [])),
          asDataAddress,
        ),
      ),
      fileName(person, new Date(), 'about-me', 'json'),
    );
  };
}

/**
 * *Into the council's records*: what a person said in a span of time, as the very text that is copied and printed. Never without their exact words;
 * what was taken back or is to be forgotten is not in it.
 */
export function Record({ person }: { person: Person }) {
  const topics = useTopics();
  return topics ? <Span person={person} topics={topics} /> : <div className="waiting" aria-busy="true" />;
}

function Span({ person, topics }: { person: Person; topics: ReviewTopics }) {
  const {
    words: { labels, lines, lang },
    day,
  } = useHere();
  const text = useRecordText(person, topics);
  const first = saidByDays(person)[0]?.at.slice(0, 10) ?? day;
  const [span, setSpan] = useState({ from: first, to: day });
  const answers = useMemo(() => copiedBetween(person, span.from || first, span.to || day), [person, span, first, day]);
  const fhir = useFhir(person, answers, topics);
  const copying = useCopyOut({ person, topics, what: () => answers, words: labels['desk.copy-text'] ?? '' });
  const [busy, setBusy] = useState(false);
  const [gone, setGone] = useState(false);
  const name = person.name || (labels['desk.no-name'] ?? '');
  const says = dayWords(labels, lang);
  const save = async () => {
    setBusy(true);
    setGone(false);
    await fhir().catch(() => {
      setGone(true);
    });
    setBusy(false);
  };
  const whole = Math.round((Date.parse(first) - Date.parse(day)) / 86_400_000);
  const ago = (
    [
      ['desk.ago-4-weeks', -28],
      ['desk.ago-3-months', -91],
      ['desk.ago-1-year', -365],
      ['desk.first-day', whole],
    ] as const
  )
    .filter(([, days]) => days >= whole)
    .map(([words, days]) => [labels[words] ?? '', days] as const);
  return (
    <article className="desk-person desk-record wide-flow">
      <header className="desk-person-head no-print">
        <Face person={person} />
        <div>
          <h1 className="exact" dir="auto">
            {name}
          </h1>
          <p className="quiet">
            {labels['desk.record']} · {dayOf(day, lang)}
          </p>
        </div>
        <div className="row">
          <a className="press small" data-key="x" href={personAt(person.thread)}>
            {labels['desk.to-letters']}
          </a>
        </div>
      </header>
      <section className="panel flow no-print">
        <SaidLine id="record-how" line={lines['record-how']} size="little" />
        <SaidLine id="record-there" line={lines['record-there']} size="little" />
        <div className="desk-span">
          <DayField
            label={labels['desk.from-day'] ?? ''}
            says={says}
            soon={ago}
            from={first}
            value={span.from}
            onChange={(from) => setSpan({ ...span, from })}
          />
          <DayField
            label={labels['desk.to-day'] ?? ''}
            says={says}
            soon={[[labels['desk.today'] ?? '', 0]]}
            from={first}
            value={span.to}
            onChange={(to) => setSpan({ ...span, to })}
          />
        </div>
        <p role="status">
          <strong>{fillCount(labels, 'desk.answers', answers.length, lang)}</strong>
        </p>
        <div className="row">
          {copying.press}
          <Press look="small" icon="print" isDisabled={answers.length === 0} onPress={() => printAll()}>
            {labels['desk.print-pdf']}
          </Press>
          <Press look="small" icon="save" isDisabled={busy || answers.length === 0} onPress={() => save()}>
            {labels['desk.save-fhir']}
          </Press>
        </div>
        {copying.note}
        <div role="alert">{gone && <SaidLine id="record-gone" line={lines['piece-gone']} size="little" />}</div>
      </section>
      {answers.length > 0 && (
        <pre className="paper record exact" data-not-read tabIndex={0} aria-label={labels['desk.record']}>
          {text(answers)}
        </pre>
      )}
    </article>
  );
}
