import type { PromiseMade } from '#model/promises.ts';
import type { MadeWords } from '#person/share/ready-sheet.ts';
import { dayOf } from '#strings/day.ts';
import { Say } from '#story/Say.tsx';
import { WrittenLines } from '#story/WrittenLines.tsx';

/** Promises on paper: what the worker said, by when, and what the person says of it. */
export const Promised = ({ made, words: { lines, lang } }: { made: readonly PromiseMade[]; words: MadeWords }) =>
  made.map(({ promise, outcome }) => (
    <div key={promise.id} className="sheet-said keep-together">
      <WrittenLines id={`promised-${promise.id}`} lines={promise.lines} />
      <Say
        from={lines}
        line="promised-by"
        id={`by-${promise.id}`}
        with={{ name: promise.from, date: dayOf(`${promise.by}T12:00`, lang) }}
        size="little"
      />
      {(outcome === 'did-not-happen' || outcome === 'not-yet') && (
        <Say from={lines} line={outcome} id={`how-${promise.id}`} size="little" />
      )}
    </div>
  ));
