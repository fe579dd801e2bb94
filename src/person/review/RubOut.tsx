import { useEffect, useRef } from 'react';
import { mayHaveBox } from '#person/keep/waits.ts';
import type { ReviewWords } from '#person/review/labels.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

interface Props { words: ReviewWords; whole: boolean; onYes: () => void; onNo: () => void }

/** Asks once, in clear words, before something is gone for good. "No, keep it" has the focus, and Escape means no. */
export function RubOut({ words, whole, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    keep.current?.focus();
  }, []);
  const { lines, labels } = words;
  return (
    <dialog ref={dialog} aria-labelledby="l-rub-out" onClose={onNo}>
      <div className="flow">
        <SaidLine id="rub-out" line={whole ? lines['rub-out-all'] : lines['rub-out']} as="h2" />
        <SaidLine id="rub-out-gone" line={lines['rub-out-gone']} />
        {whole && <SaidLine id="rub-out-copies" line={lines['rub-out-all-copies']} />}
        {whole && mayHaveBox() && <SaidLine id="rub-out-devices" line={lines['rub-out-all-devices']} />}
        <div className="row">
          <Press icon="tick" look="strong" ref={keep} onPress={onNo}>{labels['my-story.rub-out-no']}</Press>
          <Press icon="bin" onPress={onYes}>{labels['my-story.rub-out-yes']}</Press>
        </div>
      </div>
    </dialog>
  );
}
