import { useEffect, useMemo, useRef, useState } from 'react';
import { thingsSaid } from '#model/answers.ts';
import type { Answer, Token } from '#model/answer.ts';
import { ourAddress } from '#model/our-address.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { rubOut } from '#person/keep/answers.ts';
import { rubOutStory } from '#person/keep/stories.ts';
import { useStory } from '#person/keep/use-story.ts';
import { pieceAddress } from '#person/keep/piece-address.ts';
import { KeptSince } from '#person/review/KeptSince.tsx';
import type { ReviewWords } from '#person/review/labels.ts';
import { RubOut } from '#person/review/RubOut.tsx';
import { TopicSaid } from '#person/review/TopicSaid.tsx';
import { OneAtATime } from '#story/OneAtATime.tsx';
import { slidesOf } from '#story/slides.ts';
import { useTopics } from '#story/use-topics.ts';
import { withOlder } from '#story/with-older.ts';
import { fillCount } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { beginAt } from '#ui/begin-at.ts';
import { Icon } from '#ui/Icon.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

const none: Answer[] = [];

/** Grows by one each time the screen has been drawn, once there is something to draw: the first Topic can be read while the others come. */
function useGrowing(there: boolean): number {
  const [n, setN] = useState(1);
  useEffect(() => {
    if (!there || n > 40) return undefined;
    const next = setTimeout(() => setN(n + 1), 0);
    return () => clearTimeout(next);
  }, [n, there]);
  return n > 40 ? Infinity : n;
}

/** Look over everything that was said, hear it, change it, rub it out. */
export function LookOverIsland({ words }: { words: ReviewWords }) {
  const { labels, lines, lang } = words;
  const now = useStory();
  const topics = useTopics();
  const drawn = useGrowing(now.state === 'here' && topics !== undefined);
  const answers = now.state === 'here' ? now.answers : none;
  const isOffered = now.state === 'here' && now.offers.length > 0;
  const shown = useMemo(
    () =>
      withOlder(answers, topics?.topics ?? [], labels['my-story.older'] ?? '').filter((t) =>
        t.questions.some((q) => answers.some((a) => a.question === q.id && !isEmpty(a.said))),
      ),
    [answers, topics, labels],
  );
  const things = useMemo(() => thingsSaid(answers), [answers]);
  const [asked, setAsked] = useState<'whole' | Answer[]>();
  const [gone, setGone] = useState(0);
  /** Where the keyboard stood when something was to be rubbed out: among all that can be rubbed out. */
  const at = useRef(0);
  const ask = (what: 'whole' | Answer[]) => {
    at.current = [...document.querySelectorAll('[data-rub-out]')].indexOf(document.activeElement as Element);
    setAsked(what);
  };
  // What was pressed is gone with its row: the keyboard goes on at the next one, the last one, or the title.
  useEffect(() => {
    if (gone === 0) return;
    const left = document.querySelectorAll<HTMLElement>('[data-rub-out]');
    const next = left[Math.min(Math.max(at.current, 0), left.length - 1)];
    if (next) next.focus();
    else beginAt(document.querySelector('main h1'));
  }, [gone, answers]);
  if (now.state === 'reading' || !topics) return <div className="waiting" aria-busy="true" />;
  if (now.state === 'cannot')
    return (
      <div className="panel sunny">
        <SaidLine id="cannot-keep" line={lines['cannot-keep']} />
        <SaidLine id="cannot-keep-next" line={lines['cannot-keep-next']} />
      </div>
    );
  const rub = async (what: 'whole' | Answer[], story: Token) => {
    if (what === 'whole') await rubOutStory(story);
    else for (const each of what) await rubOut(each);
    setAsked(undefined);
    setGone((n) => n + 1);
    announce(lines['rubbed-out'].words);
  };
  const offered = isOffered && (
    <p className="no-print">
      <a className="press" href={ourAddress('/my-story/offered/')}>
        <Icon name="give" />
        {labels['offered']}
      </a>
    </p>
  );
  if (now.state === 'none' || shown.length === 0) {
    return (
      <div className="flow">
        {offered}
        <SaidLine id="nothing" line={lines.nothing} />
        <SaidLine id="nothing-next" line={lines['nothing-next']} />
        <p>
          <a className="press strong" href={ourAddress('/say/')}>
            <Icon name="speech" />
            {labels['say']}
          </a>
        </p>
      </div>
    );
  }
  return (
    <div className="look-over wide-flow">
      <p className="quiet">{fillCount(labels, 'say.said', things, lang)}</p>
      {offered}
      <KeptSince answers={answers} words={words} />
      <p>
        <OneAtATime
          words={labels['stage'] ?? ''}
          way={() => ({
            name: labels['my-story'] ?? '',
            place: 'story',
            slides: slidesOf(answers, topics, words.unsaid, labels, lang),
            piece: pieceAddress,
          })}
        />
      </p>
      {shown.slice(0, drawn).map((topic) => (
        <TopicSaid
          key={topic.id}
          topic={topic}
          feelings={topics.feelings}
          answers={answers}
          words={words}
          onRubOut={ask}
        />
      ))}
      <p>
        <button type="button" className="press" data-rub-out onClick={() => ask('whole')}>
          <Icon name="bin" />
          {labels['my-story.rub-out-all']}
        </button>
      </p>
      {asked && (
        <RubOut
          words={words}
          whole={asked === 'whole'}
          onYes={() => void rub(asked, now.story.id)}
          onNo={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
