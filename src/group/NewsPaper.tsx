import type { CSSProperties } from 'react';
import type { GroupRow, NewsPart, RowOf } from '#model/group-record.ts';
import { rowsOf } from '#model/group-rows.ts';
import { dayOf } from '#strings/day.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';
import { CountedRows } from './CountedRows.tsx';
import type { NewsLines } from './news-words.ts';
import { newsItems, type NewsItem } from './newsletters.ts';
import { Credit, Written, type RunNow } from './Poster.tsx';
import { useWords } from './Words.tsx';

/** One thing in it, large: its picture, its words, and what belongs to them. */
export function NewsItemShown({ item, as = 'h2' }: { item: NewsItem; as?: 'h2' | 'h3' }) {
  const { say, lang, writes } = useWords();
  const kind = item.part === 'wall' && writes.find(({ id }) => id === item.as);
  if (item.counted) {
    const { step, most } = item.counted;
    return <CountedRows head={step.head} counted={[most]} as={as} id={`news-${item.key}`} />;
  }
  return (
    <div className="news-item">
      {item.asked && <p className="quiet">{say('group.news-we')}</p>}
      {item.asked && (
        <div className="news-asked">
          <Written sentence={item.asked} heard={`news-asked-${item.key}`} />
        </div>
      )}
      {item.asked && <p className="quiet">{say('group.news-they')}</p>}
      {kind && (
        <p className="news-kind">
          <PictureTile picture={kind.picture} />
          {kind.words}
        </p>
      )}
      {item.day && <p className="news-day">{dayOf(`${item.day}T00:00`, lang)}</p>}
      <Written sentence={item} bare={item.asked !== undefined} heard={`news-${item.key}`} />
    </div>
  );
}

/** Which parts stand on one paper. */
const sheets: readonly (readonly NewsPart[])[] = [['front', 'agreed'], ['good', 'said'], ['wall'], ['on']];

/** A newsletter as it is printed: a front page, then each part that has something in it, on two to four papers. */
export function NewsPaper({
  rows,
  newsletter,
  runs,
  own,
}: {
  rows: readonly GroupRow[];
  newsletter: RowOf<'newsletter'>;
  runs: readonly RunNow[];
  own: NewsLines;
}) {
  const { say, lang } = useWords();
  const group = rowsOf(rows, 'letter')
    .map(({ from }) => from.trim())
    .findLast((from) => from !== '');
  const papers = sheets
    .map((parts) =>
      parts
        .map((part) => ({ part, items: newsItems(rows, newsletter, runs, part).filter((item) => item.in) }))
        .filter(({ items }) => items.length > 0),
    )
    .filter((parts) => parts.length > 0);
  return (
    <article className="paper newsletter" aria-label={newsletter.name}>
      <header className="news-head">
        <p className="poster-title exact" dir="auto">
          {newsletter.name}
        </p>
        <p>
          {group && <span>{say('group.from', { name: group })} · </span>}
          {dayOf(`${newsletter.day}T00:00`, lang)}
        </p>
      </header>
      {papers.map((parts) => (
        <div key={parts[0]?.part} className="news-paper">
          {parts.map(({ part, items }) => (
            <section
              key={part}
              className={`news-part news-${part}`}
              style={{ '--many': items.length } as CSSProperties}
            >
              {part !== 'front' && (
                <h2 data-line={`news-${part}`} {...(own[part].sound ? { 'data-sound': own[part].sound } : {})}>
                  <PictureTile picture={own[part].picture} />
                  <span id={`l-news-${part}`}>{own[part].words}</span>
                  <ListenButton of={`l-news-${part}`} />
                </h2>
              )}
              {items.map((item) => (
                <NewsItemShown key={item.key} item={item} as="h3" />
              ))}
            </section>
          ))}
          {parts === papers.at(-1) && <Credit />}
        </div>
      ))}
    </article>
  );
}
