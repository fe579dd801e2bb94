import { onlyHelpersAnswer } from '#model/named-questions.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { Came } from '#ui/Came.tsx';
import { Press } from '#ui/Press.tsx';
import type { HelpingWords } from './helping-words.ts';
import { topicsAsked } from './topics-asked.ts';
import { WhoAsks } from './WhoAsks.tsx';
import type { FoundSight } from '#envelopes/helping.ts';

interface Props {
  found: FoundSight;
  topics: ReviewTopics;
  words: HelpingWords;
  onYes: () => unknown;
  onNo: () => void;
}

/** Who asks for my help, about what, what I may do, and how to help: before anything is kept. */
export function Asked({ found: { sight, pieces }, topics, words: { lines, labels, somebody }, onYes, onNo }: Props) {
  const named = sight.name ? { with: { name: sight.name } } : {};
  return (
    <Came>
      <section className="panel flow">
        <WhoAsks
          name={sight.name || (labels['helping.somebody'] ?? '')}
          photo={sight.photo ? pieces.get(sight.photo) : undefined}
          somebody={somebody}
        />
        <Say from={lines} line="asks" as="h2" {...named} />
        <Say from={lines} line="may-say" />
        <ul className="said-choices">
          {topicsAsked(topics.topics, sight.topics).map(({ id, title }) => (
            <li key={id} className="said-choice">
              {title.picture.address && <img src={title.picture.address} alt="" width="72" height="72" />}
              <span>{title.words}</span>
            </li>
          ))}
        </ul>
        {sight.sees && <Say from={lines} line="may-see" {...named} />}
      </section>
      <section className="panel flow">
        {!sight.topics.every(onlyHelpersAnswer) && <Say from={lines} line="first" />}
        <Say from={lines} line="way-ask" />
        <Say from={lines} line="way-fill" />
        <Say from={lines} line="no-account" />
        <Say from={lines} line="sealed" {...named} />
        <Say from={lines} line="here" />
      </section>
      <section className="panel sunny flow">
        <Say from={lines} line="want" as="h2" {...named} />
        <p className="row">
          <Press icon="close" onPress={onNo}>
            {labels['helping.no']}
          </Press>
          <Press icon="tick" onPress={onYes}>
            {labels['helping.yes']}
          </Press>
        </p>
      </section>
    </Came>
  );
}
