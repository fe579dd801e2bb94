import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';

/** Takes back what was just done, while it can be: a Reply before it goes, a move to another list. */
export function Undo() {
  const { desk: { undo }, words: { labels } } = useHere();
  return <div className="desk-undo no-print" role="status">{undo && <><span>{labels[`desk.undo-${undo.what}`]}</span><Press look="small" data-key="z" onPress={() => undo.run()}>{labels['desk.undo']}</Press></>}</div>;
}
