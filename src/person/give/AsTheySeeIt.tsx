import type { Answer, Story } from '#model/answer.ts';
import type { MyWorker } from '#model/my-worker.ts';
import type { ReadyChoice } from '#model/ready.ts';
import type { GivingWords } from '#person/give/give-words.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import type { ReviewTopic } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { saidIn, StorySaid } from '#story/StorySaid.tsx';
import { fill } from '#strings/fill.ts';
import { PictureTile } from '#ui/PictureTile.tsx';

interface Props {
  story: Story;
  topics: readonly ReviewTopic[];
  going: readonly Answer[];
  now: readonly Answer[];
  left: ReadonlySet<string>;
  feelings: readonly ReadyChoice[];
  worker: MyWorker;
  words: GivingWords;
}

/** The Letter as the worker will see it. What is kept back stands as closed boxes, which the worker does not see: not even that they are there. */
export function AsTheySeeIt({ story, topics, going, now, left, feelings, worker, words }: Props) {
  const { lines, labels } = words;
  const { name } = worker.card;
  const closed = topics.flatMap((t) =>
    t.questions.filter((q) => left.has(q.id) && now.some((a) => a.question === q.id)),
  );
  return (
    <section className="flow as-they-see">
      <Say from={lines} line="see" with={{ name }} as="h2" />
      <div className="panel letter">
        {story.name && (
          <p className="sheet-name exact" dir="auto">
            {story.name}
          </p>
        )}
        <StorySaid
          topics={topics.filter((t) => saidIn(t, going))}
          answers={going}
          more={[...feelings, ...words.unsaid]}
          labels={labels}
          lang={words.lang}
          Piece={KeptPiece}
        />
      </div>
      {closed.length > 0 && (
        <>
          <Say from={lines} line="closed" with={{ name }} />
          <ul className="closed-boxes">
            {closed.map((q) => (
              <li key={q.id}>
                <PictureTile picture={words.closedBox} size="little" />
                <span>{q.prompt.words}</span>
                <span className="unseen"> {fill(labels['give.closed'] ?? '', {})}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
