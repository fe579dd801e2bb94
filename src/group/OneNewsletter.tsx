import type { GroupRow, RowOf } from '#model/group-record.ts';
import { newsParts } from '#model/group-rows.ts';
import { dayOf } from '#strings/day.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { printAs } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { NewsLines } from './news-words.ts';
import { NewsPaper } from './NewsPaper.tsx';
import { changeNewsletter, newsItems, runsOfQuarter, takeNews } from './newsletters.ts';
import { OwnEnds } from './OwnMade.tsx';
import { OwnPart } from './OwnPart.tsx';
import type { RunNow } from './Poster.tsx';
import { useWords } from './Words.tsx';

interface Props {
  rows: readonly GroupRow[];
  newsletter: RowOf<'newsletter'>;
  runs: readonly RunNow[];
  own: NewsLines;
}

/** Which Sessions go in: each by one press, or those of the last three months. */
export function NewsRuns({ newsletter, runs, own }: Props) {
  const { say, lang } = useWords();
  const has = (id: string) => newsletter.runs.includes(id);
  return (
    <OwnPart id="news-runs" line={own.runs}>
      {runs.length === 0 ? (
        <SaidLine id="news-runs-none" line={own['runs-none']} />
      ) : (
        <p>
          <Press icon="tick" onPress={() => changeNewsletter(newsletter, { runs: runsOfQuarter(runs) })}>
            {say('group.news-quarter')}
          </Press>
        </p>
      )}
      <ul className="run-rows">
        {runs.map(({ run, session }) => (
          <li key={run.id}>
            <Press
              aria-pressed={has(run.id)}
              onPress={() =>
                changeNewsletter(newsletter, {
                  runs: has(run.id) ? newsletter.runs.filter((id) => id !== run.id) : [...newsletter.runs, run.id],
                })
              }
            >
              <PictureTile picture={session.title.picture} />
              <span>
                {session.title.words} <span className="quiet">{dayOf(`${run.day}T00:00`, lang)}</span>
              </span>
              {has(run.id) && <Icon name="tick" />}
            </Press>
          </li>
        ))}
      </ul>
      <p>
        <a className="press strong" href={`#${newsletter.id}`}>
          <Icon name="tick" />
          {say('group.ready')}
        </a>
      </p>
    </OwnPart>
  );
}

/** One newsletter: its parts, how it looks on paper, printing it. */
export function OneNewsletter(props: Props) {
  const { rows, newsletter, runs, own } = props;
  const { say, pictures } = useWords();
  return (
    <>
      <div className="no-print">
        <OwnPart id="news-one" line={{ words: newsletter.name, picture: pictures.newspaper }}>
          <p>
            <Press look="strong" icon="print" onPress={() => printAs('newsletter')}>
              {say('group.news-print')}
            </Press>
          </p>
          <div className="own-adds">
            <a className="press" href={`#${newsletter.id}/runs`}>
              <PictureTile picture={own.runs.picture} />
              {say('group.news-runs')}
            </a>
            {newsParts.map((part) => (
              <a key={part} className="press" href={`#${newsletter.id}/${part}`}>
                <PictureTile picture={own[part].picture} />
                {say(`group.news-${part}`)}
                <span className="news-count" aria-hidden="true">
                  {newsItems(rows, newsletter, runs, part).filter((item) => item.in).length}
                </span>
              </a>
            ))}
          </div>
        </OwnPart>
      </div>
      <NewsPaper {...props} />
      <OwnEnds
        of={newsletter.id}
        take={say('group.news-take')}
        asks="l-news-take"
        onTake={() => takeNews(newsletter.id)}
      >
        <SaidLine id="news-take" line={own.take} as="h2" />
        <SaidLine id="news-take-said" line={own['take-said']} />
      </OwnEnds>
    </>
  );
}
