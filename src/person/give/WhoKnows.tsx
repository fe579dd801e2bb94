import type { WorkerCard } from '#model/worker-card.ts';
import type { GivingWords } from '#person/give/give-words.ts';
import { WhenTheyAnswer } from '#person/give/WhenTheyAnswer.tsx';
import { Say } from '#story/Say.tsx';
import { Icon } from '#ui/Icon.tsx';

const known = ['know-reads', 'know-team', 'know-council', 'know-danger'] as const;

interface Props {
  card: Pick<WorkerCard, 'name' | 'answersIn' | 'cover'>;
  words: GivingWords;
  /** The first time all of it stands open: nobody gives without having been told. */ first: boolean;
}

/**
 * Who gets to know what is given, and what they must do with it: before it is given, not after. How soon it is answered, and that this is no way to
 * get help now, stands open each time.
 */
export function WhoKnows({ card, words: { lines, labels }, first }: Props) {
  const told = known.map((line) => <Say key={line} from={lines} line={line} with={{ name: card.name }} />);
  const soon = (
    <>
      <WhenTheyAnswer card={card} lines={lines} orDays />
      <Say from={lines} line="know-now" />
    </>
  );
  if (first)
    return (
      <section className="panel sunny flow">
        <Say from={lines} line="know" as="h2" />
        {told}
        {soon}
      </section>
    );
  return (
    <section className="panel flow">
      <details>
        <summary className="press small">
          {labels['give.who-knows']}
          <Icon name="more" />
        </summary>
        <div className="flow">{told}</div>
      </details>
      {soon}
    </section>
  );
}
