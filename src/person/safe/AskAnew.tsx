import { useEffect, useRef } from 'react';
import { Say } from '#story/Say.tsx';
import { Press } from '#ui/Press.tsx';
import type { SafeWords } from './safe-words.ts';

/** Asks once before a new card is made, and says what it does and what it cannot do. *No* has the focus, and Escape means no. */
export function AskAnew({ words: { lines, labels }, onYes, onNo }: { words: SafeWords; onYes: () => unknown; onNo: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    no.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="l-anew-ask" onClose={onNo}>
      <div className="flow">
        <Say from={lines} line="anew-ask" as="h2" />
        <Say from={lines} line="anew-old" />
        <Say from={lines} line="anew-others" />
        <Say from={lines} line="anew-stays" id="ask-stays" />
        <div className="row">
          <Press icon="close" look="strong" ref={no} onPress={onNo}>{labels['safe.anew-no']}</Press>
          <Press icon="again" onPress={onYes}>{labels['safe.anew-yes']}</Press>
        </div>
      </div>
    </dialog>
  );
}
