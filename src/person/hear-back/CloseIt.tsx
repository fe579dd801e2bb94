import { useEffect, useRef, useState } from 'react';
import type { PromiseMade } from '#model/promises.ts';
import type { Outcome } from '#model/letter.ts';
import type { HearWords } from '#person/hear-back/hear-words.ts';
import { Say } from '#story/Say.tsx';
import { ChooseOne } from '#ui/Choices.tsx';
import { Press } from '#ui/Press.tsx';

/** The person, not the worker, closes a promise. What they said of it can be said anew. */
export function CloseIt({
  made,
  words,
  onSay,
}: {
  made: PromiseMade;
  words: HearWords;
  onSay: (outcome: Outcome) => void;
}) {
  const { lines, labels, happened } = words;
  const [again, setAgain] = useState(false);
  const { promise, outcome } = made;
  const id = (what: string) => `${what}-${promise.id}`;
  const open = made.asks || again;
  // What was pressed goes away: what it led to has the focus, only when it was pressed here.
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    if (pressed.current) {
      pressed.current = false;
      place.current?.focus();
    }
  }, [open, outcome]);
  return (
    <div className="flow close-it came" ref={place} tabIndex={-1}>
      {made.saidDone && <Say from={lines} line="done" with={{ name: promise.from }} id={id('done')} />}
      {!made.saidDone && made.dayCame && outcome === undefined && <Say from={lines} line="day-came" id={id('day')} />}
      <div role="status">
        {outcome && !open && (
          <>
            <Say from={lines} line={outcome} id={id(outcome)} />
            {outcome === 'did-not-happen' && (
              <Say from={lines} line="did-not-happen-next" with={{ name: promise.from }} id={id('first')} />
            )}
          </>
        )}
      </div>
      {open ? (
        <>
          <Say from={lines} line="happened-ask" id={id('ask')} as="h3" />
          <ChooseOne
            within={`${promise.id}-`}
            label={lines['happened-ask'].words}
            choices={happened}
            value={outcome}
            onChange={(chosen) => {
              pressed.current = true;
              setAgain(false);
              onSay(chosen as Outcome);
            }}
          />
        </>
      ) : (
        <p>
          <Press
            icon="pen"
            look="small"
            onPress={() => {
              pressed.current = true;
              setAgain(true);
            }}
          >
            {outcome ? labels['hear.change'] : labels['hear.how-it-went']}
          </Press>
        </p>
      )}
    </div>
  );
}
