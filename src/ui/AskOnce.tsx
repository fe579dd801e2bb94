import { useEffect, useRef, type ReactNode } from 'react';
import { Press } from './Press.tsx';

interface Choice {
  words: string | undefined;
  icon: string;
  onPress: () => unknown;
}
interface Props {
  /** The id of what asks, among the children. */ asks: string;
  no: Choice;
  yes: Choice;
  children: ReactNode;
}

/** Asks once before something that cannot be undone, over the screen: what is asked, then no and yes. *No* has the focus, and Escape means no. */
export function AskOnce({ asks, no, yes, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const refuse = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    refuse.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={asks} onClose={no.onPress}>
      <div className="flow">
        {children}
        <div className="row">
          <Press icon={no.icon} look="strong" ref={refuse} onPress={no.onPress}>
            {no.words}
          </Press>
          <Press icon={yes.icon} onPress={yes.onPress}>
            {yes.words}
          </Press>
        </div>
      </div>
    </dialog>
  );
}
