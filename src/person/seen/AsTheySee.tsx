import { useEffect, useState } from 'react';
import type { Answer, Story } from '#model/answer.ts';
import type { MyHelper } from '#model/helping.ts';
import { seenBy } from '#person/keep/asked-to-help.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { saidIn, StorySaid } from '#story/StorySaid.tsx';
import type { SeenWords } from './seen-words.ts';

type Words = Pick<SeenWords, 'labels' | 'unsaid' | 'lang'> & {
  lines: Pick<SeenWords['lines'], 'sight' | 'sight-none'>;
};
interface Props {
  helper: Pick<MyHelper, 'name' | 'sees' | 'shown' | 'topics'>;
  story: Story;
  answers: readonly Answer[];
  found: ReviewTopics;
  words: Words;
  as?: 'h2' | 'h3';
}

/** What a Helper can see of me, exactly as they see it: reckoned by what sends it. */
export function AsTheySee({ helper, story, answers, found, words: { lines, labels, unsaid, lang }, as = 'h3' }: Props) {
  const [seen, setSeen] = useState<Answer[]>();
  useEffect(() => {
    let over = false;
    void seenBy(helper, story, answers).then((all) => {
      if (!over) setSeen(all.answers.map((one) => ({ ...one, company: { who: 'not-said' } })));
    });
    return () => {
      over = true;
    };
  }, [helper, story, answers]);
  if (!seen) return <div className="waiting" />;
  const topics = found.topics.filter((t) => helper.topics.includes(t.id) && saidIn(t, seen));
  return (
    <section className="flow as-they-see">
      <Say from={lines} line={topics.length > 0 ? 'sight' : 'sight-none'} with={{ name: helper.name }} as={as} />
      {topics.length > 0 && (
        <div className="panel letter">
          {story.name && (
            <p className="sheet-name exact" dir="auto">
              {story.name}
            </p>
          )}
          <StorySaid
            topics={topics}
            answers={seen}
            more={[...found.feelings, ...unsaid]}
            labels={labels}
            lang={lang}
            Piece={KeptPiece}
          />
        </div>
      )}
    </section>
  );
}
