import { useRef } from 'react';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';

/** Takes back what was done last, for as long as nothing else is done: a Reply before it goes, a move to another list. */
export function Undo() {
  const {
    desk: { undo, goOn },
    words: { labels, lines },
  } = useHere();
  const bar = useRef<HTMLDivElement>(null);
  if (!undo) return null;
  /** The bar goes when one of its presses is done: who stood on it goes on at what was said a word to. */
  const pressed = async (work: () => Promise<unknown>) => {
    const stoodHere = bar.current?.contains(document.activeElement) ?? false;
    await work();
    if (stoodHere && undo.what === 'sent' && undo.at)
      document.querySelector<HTMLElement>(`[data-place="${undo.at}"] [data-key="a"]`)?.focus({ preventScroll: true });
  };
  const back = async () => {
    if (undo.what === 'moved') await undo.run();
    if (undo.what === 'sent') announce((await undo.run()) ? (labels['desk.undone'] ?? '') : lines.gone.words);
  };
  return (
    <div ref={bar} className="desk-undo no-print" role="group" aria-label={labels['desk.undo']}>
      {undo.what === 'moved' ? (
        <span>{labels['desk.undo-moved']}</span>
      ) : (
        <SaidLine id={`undo-${undo.what}`} line={lines[undo.what === 'sent' ? 'held' : 'gone']} size="little" />
      )}
      {undo.what !== 'gone' && (
        <Press look="small" icon="before" data-key="z" onPress={() => pressed(back)}>
          {labels['desk.undo']}
        </Press>
      )}
      {undo.what === 'sent' && (
        <Press look="small" icon="give" data-key="g" onPress={() => pressed(goOn)}>
          {labels['desk.send-now']}
        </Press>
      )}
    </div>
  );
}
