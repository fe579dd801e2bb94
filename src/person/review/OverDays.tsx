import type { Answer } from '#model/answer.ts';
import { own } from '#model/own.ts';
import type { ReadyChoice } from '#model/ready.ts';
import type { OverTimeWords } from '#person/review/labels.ts';
import { shortDay } from '#strings/day.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { whoseWords } from '#story/whose-words.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';

interface Props {
  rows: readonly { question: ReviewQuestion; days: readonly Answer[] }[];
  words: OverTimeWords;
}

/** The same days as a table, for those who read it so: whose words stand there too. */
function AsTable({
  days,
  say,
  words,
}: {
  days: readonly Answer[];
  say: (answer: Answer) => string;
  words: OverTimeWords;
}) {
  const { labels, lang } = words;
  return (
    <details>
      <summary className="press small">
        {labels['time.table']}
        <Icon name="more" />
      </summary>
      <div className="scrolls" tabIndex={0} role="group" aria-label={labels['time.table']}>
        <table>
          <thead>
            <tr>
              <th scope="col">{labels['time.day']}</th>
              <th scope="col">{labels['time.said']}</th>
              <th scope="col">{labels['time.who']}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((one) => (
              <tr key={one.id}>
                <th scope="row">{shortDay(one.at, lang)}</th>
                <td>{say(one)}</td>
                <td>{whoseWords(labels, one.speaker)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Feelings day by day: the faces themselves, from the first day to today. Nothing to be read off a scale. */
export function FeelingsOverTime({ rows, more, words }: Props & { more: readonly ReadyChoice[] }) {
  const { labels, lang } = words;
  const wordOf = (one: Answer, id: string) => own(one.asked.choices, id) ?? more.find((f) => f.id === id)?.words ?? id;
  const ids = (one: Answer) => (one.said.unsaid ? [one.said.unsaid] : (one.said.chosen ?? []));
  return (
    <section className="wide-flow">
      <h2>{labels['time.feelings']}</h2>
      {rows.map(({ question, days }) => (
        <section key={question.id} className="panel flow keep-together">
          <h3>{question.prompt.words}</h3>
          <ol className="day-strip">
            {days.map((one) => (
              <li key={one.id}>
                <strong>{shortDay(one.at, lang)}</strong>
                {ids(one).map((id) => {
                  const face = more.find((f) => f.id === id);
                  return (
                    <span key={id} className="day-face">
                      {face && <PictureTile picture={face.picture} />}
                      <span>{wordOf(one, id)}</span>
                    </span>
                  );
                })}
                {one.said.written && (
                  <span className="quiet exact" dir="auto">
                    {one.said.written}
                  </span>
                )}
              </li>
            ))}
          </ol>
          <AsTable
            days={days}
            words={words}
            say={(one) => [...ids(one).map((id) => wordOf(one, id)), one.said.written ?? ''].filter(Boolean).join(', ')}
          />
        </section>
      ))}
    </section>
  );
}

/** Boards day by day: each picture with the place it had, from day to day in one row. */
export function BoardsOverTime({ rows, words }: Props) {
  const { labels, lang } = words;
  return (
    <section className="wide-flow">
      <h2>{labels['time.boards']}</h2>
      {rows.map(({ question, days }) => {
        const cards = [...new Set(days.flatMap((one) => Object.keys(one.said.sorted ?? {})))];
        const places = question.with['places'] ?? [];
        const cardOf = (id: string) => question.choices.find((c) => c.id === id);
        const wordsOf = (id: string) =>
          cardOf(id)?.words ?? days.map((d) => own(d.asked.choices, id)).find(Boolean) ?? id;
        return (
          <section key={question.id} className="panel flow">
            <h3>{question.prompt.words}</h3>
            <div className="scrolls" tabIndex={0} role="group" aria-label={question.prompt.words}>
              <table className="boards">
                <thead>
                  <tr>
                    <td />
                    {days.map((one) => (
                      <th key={one.id} scope="col">
                        {shortDay(one.at, lang)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {cards.map((id) => (
                    <tr key={id}>
                      <th scope="row">
                        {cardOf(id) && <PictureTile picture={(cardOf(id) as ReadyChoice).picture} />}
                        <span>{wordsOf(id)}</span>
                      </th>
                      {days.map((one) => {
                        const at = own(one.said.sorted, id);
                        const place = places.find((p) => p.id === at);
                        return (
                          <td key={one.id}>
                            {place && <PictureTile picture={place.picture} />}
                            <span>{place?.words ?? (at ? own(one.asked.choices, `places/${at}`) : '')}</span>
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        );
      })}
    </section>
  );
}
