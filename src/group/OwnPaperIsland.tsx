import { ourAddress } from '#model/our-address.ts';
import type { GroupRow } from '#model/group-record.ts';
import type { ReadyLine } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHash } from '#ui/use-hash.ts';
import { readyOwnSession } from './own-ready.ts';
import { ownSessions } from './own-sessions.ts';
import type { OwnLines } from './OwnPart.tsx';
import { PaperSheets } from './PaperSheets.tsx';
import type { GroupWords } from './ready-session.ts';
import { useKit } from './use-kit.ts';
import { WithRows } from './WithRows.tsx';
import { useWords } from './Words.tsx';

/** What is said above the papers of every Session. */
export type PaperLines = Record<
  'paper-what' | 'paper-cards' | 'paper-blank' | 'paper-stickers' | 'paper-talks',
  ReadyLine
>;

interface Props {
  own: OwnLines;
  paper: PaperLines;
}

function Paper({ rows, own, paper }: Props & { rows: readonly GroupRow[] }) {
  const words = useWords();
  const kit = useKit(true);
  const [id = ''] = useHash();
  if (kit === undefined) return <div className="waiting" aria-busy="true" />;
  const session = ownSessions(rows).find((one) => one.id === id);
  const back = (
    <p className="no-print">
      <a className="press" href={ourAddress(`/groups/our-own/#${session ? id : ''}`)}>
        <Icon name="before" />
        {words.say('group.back-in')}
      </a>
    </p>
  );
  if (kit === 'away' || !session)
    return (
      <div className="flow">
        <SaidLine id="own-none" line={kit === 'away' ? words.lines['no-internet'] : own.none} as="h1" />
        {kit === 'away' && <SaidLine id="own-none-next" line={words.lines['no-internet-next']} />}
        {back}
      </div>
    );
  return (
    <>
      <div className="no-print flow">
        <SaidLine id="paper-what" line={paper['paper-what']} as="h1" />
        {(['paper-cards', 'paper-blank', 'paper-stickers', 'paper-talks'] as const).map((line) => (
          <SaidLine key={line} id={line} line={paper[line]} />
        ))}
      </div>
      <PaperSheets session={readyOwnSession(session, rows, kit, words)} say={words.say} />
      {back}
    </>
  );
}

/** The papers of a Session that the group made, as of a ready one: which stands behind the `#` of the address, which no server is told. */
export function OwnPaperIsland({ words, ...lines }: Props & { words: GroupWords }) {
  return (
    <WithRows words={words} title={words.labels['group.paper'] ?? ''}>
      {(rows) => <Paper rows={rows} {...lines} />}
    </WithRows>
  );
}
