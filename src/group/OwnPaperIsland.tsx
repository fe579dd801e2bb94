import type { ReadyLine } from '#model/ready.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { OwnLines } from './OwnPart.tsx';
import { PaperSheets } from './PaperSheets.tsx';
import type { GroupWords } from './ready-session.ts';
import { WithOwnSession } from './WithOwnSession.tsx';
import { useWords } from './Words.tsx';

const lines = ['paper-cards', 'paper-blank', 'paper-stickers', 'paper-talks'] as const;
/** What is said above the papers of every Session. */
export type PaperLines = Record<'paper-what' | (typeof lines)[number], ReadyLine>;

function Above({ paper }: { paper: PaperLines }) {
  return (
    <div className="no-print flow">
      <SaidLine id="paper-what" line={paper['paper-what']} as="h1" />
      {lines.map((line) => (
        <SaidLine key={line} id={line} line={paper[line]} />
      ))}
    </div>
  );
}

const Sheets = ({ session }: { session: Parameters<typeof PaperSheets>[0]['session'] }) => (
  <PaperSheets session={session} say={useWords().say} />
);

/** The papers of a Session that the group made, as of a ready one. */
export function OwnPaperIsland({ words, own, paper }: { words: GroupWords; own: OwnLines; paper: PaperLines }) {
  return (
    <WithOwnSession words={words} own={own} title={words.labels['group.paper'] ?? ''}>
      {(session) => (
        <>
          <Above paper={paper} />
          <Sheets session={session} />
        </>
      )}
    </WithOwnSession>
  );
}
