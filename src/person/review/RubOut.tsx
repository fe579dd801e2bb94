import { mayHaveBox } from '#person/keep/waits.ts';
import type { ReviewWords } from '#person/review/labels.ts';
import { AskOnce } from '#ui/AskOnce.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

interface Props {
  words: ReviewWords;
  whole: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once, in clear words, before something is gone for good. */
export function RubOut({ words: { lines, labels }, whole, onYes, onNo }: Props) {
  return (
    <AskOnce
      asks="l-rub-out"
      no={{ words: labels['my-story.rub-out-no'], icon: 'tick', onPress: onNo }}
      yes={{ words: labels['my-story.rub-out-yes'], icon: 'bin', onPress: onYes }}
    >
      <SaidLine id="rub-out" line={whole ? lines['rub-out-all'] : lines['rub-out']} as="h2" />
      <SaidLine id="rub-out-gone" line={lines['rub-out-gone']} />
      {whole && <SaidLine id="rub-out-copies" line={lines['rub-out-all-copies']} />}
      {whole && mayHaveBox() && <SaidLine id="rub-out-devices" line={lines['rub-out-all-devices']} />}
    </AskOnce>
  );
}
