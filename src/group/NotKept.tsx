import { useEffect, useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { onNotKept } from './keep.ts';
import { useWords } from './Words.tsx';

/** Says that something was not kept, and what to do, over whatever stands on the screen: what was kept before is there. */
export function NotKept() {
  const { lines, say } = useWords();
  const [why, setWhy] = useState<'full' | 'cannot-keep'>();
  useEffect(
    () =>
      onNotKept((full) => {
        setWhy(full ? 'full' : 'cannot-keep');
      }),
    [],
  );
  return (
    <div role="alert">
      {why && (
        <div className="panel flow group-not-kept">
          <SaidLine id="not-kept" line={lines[why]} />
          <SaidLine id="not-kept-next" line={lines[`${why}-next`]} />
          <Press
            look="strong"
            icon="close"
            onPress={() => {
              setWhy(undefined);
            }}
          >
            {say('close')}
          </Press>
        </div>
      )}
    </div>
  );
}
