import { useState } from 'react';
import { dayFromNow } from '#model/calendar.ts';
import type { GroupRow, RowOf } from '#model/group-record.ts';
import { answerTo, rowsOf, sentencesOf } from '#model/group-rows.ts';
import { dayOf } from '#strings/day.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { keepRow } from './keep.ts';
import { Written, type RunNow } from './Poster.tsx';
import { useWords } from './Words.tsx';

function One({ sentence, rows }: { sentence: RowOf<'sentence'>; rows: readonly GroupRow[] }) {
  const { say, lines, lang } = useWords();
  const answer = answerTo(rows, sentence.id);
  const [words, setWords] = useState(answer?.words ?? '');
  const by = rowsOf(rows, 'letter', sentence.run)[0]?.by;
  const keep = () =>
    words.trim() === (answer?.words ?? '')
      ? undefined
      : keepRow({
          id: `${sentence.id}/answer`,
          kind: 'answer',
          run: sentence.run,
          of: sentence.id,
          words: words.trim().slice(0, 2000),
          day: dayFromNow(0),
        });
  return (
    <li className="panel flow they-did">
      <Written sentence={sentence} />
      {answer ? (
        <p className="quiet">{say('group.answered-on', { date: dayOf(`${answer.day}T00:00`, lang) })}</p>
      ) : (
        <div className="still-waits">
          <SaidLine id={`none-${sentence.id}`} line={lines['answers-none']} size="little" />
          {by && <p className="quiet">{say('group.asked-by', { date: dayOf(`${by}T00:00`, lang) })}</p>}
        </div>
      )}
      <TypeHere label={say('group.their-answer')} lines={2} value={words} onType={setWords} onDone={() => undefined} />
      <p>
        <Press look="small" icon="save" onPress={keep}>
          {say('group.keep')}
        </Press>
      </p>
    </li>
  );
}

/** You said, they did: what was agreed, and beside it what was answered, with its day. */
export function TheyDid({ now }: { now: RunNow }) {
  const { lines } = useWords();
  const agreed = sentencesOf(now.rows, now.run.id).filter((one) => one.as === 'agreed');
  if (agreed.length === 0) return null;
  return (
    <section className="flow no-print">
      <SaidLine id="answers" line={lines.answers} as="h2" />
      <SaidLine id="answers-write" line={lines['answers-write']} />
      <SaidLine id="answers-first" line={lines['answers-first']} />
      <ul className="they-did-rows">
        {agreed.map((sentence) => (
          <One key={sentence.id} sentence={sentence} rows={now.rows} />
        ))}
      </ul>
    </section>
  );
}
