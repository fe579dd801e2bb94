import { Say } from '#story/Say.tsx';
import { AskOnce } from '#ui/AskOnce.tsx';
import type { SafeWords } from './safe-words.ts';

/** Asks once before a new card is made, and says what it does and what it cannot do. */
export function AskAnew({
  words: { lines, labels },
  papers,
  onYes,
  onNo,
}: {
  words: SafeWords;
  /** People hold papers of this card. */ papers: boolean;
  onYes: () => unknown;
  onNo: () => void;
}) {
  return (
    <AskOnce
      asks="l-anew-ask"
      no={{ words: labels['safe.anew-no'], icon: 'close', onPress: onNo }}
      yes={{ words: labels['safe.anew-yes'], icon: 'again', onPress: onYes }}
    >
      <Say from={lines} line="anew-ask" as="h2" />
      <Say from={lines} line="anew-old" />
      {papers && <Say from={lines} line="anew-papers" />}
      <Say from={lines} line="anew-others" />
      <Say from={lines} line="anew-stays" id="ask-stays" />
    </AskOnce>
  );
}
