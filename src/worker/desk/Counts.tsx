import { fill, fillCount } from '#strings/fill.ts';
import { useTopics } from '#story/use-topics.ts';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { ownCounts, sumsOf } from './counts.ts';
import { useHere } from './here.ts';

/** *Is it working?* What people let be counted, and what I may count of my own work. Sums only: no name stands here. */
export function Counts() {
  const {
    desk,
    words: { labels, lines, lang },
    day,
  } = useHere();
  const topics = useTopics();
  const { counted, sums } = sumsOf(desk.entries ?? []);
  const own = ownCounts(desk.people, day);
  const questions = topics?.topics.flatMap((t) => t.questions) ?? [];
  const rows = [
    ['letters', own.letters],
    ['read', own.read],
    ['promised', own.promises],
    ['promise-kept', own.kept],
    ['promise-not-kept', own.notKept],
    ['days', own.days ?? '–'],
  ] as const;
  return (
    <div className="desk-counts wide-flow">
      <header className="desk-head">
        <h1>{labels['desk.counts']}</h1>
        <Press look="small" onPress={() => printAll()}>
          {labels['print']}
        </Press>
      </header>
      <SaidLine id="counts-how" line={lines['counts-how']} />
      <section className="panel flow">
        <h2>{labels['desk.own-counts']}</h2>
        <table className="desk-table">
          <tbody>
            {rows.map(([id, count]) => (
              <tr key={id}>
                <th scope="row">{labels[`desk.count-${id}`]}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel flow">
        <h2>{labels['desk.they-say']}</h2>
        {counted === 0 ? (
          <SaidLine id="counts-none" line={lines['counts-none']} />
        ) : (
          <p className="quiet">{fillCount(labels, 'desk.counted', counted, lang)}</p>
        )}
        {Object.entries(sums).map(([id, choices]) => {
          const question = questions.find((q) => q.id === id || q.id.endsWith(`/${id}`));
          const most = Math.max(...Object.values(choices));
          return (
            <table key={id} className="desk-table">
              <caption>{question?.prompt.words ?? id}</caption>
              <tbody>
                {Object.entries(choices).map(([choice, count]) => (
                  <tr key={choice}>
                    <th scope="row">
                      {question?.choices.find((c) => c.id === choice)?.words ??
                        labels[`desk.choice-${choice}`] ??
                        choice}
                    </th>
                    <td>
                      <meter min={0} max={most} value={count} aria-label={fill('{count}', { count })} /> {count}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        })}
      </section>
    </div>
  );
}
