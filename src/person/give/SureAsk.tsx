import type { GivenWords } from '#person/give/give-words.ts';
import { Say } from '#story/Say.tsx';
import { AskOnce } from '#ui/AskOnce.tsx';

interface Props {
  what: 'take-back' | 'forget';
  name: string;
  words: GivenWords;
  onYes: () => unknown;
  onNo: () => void;
}

/** Asks once before something is taken back or to be forgotten. */
export function SureAsk({ what, name, words: { lines, labels }, onYes, onNo }: Props) {
  return (
    <AskOnce
      asks={`l-${what}-ask`}
      no={{ words: labels['given.no'], icon: 'close', onPress: onNo }}
      yes={{ words: labels[`given.${what}-yes`], icon: what === 'forget' ? 'bin' : 'again', onPress: onYes }}
    >
      <Say from={lines} line={`${what}-ask`} with={{ name }} as="h2" />
      <Say from={lines} line={`${what}-then`} with={{ name }} />
      {what === 'forget' && (
        <>
          <Say from={lines} line="forget-know" with={{ name }} />
          <Say from={lines} line="forget-stays" />
        </>
      )}
    </AskOnce>
  );
}
