import { useMemo } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import { ourAddress } from '#model/our-address.ts';
import { Icon } from '#ui/Icon.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHash } from '#ui/use-hash.ts';
import { readyOwnSession } from './own-ready.ts';
import { ownSessions, textOfOwn } from './own-sessions.ts';
import type { OwnLines } from './OwnPart.tsx';
import type { GroupWords } from './ready-session.ts';
import { SessionIsland } from './SessionIsland.tsx';
import type { SessionKit } from './session-kit.ts';
import { useKit } from './use-kit.ts';
import { useRows } from './use-rows.ts';

interface Props {
  words: GroupWords;
  own: OwnLines;
  leaveTo: string;
  leavePicture: string;
}

/** Runs one while it is as it was: what is counted does not make it anew. */
function Run({
  rows,
  id,
  kit,
  words,
  own,
  ...leave
}: Props & { rows: readonly GroupRow[]; id: string; kit: SessionKit }) {
  const text = textOfOwn(rows);
  const session = useMemo(() => {
    const made = JSON.parse(text) as GroupRow[];
    const found = ownSessions(made).find((one) => one.id === id);
    return found && readyOwnSession(found, made, kit, words);
  }, [text, id, kit, words]);
  return session ? (
    <SessionIsland session={session} back={ourAddress(`/groups/our-own/#${id}`)} words={words} {...leave} />
  ) : (
    <div className="flow">
      <SaidLine id="own-none" line={own.none} as="h1" />
      <p>
        <a className="press strong" href={ourAddress('/groups/our-own/')}>
          <Icon name="before" />
          {words.labels['group.own']}
        </a>
      </p>
    </div>
  );
}

/** Runs a Session that the group made; which stands behind the `#` of the address, which no server is told. */
export function OwnSessionIsland(props: Props) {
  const { words } = props;
  const rows = useRows();
  const kit = useKit(true);
  const [id = ''] = useHash();
  const trouble =
    rows === 'cannot'
      ? (['cannot-keep', 'cannot-keep-next'] as const)
      : kit === 'away'
        ? (['no-internet', 'no-internet-next'] as const)
        : undefined;
  if (trouble)
    return (
      <div className="flow">
        {trouble.map((line) => (
          <SaidLine key={line} id={line} line={words.lines[line]} />
        ))}
      </div>
    );
  if (!Array.isArray(rows) || kit === undefined || kit === 'away') return <div className="waiting" aria-busy="true" />;
  return <Run key={id} rows={rows} id={id} kit={kit} {...props} />;
}
