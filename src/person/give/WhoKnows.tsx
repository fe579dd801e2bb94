import type { GivingWords } from '#person/give/give-words.ts';
import { Say } from '#story/Say.tsx';
import { Icon } from '#ui/Icon.tsx';

const known = ['know-reads', 'know-team', 'know-council', 'know-danger', 'know-days', 'know-now'] as const;

interface Props { name: string; words: GivingWords; /** The first time it stands open: nobody gives without having been told. */ first: boolean }

/** Who gets to know what is given, and what they must do with it: before it is given, not after. */
export function WhoKnows({ name, words: { lines, labels }, first }: Props) {
  const told = known.map((line) => <Say key={line} from={lines} line={line} with={{ name }} />);
  if (first) return <section className="panel sunny flow"><Say from={lines} line="know" as="h2" />{told}</section>;
  return <details className="panel"><summary className="press small">{labels['give.who-knows']}<Icon name="more" /></summary><div className="flow">{told}</div></details>;
}
