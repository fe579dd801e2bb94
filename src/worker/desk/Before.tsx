import type { Letter } from '#model/letter.ts';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { WrittenLines } from './SentSaid.tsx';
import { TheRest } from './TheRest.tsx';
import { useInSlices } from './use-in-slices.ts';

/** What the worker before said and promised, so that the story need not be told again. */
export function Before({ before }: { before: NonNullable<Letter['before']> }) {
  const {
    words: { labels, lines, lang },
  } = useHere();
  const replies = before.replies.flatMap((one) => ('lines' in one ? [one] : []));
  const { shown, left, more } = useInSlices(replies);
  return (
    <section className="panel flow">
      <h2>{fill(labels['desk.earlier'] ?? '', { name: before.worker })}</h2>
      <SaidLine id="before-how" line={lines['before-how']} size="little" />
      <details>
        <summary className="press small">{fill(labels['desk.earlier-said'] ?? '', { name: before.worker })}</summary>
        {shown.map((sent) => (
          <section key={sent.id} className="desk-sent">
            <p>
              <strong>{labels[`desk.did-${sent.kind}`]}</strong> <span className="quiet">{dayOf(sent.at, lang)}</span>
            </p>
            <WrittenLines lines={sent.lines} id={`b-${sent.id}`} />
            {sent.kind === 'promise' && <p>{fill(labels['desk.by'] ?? '', { date: dayOf(sent.by, lang) })}</p>}
          </section>
        ))}
        <TheRest left={left} more={more} />
      </details>
    </section>
  );
}
