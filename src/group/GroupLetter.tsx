import { useState } from 'react';
import { dayFromNow, isSensibleDay } from '#model/calendar.ts';
import type { RowOf } from '#model/group-record.ts';
import { letterTo, rowsOf } from '#model/group-rows.ts';
import { dayOf, dayWords } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { ChooseOne } from '#ui/Choices.tsx';
import { DayField } from '#ui/DayField.tsx';
import { Press } from '#ui/Press.tsx';
import { printAs } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { CountedRows } from './CountedRows.tsx';
import { keepRow } from './keep.ts';
import { askedIn, Credit, Written, writtenIn, type RunNow } from './Poster.tsx';
import { useWords } from './Words.tsx';

type Letter = Pick<RowOf<'letter'>, 'to' | 'name' | 'from' | 'by'>;

/** The letter as it is printed: who writes, what was agreed, what was said, and by which day an answer is asked for. */
function Paper({ now, letter }: { now: RunNow; letter: Letter }) {
  const { say, lines, lang, writes } = useWords();
  const day = (of: string) => dayOf(`${of}T00:00`, lang);
  const asked = askedIn(now);
  return (
    <article className="paper group-letter" aria-label={say('group.letter')}>
      <p className="letter-day">{day(now.run.day)}</p>
      <p className="letter-dear">
        {letter.name.trim() !== '' && letter.to !== 'council'
          ? say('group.dear', { name: letter.name.trim() })
          : say(
              letter.to === 'council'
                ? 'group.dear-council'
                : letter.to === 'workers'
                  ? 'group.dear-workers'
                  : 'group.dear-all',
            )}
      </p>
      <SaidLine id="letter-we-are" line={lines['letter-we-are']} />
      <SaidLine
        id="letter-met"
        line={lines['letter-met']}
        words={fill(lines['letter-met'].words, { date: day(now.run.day) })}
      />
      <SaidLine id="letter-agreed" line={lines['letter-agreed']} />
      {writtenIn(
        now,
        writes.filter((kind) => kind.id === 'agreed' || kind.id === 'question'),
      ).flatMap(({ sentences }) => sentences.map((one) => <Written key={one.id} sentence={one} />))}
      {asked.length > 0 && <SaidLine id="letter-said" line={lines.said} />}
      {asked.map(({ step, counted }) => (
        <CountedRows key={step.id} head={step.head} counted={counted} as="h2" id={`letter-${step.id}`} />
      ))}
      {letter.by && (
        <SaidLine
          id="letter-please"
          line={lines['letter-please']}
          words={fill(lines['letter-please'].words, { date: day(letter.by) })}
        />
      )}
      <SaidLine id="letter-tell" line={lines['letter-tell']} />
      <SaidLine id="letter-easy" line={lines['letter-easy']} />
      <SaidLine id="letter-thanks" line={lines['letter-thanks']} />
      <p className="letter-from">{say('group.from', { name: letter.from.trim() || say('group.our-group') })}</p>
      <Credit />
    </article>
  );
}

/** The group's letter: to whom, by which day an answer is asked for; kept when it is printed, so that it is known what has no answer. */
export function GroupLetter({ now }: { now: RunNow }) {
  const { say, lines, labels, lang, to } = useWords();
  const kept = rowsOf(now.rows, 'letter', now.run.id)[0];
  const before = rowsOf(now.rows, 'letter').at(-1)?.from ?? '';
  const [letter, setLetter] = useState<Letter>(kept ?? { to: 'council', name: '', from: before, by: dayFromNow(28) });
  const change = (part: Partial<Letter>) => setLetter({ ...letter, ...part });
  const print = async () => {
    await keepRow({
      id: `${now.run.id}/letter`,
      kind: 'letter',
      run: now.run.id,
      to: letter.to,
      name: letter.name.slice(0, 200),
      from: letter.from.slice(0, 200),
      by: letter.by,
      day: dayFromNow(0),
    });
    await printAs('letter');
  };
  return (
    <section className="flow">
      <div className="panel flow no-print">
        <SaidLine id="letter-who" line={lines['letter-who']} />
        <ChooseOne
          label={lines['letter-who'].words}
          choices={to}
          look="cards"
          within="to-"
          value={letter.to}
          onChange={(id) => {
            const chosen = letterTo.find((one) => one === id);
            if (chosen) change({ to: chosen });
          }}
        />
        {letter.to !== 'council' && (
          <TypeHere
            label={say('group.their-name')}
            value={letter.name}
            onType={(name) => change({ name })}
            onDone={() => undefined}
          />
        )}
        <TypeHere
          label={say('group.name')}
          value={letter.from}
          onType={(from) => change({ from })}
          onDone={() => undefined}
        />
        <DayField
          label={say('group.answer-by')}
          says={dayWords(labels, lang)}
          from={dayFromNow(0)}
          soon={[
            [say('group.in-2-weeks'), 14],
            [say('group.in-4-weeks'), 28],
            [say('group.in-8-weeks'), 56],
          ]}
          value={letter.by}
          onChange={(by) => change({ by })}
        />
        <p>
          <Press
            look="strong"
            icon="print"
            aria-disabled={!isSensibleDay(letter.by)}
            onPress={() => (isSensibleDay(letter.by) ? print() : undefined)}
          >
            {say('group.print-letter')}
          </Press>
        </p>
      </div>
      <Paper now={now} letter={letter} />
    </section>
  );
}
