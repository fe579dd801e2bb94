import { useId, useState } from 'react';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { aboveLimit, activeLimit } from './lists.ts';
import { NotNoted } from './NotNoted.tsx';
import { useNote } from './use-note.ts';

/** The quiet warning when more people are active than the worker chose, and where they choose it. */
export function AboveLimit() {
  const {
    desk,
    words: { lines, labels },
  } = useHere();
  const limit = activeLimit(desk.entries ?? []);
  const [typed, setTyped] = useState(limit ? String(limit) : '');
  const { note, failed } = useNote();
  const id = useId();
  const above = aboveLimit(desk.people, limit);
  const number = Number(typed);
  const good = Number.isInteger(number) && number >= 1 && number <= 500;
  const keep = () => note({ kind: 'limit', active: number });
  return (
    <div className="no-print">
      <div role="status">
        {above > 0 && (
          <div className="desk-note">
            <SaidLine
              id="many-active"
              line={lines['many-active']}
              words={fill(lines['many-active'].words, { number: limit ?? 0 })}
              size="little"
            />
          </div>
        )}
      </div>
      <details>
        <summary className="press small">{labels['desk.limit']}</summary>
        <form
          className="row desk-limit"
          onSubmit={(e) => {
            e.preventDefault();
            if (good) void keep();
          }}
        >
          <div className="field">
            <label htmlFor={id}>{labels['desk.limit-ask']}</label>
            <input
              id={id}
              type="number"
              min="1"
              max="500"
              inputMode="numeric"
              value={typed}
              onChange={(e) => setTyped(e.currentTarget.value)}
            />
          </div>
          <Press look="small" isDisabled={!good || number === limit} onPress={keep}>
            {labels['desk.keep']}
          </Press>
          <NotNoted failed={failed} />
        </form>
      </details>
    </div>
  );
}
