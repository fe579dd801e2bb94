import { useState } from 'react';
import type { Story } from '#model/answer.ts';
import { withTheirs } from '#model/answers.ts';
import { ourAddress } from '#model/our-address.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { useStory } from '#person/keep/use-story.ts';
import { ChooseTheirs } from '#story/ChooseTheirs.tsx';
import { ChooseWhat } from '#story/ChooseWhat.tsx';
import type { PrintWords } from '#person/share/labels.ts';
import { dayOf } from '#strings/day.ts';
import { saidIn, StorySaid } from '#story/StorySaid.tsx';
import { useTopics } from '#story/use-topics.ts';
import { withOlder } from '#story/with-older.ts';
import { fill } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

function Cover({ story, words }: { story: Story; words: PrintWords }) {
  const { labels, lang } = words;
  const [today] = useState(() => Date.now());
  return (
    <header className="cover">
      {story.photo ? <KeptPiece as="photo" words="" id={story.photo} /> : <PictureTile picture={words.cover} />}
      <p className="cover-title">{labels['print.cover']}</p>
      {story.name && <p className="cover-name">{fill(labels['print.words-of'] ?? '', { name: story.name })}</p>}
      <p>{fill(labels['print.made'] ?? '', { date: dayOf(today, lang) })}</p>
    </header>
  );
}

/** Chooses Topics and shows the very pages that come out of the printer. */
export function PrintIsland({ words }: { words: PrintWords }) {
  const { lines, labels } = words;
  const now = useStory();
  const found = useTopics();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  if (now.state === 'reading' || !found) return <div className="waiting" aria-busy="true" />;
  if (now.state !== 'here' || !now.answers.some((a) => !isEmpty(a.said))) {
    return (
      <div className="flow">
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
  const { story } = now;
  const answers = withTheirs(now.answers, theirs);
  const topics = withOlder(answers, found.topics, labels['my-story.older'] ?? '').filter((t) => saidIn(t, answers));
  const goingIn = answers.filter((a) => !left.has(a.question));
  return (
    <div className="wide-flow">
      <section className="panel flow no-print">
        <SaidLine id="print-choose" line={lines.choose} as="h2" />
        <ChooseWhat
          topics={topics}
          answers={answers}
          left={left}
          onChange={setLeft}
          words={labels['made.choose'] ?? ''}
        />
        <ChooseTheirs answers={now.answers} theirs={theirs} onChange={setTheirs} words={labels['story.theirs'] ?? ''} />
        <SaidLine id="print-nobody" line={lines.nobody} />
        <p>
          <Press icon="print" look="strong" isDisabled={goingIn.length === 0} onPress={() => printAll()}>
            {labels['print']}
          </Press>
        </p>
      </section>
      <div className="paper" data-not-read>
        <Cover story={story} words={words} />
        <p className="paper-whose">{lines.whose.words}</p>
        <StorySaid
          topics={topics.filter((t) => saidIn(t, goingIn))}
          answers={goingIn}
          more={[...found.feelings, ...words.unsaid]}
          labels={labels}
          lang={words.lang}
          Piece={KeptPiece}
          own
        />
      </div>
    </div>
  );
}
