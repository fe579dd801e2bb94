import type { ReactNode } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { NotKept } from './NotKept.tsx';
import type { GroupWords } from './ready-session.ts';
import { useRows } from './use-rows.ts';
import { GiveWords } from './Words.tsx';

/** Hands on what the group kept, once it was read, and its words. Where nothing can be kept here it says so, under the title of what was opened. */
export function WithRows({
  words,
  title,
  children,
}: {
  words: GroupWords;
  title: string;
  children: (rows: readonly GroupRow[]) => ReactNode;
}) {
  const rows = useRows();
  if (rows === undefined) return <div className="waiting" aria-busy="true" />;
  if (rows === 'cannot')
    return (
      <div className="flow">
        <h1>{title}</h1>
        <SaidLine id="cannot-keep" line={words.lines['cannot-keep']} />
        <SaidLine id="cannot-keep-next" line={words.lines['cannot-keep-next']} />
      </div>
    );
  return (
    <GiveWords words={words}>
      {children(rows)}
      <NotKept />
    </GiveWords>
  );
}
