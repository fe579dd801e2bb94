import { useRef } from 'react';
import { timeOf } from '#strings/day.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';

/** Whether all that came is here, and how to look again. */
export function HowFresh() {
  const {
    desk: { net, fresh, far, refresh, whole },
    words: { lines, labels, lang },
  } = useHere();
  // What is said stays while it is looked again: words that come and go each minute disturb.
  const last = useRef(net);
  // oxlint-disable-next-line react/refs
  if (net !== 'asking') last.current = net;
  // oxlint-disable-next-line react/refs
  const shown = net === 'asking' ? last.current : net;
  return (
    <div className="desk-fresh no-print">
      <div role="status" className="desk-fresh-words">
        {far ? (
          <>
            <SaidLine id="coming" line={lines.coming} size="little" />
            <progress value={far.done} max={far.of} aria-label={lines.coming.words} />
          </>
        ) : shown === 'fresh' || shown === 'asking' ? (
          <p className="quiet">
            {fresh ? fill(labels['desk.fresh'] ?? '', { time: timeOf(fresh, lang) }) : labels['desk.asking']}
          </p>
        ) : (
          <>
            <SaidLine id={`net-${shown}`} line={lines[shown]} size="little" />
            {shown === 'between' && <SaidLine id="net-next" line={lines['between-next']} size="little" />}
            {(shown === 'no-internet' || shown === 'between') && (
              <SaidLine id="net-here" line={lines['no-internet-here']} size="little" />
            )}
          </>
        )}
        {whole.newer > 0 && (
          <div className="desk-note">
            <SaidLine
              id="newer"
              line={lines.newer}
              words={fillCount(labels, 'desk.newer', whole.newer, lang)}
              size="little"
            />
            <SaidLine id="newer-next" line={lines['newer-next']} size="little" />
          </div>
        )}
        {whole.unopened && (
          <div className="desk-note">
            <SaidLine id="unopened" line={lines.unopened} size="little" />
            <SaidLine id="unopened-next" line={lines['unopened-next']} size="little" />
          </div>
        )}
        {whole.rolledBack && (
          <div className="desk-note">
            <SaidLine id="rolled-back" line={lines['rolled-back']} size="little" />
            <SaidLine id="rolled-back-next" line={lines['rolled-back-next']} size="little" />
          </div>
        )}
      </div>
      <Press look="small" isDisabled={net === 'asking'} onPress={() => refresh()}>
        {labels['desk.refresh']}
      </Press>
    </div>
  );
}
