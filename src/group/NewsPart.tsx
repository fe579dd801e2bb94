import { useState } from 'react';
import { dayFromNow, isSensibleDay } from '#model/calendar.ts';
import type { GroupRow, NewsPart as Part, RowOf } from '#model/group-record.ts';
import { rowsOf } from '#model/group-rows.ts';
import { dayWords } from '#strings/day.ts';
import { beginAt } from '#ui/begin-at.ts';
import { DayField } from '#ui/DayField.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { NewsLines } from './news-words.ts';
import { NewsItemShown } from './NewsPaper.tsx';
import { addNews, changeNews, mostIn, newsItems, takeNews, type NewsItem } from './newsletters.ts';
import { OwnPart } from './OwnPart.tsx';
import type { RunNow } from './Poster.tsx';
import { useWords } from './Words.tsx';
import { WriteHere } from './WriteHere.tsx';

interface Props {
  rows: readonly GroupRow[];
  newsletter: RowOf<'newsletter'>;
  runs: readonly RunNow[];
  own: NewsLines;
  part: Part;
  /** What is written: `new`, or the key of something in it. Undefined: the part is looked at. */
  writes: string | undefined;
  go: (...to: string[]) => void;
}

/** Words for a part: new ones of its own, or what the group said in other words. What is on has a day. */
function WriteNews({
  rows,
  newsletter,
  own,
  part,
  go,
  item,
}: Omit<Props, 'runs' | 'writes'> & { item?: NewsItem | undefined }) {
  const { say, labels, lang } = useWords();
  const [day, setDay] = useState(item?.day ?? '');
  const back = () => go(newsletter.id, part);
  const hasDay = part === 'on';
  return (
    <OwnPart id="news-write" line={own[`${part}-what`]}>
      <SaidLine id="news-names" line={own.names} size="little" />
      {item?.asked && <NewsItemShown item={item} />}
      <WriteHere
        label={hasDay ? say('group.news-on') : item?.asked ? say('group.their-answer') : say('group.news-sentence')}
        most={2000}
        was={item}
        onKeep={async (line) => {
          const news = { ...line, ...(hasDay && isSensibleDay(day, '1970-01-01') ? { day } : {}) };
          await (item ? changeNews(rows, newsletter.id, item, news) : addNews(rows, newsletter.id, part, news));
          back();
        }}
        onEnd={back}
      >
        {hasDay && (
          <DayField
            label={say('group.news-day')}
            says={dayWords(labels, lang)}
            from={item?.day ?? dayFromNow(0)}
            soon={[
              [say('group.in-1-week'), 7],
              [say('group.in-2-weeks'), 14],
              [say('group.in-4-weeks'), 28],
            ]}
            value={day}
            onChange={setDay}
          />
        )}
      </WriteHere>
    </OwnPart>
  );
}

/** One part of a newsletter: what can stand in it, each put in or left out by one press, and words of its own. */
export function NewsPart({ rows, newsletter, runs, own, part, writes, go }: Props) {
  const { say, lines } = useWords();
  const items = newsItems(rows, newsletter, runs, part);
  const here = { rows, newsletter, own, part, go };
  const written = items.find(({ key }) => key === writes);
  if (writes === 'new' || written) return <WriteNews key={writes} {...here} item={written} />;
  const isFull = items.filter((item) => item.in).length >= mostIn[part];
  const few = items.some((item) => item.counted?.most.count === 'few');
  const to = (...at: string[]) => `#${[newsletter.id, part, ...at].join('/')}`;
  return (
    <OwnPart id={`news-${part}`} line={own[part]}>
      <SaidLine id="news-what" line={own[`${part}-what`]} />
      {few && rowsOf(rows, 'count').length > 0 && <SaidLine id="news-few" line={lines.few} size="little" />}
      {items.length === 0 && part !== 'front' && <SaidLine id="news-empty" line={own.empty} size="little" />}
      <div role="status">
        {isFull && items.some((item) => !item.in) && (
          <>
            <SaidLine id="news-full" line={own.full} size="little" />
            <SaidLine id="news-full-next" line={own['full-next']} size="little" />
          </>
        )}
      </div>
      <ul className="own-steps news-items">
        {items.map((item) => (
          <li key={item.key} className="panel" data-in={item.in}>
            <NewsItemShown item={item} />
            <div className="row own-does">
              {!item.own && (
                <Press
                  look="small"
                  icon={item.in ? 'tick' : 'plus'}
                  aria-pressed={item.in}
                  aria-disabled={!item.in && isFull}
                  aria-label={`${say('group.news-in')} ${item.words}`}
                  onPress={() =>
                    item.in || !isFull ? changeNews(rows, newsletter.id, item, { in: !item.in }) : undefined
                  }
                >
                  {say('group.news-in')}
                </Press>
              )}
              {!item.counted && (
                <a
                  className="press small"
                  href={to('as', item.key)}
                  aria-label={`${say('group.change-it')} ${item.words}`}
                >
                  <Icon name="pen" />
                  {say('group.change-it')}
                </a>
              )}
              {item.own && (
                <Press
                  look="small"
                  icon="bin"
                  aria-label={`${say('group.take-away')} ${item.words}`}
                  onPress={async () => {
                    await takeNews(item.key);
                    beginAt(document.querySelector<HTMLElement>('.own-session h1'));
                  }}
                >
                  {say('group.take-away')}
                </Press>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="row">
        {part !== 'said' && !isFull && (
          <a className={`press ${items.length === 0 ? 'strong' : ''}`} href={to('as', 'new')}>
            <Icon name="pen" />
            {say('group.news-write')}
          </a>
        )}
        <a className={`press ${items.length === 0 ? '' : 'strong'}`} href={`#${newsletter.id}`}>
          <Icon name="tick" />
          {say('group.ready')}
        </a>
      </div>
    </OwnPart>
  );
}
