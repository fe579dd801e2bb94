import type { GroupRow, RowOf } from '#model/group-record.ts';
import { newsParts } from '#model/group-rows.ts';
import { dayOf } from '#strings/day.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHash } from '#ui/use-hash.ts';
import { GroupCopy } from './GroupCopy.tsx';
import type { NewsLines } from './news-words.ts';
import { changeNewsletter, makeNewsletter, newslettersOf } from './newsletters.ts';
import { NewsPart } from './NewsPart.tsx';
import { NewsRuns, OneNewsletter } from './OneNewsletter.tsx';
import { go } from './own-go.ts';
import { BackToMade, OwnMade } from './OwnMade.tsx';
import { OwnPart } from './OwnPart.tsx';
import type { RunNow } from './Poster.tsx';
import type { GroupWords, ReadySession } from './ready-session.ts';
import { useRunsSaid } from './use-runs-said.ts';
import { WithRows } from './WithRows.tsx';
import { useWords } from './Words.tsx';
import { WriteHere } from './WriteHere.tsx';

/** Those that were made, and the way to a new one. */
function Made({ rows, own }: { rows: readonly GroupRow[]; own: NewsLines }) {
  const { lang, pictures } = useWords();
  return (
    <>
      <OwnPart id="news-title" line={own.what}>
        <OwnMade
          id="news-choose"
          choose={own.choose}
          picture={pictures.newspaper}
          made={newslettersOf(rows).map(({ id, name, day }) => ({
            id,
            shown: (
              <span>
                <span className="exact" dir="auto">
                  {name}
                </span>{' '}
                <span className="quiet">{dayOf(`${day}T00:00`, lang)}</span>
              </span>
            ),
          }))}
        />
        <SaidLine id="news-private" line={own.private} />
      </OwnPart>
      <GroupCopy rows={rows} />
    </>
  );
}

function Name({
  own,
  runs,
  newsletter,
}: {
  own: NewsLines;
  runs: readonly RunNow[];
  newsletter?: RowOf<'newsletter'>;
}) {
  const { say } = useWords();
  return (
    <OwnPart id="news-name" line={own.name}>
      <WriteHere
        label={say('group.news-name')}
        most={80}
        pictured={false}
        was={newsletter && { words: newsletter.name }}
        onKeep={async ({ words: name }) => {
          if (!newsletter) return go(await makeNewsletter(name, runs));
          await changeNewsletter(newsletter, { name });
          return go(newsletter.id);
        }}
        onEnd={() => go(newsletter?.id ?? '')}
      />
    </OwnPart>
  );
}

function All({
  rows,
  sessions,
  own,
}: {
  rows: readonly GroupRow[];
  sessions: readonly ReadySession[];
  own: NewsLines;
}) {
  const runs = useRunsSaid(rows, sessions);
  const [id, at, how, ...of] = useHash();
  if (id === undefined) return <Made rows={rows} own={own} />;
  if (id === 'new') return <Name own={own} runs={runs} />;
  const newsletter = newslettersOf(rows).find((one) => one.id === id);
  if (!newsletter)
    return (
      <OwnPart key="none" id="news-none" line={own.none}>
        <p>
          <BackToMade strong />
        </p>
      </OwnPart>
    );
  const here = { rows, newsletter, runs, own };
  if (at === 'name') return <Name own={own} runs={runs} newsletter={newsletter} />;
  if (at === 'runs') return <NewsRuns {...here} />;
  const part = newsParts.find((one) => one === at);
  const writes = how === 'as' ? of.join('/') : undefined;
  if (part) return <NewsPart key={`${part}/${writes ?? ''}`} {...here} part={part} writes={writes} go={go} />;
  return <OneNewsletter key={id} {...here} />;
}

/** Makes newsletters from what a group said in several Sessions. All is kept at once, on this device alone; nothing is sent from here. */
export function NewsletterIsland({
  sessions,
  words,
  own,
}: {
  sessions: ReadySession[];
  words: GroupWords;
  own: NewsLines;
}) {
  return (
    <WithRows words={words} title={own.what.words}>
      {(rows) => <All rows={rows} sessions={sessions} own={own} />}
    </WithRows>
  );
}
