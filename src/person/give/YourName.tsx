import type { Story } from '#model/answer.ts';
import type { MyWorker } from '#model/my-worker.ts';
import type { GivingWords } from '#person/give/give-words.ts';
import { Say } from '#story/Say.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

interface Props {
  story: Story;
  worker: MyWorker;
  words: GivingWords;
  onName: (name: string) => void;
}

/** A Story without a name is fine here, but a worker does not know who wrote to them: it is said, and may be written or left. */
export function YourName({ story, worker, words: { lines, labels }, onName }: Props) {
  return (
    <section className="panel flow">
      {story.name.trim() === '' && <Say from={lines} line="no-name" with={{ name: worker.card.name }} />}
      <Say from={lines} line="no-name-write" />
      <TypeHere label={labels['story.name'] ?? ''} value={story.name} onType={onName} onDone={() => undefined} />
    </section>
  );
}
