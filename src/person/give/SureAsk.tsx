import { useEffect, useRef } from 'react';
import type { GivenWords } from '#person/give/give-words.ts';
import { Say } from '#story/Say.tsx';
import { Press } from '#ui/Press.tsx';

interface Props { what: 'take-back' | 'forget'; name: string; words: GivenWords; onYes: () => unknown; onNo: () => void }

/** Asks once before something is taken back or to be forgotten. *No* has the focus, and Escape means no. */
export function SureAsk({ what, name, words: { lines, labels }, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    no.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={`l-${what}-ask`} onClose={onNo}>
      <div className="flow">
        <Say from={lines} line={`${what}-ask`} with={{ name }} as="h2" />
        <Say from={lines} line={`${what}-then`} with={{ name }} />
        {what === 'forget' && <><Say from={lines} line="forget-know" with={{ name }} /><Say from={lines} line="forget-stays" /></>}
        <div className="row">
          <Press icon="close" look="strong" ref={no} onPress={onNo}>{labels['given.no']}</Press>
          <Press icon={what === 'forget' ? 'bin' : 'again'} onPress={onYes}>{labels[`given.${what}-yes`]}</Press>
        </div>
      </div>
    </dialog>
  );
}
