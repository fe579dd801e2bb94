import { useEffect, useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import type { SessionKit } from './session-kit.ts';

let coming: Promise<SessionKit> | undefined;

/** What a group can make a Session of: undefined until it is here, `away` where it cannot come. @param wanted whether it is needed at all. */
export function useKit(wanted: boolean): SessionKit | 'away' | undefined {
  const [kit, setKit] = useState<SessionKit | 'away'>();
  useEffect(() => {
    if (!wanted) return undefined;
    let over = false;
    coming ??= fetch(ourAddress('/groups/kit.json')).then((answer) => {
      if (!answer.ok) throw new Error('The kit did not come.');
      return answer.json() as Promise<SessionKit>;
    });
    coming.then(
      (came) => {
        if (!over) setKit(came);
      },
      () => {
        coming = undefined;
        if (!over) setKit('away');
      },
    );
    return () => {
      over = true;
    };
  }, [wanted]);
  return kit;
}
