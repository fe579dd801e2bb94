import type { WorkerCard } from '#model/worker-card.ts';
import type { ReadyLine } from '#model/ready.ts';
import { Say } from '#story/Say.tsx';

interface Props {
  card: Pick<WorkerCard, 'name' | 'answersIn' | 'cover'>;
  lines: Record<'answers-in' | 'answers-cover' | 'know-days', ReadyLine>;
  /** Where the card does not say how soon: that it can take some days. */ orDays?: boolean;
}

/** How soon a worker mostly answers, and who answers while they are away: as they say it on their card. */
export function WhenTheyAnswer({ card: { name, answersIn, cover }, lines, orDays = false }: Props) {
  return (
    <>
      {answersIn ? (
        <Say from={lines} line="answers-in" with={{ name, days: String(answersIn) }} />
      ) : (
        orDays && <Say from={lines} line="know-days" />
      )}
      {cover && <Say from={lines} line="answers-cover" with={{ name, cover }} />}
    </>
  );
}
