import type { ReactNode } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import { ourAddress } from '#model/our-address.ts';
import { Icon } from '#ui/Icon.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHash } from '#ui/use-hash.ts';
import { readyOwnSession } from './own-ready.ts';
import { ownSessions } from './own-sessions.ts';
import type { OwnLines } from './OwnPart.tsx';
import type { GroupWords, ReadySession } from './ready-session.ts';
import { useKit } from './use-kit.ts';
import { WithRows } from './WithRows.tsx';
import { useWords } from './Words.tsx';

interface Props {
  own: OwnLines;
  children: (session: ReadySession) => ReactNode;
}

function Found({ rows, own, children }: Props & { rows: readonly GroupRow[] }) {
  const words = useWords();
  const kit = useKit(true);
  const [id = ''] = useHash();
  if (kit === undefined) return <div className="waiting" aria-busy="true" />;
  const session = ownSessions(rows).find((one) => one.id === id);
  return (
    <div className="wide-flow">
      {kit === 'away' || !session ? (
        <div className="flow">
          <SaidLine id="own-none" line={kit === 'away' ? words.lines['no-internet'] : own.none} as="h1" />
          {kit === 'away' && <SaidLine id="own-none-next" line={words.lines['no-internet-next']} />}
        </div>
      ) : (
        <div>{children(readyOwnSession(session, rows, kit, words))}</div>
      )}
      <p className="no-print">
        <a className="press" href={ourAddress(`/groups/our-own/#${session ? id : ''}`)}>
          <Icon name="before" />
          {words.say('group.back-in')}
        </a>
      </p>
    </div>
  );
}

/** Hands on a Session that the group made; which stands behind the `#` of the address, which no server is told. */
export function WithOwnSession({ words, title, ...found }: Props & { words: GroupWords; title: string }) {
  return (
    <WithRows words={words} title={title}>
      {(rows) => <Found rows={rows} {...found} />}
    </WithRows>
  );
}
