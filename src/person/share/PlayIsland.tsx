import { useState } from 'react';
import type { Answer } from '#model/answer.ts';
import { ourAddress } from '#model/our-address.ts';
import { pieceAddress } from '#person/keep/piece-address.ts';
import { useStory } from '#person/keep/use-story.ts';
import type { MadeWords } from '#person/share/ready-sheet.ts';
import { ChooseWhat } from '#story/ChooseWhat.tsx';
import { OneAtATime } from '#story/OneAtATime.tsx';
import { slidesOf } from '#story/slides.ts';
import { saidIn } from '#story/StorySaid.tsx';
import { useTopics } from '#story/use-topics.ts';
import { withOlder } from '#story/with-older.ts';
import { Icon } from '#ui/Icon.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

const none: Answer[] = [];

/** My Story played to me or to a room, on the stage: what goes in is chosen first. */
export function PlayIsland({ words }: { words: MadeWords }) {
  const { lines, labels, lang } = words;
  const now = useStory();
  const topics = useTopics();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (now.state === 'reading' || !topics) return <div className="waiting" aria-busy="true" />;
  // Only the person's own words are played: nothing is offered that has none.
  const answers = now.state === 'here' ? now.answers.filter((a) => a.speaker.whose !== 'helper') : none;
  const slides = slidesOf(
    answers.filter((a) => !left.has(a.question)),
    topics,
    words.unsaid,
    labels,
    lang,
  );
  if (slides.length === 0 && left.size === 0)
    return (
      <div className="flow">
        <SaidLine id="nothing" line={lines.nothing} />
        <p>
          <a className="press strong" href={ourAddress('/say/')}>
            <Icon name="speech" />
            {labels['say']}
          </a>
        </p>
      </div>
    );
  return (
    <div className="flow">
      <SaidLine id="play-own" line={lines['play-own']} />
      {slides.length > 0 && (
        <p>
          <OneAtATime
            look="strong"
            words={labels['play.start'] ?? ''}
            way={() => ({ name: labels['play'] ?? '', place: 'story', slides, going: true, piece: pieceAddress })}
          />
        </p>
      )}
      <section className="panel flow">
        <SaidLine id="play-choose" line={lines.choose} as="h2" />
        <ChooseWhat
          topics={withOlder(answers, topics.topics, labels['my-story.older'] ?? '').filter((t) => saidIn(t, answers))}
          answers={answers}
          left={left}
          onChange={setLeft}
          words={labels['made.choose'] ?? ''}
        />
      </section>
    </div>
  );
}
