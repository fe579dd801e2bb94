import { useState } from 'react';
import { roomOf, stopRoom } from '#live-room/host.ts';
import type { GroupRow, RowOf } from '#model/group-record.ts';
import { AskOnce } from '#ui/AskOnce.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { takeRun } from './own-sessions.ts';
import { useWords } from './Words.tsx';

/** Takes away all that was kept from one Session: asked once, and then gone for good. Phones that are still in it are told that it ended. */
export function TakeAwayRun({
  rows,
  run,
  onGone,
}: {
  rows: readonly GroupRow[];
  run: RowOf<'run'>;
  onGone: () => void;
}) {
  const { say, lines } = useWords();
  const [asks, setAsks] = useState(false);
  const end = () => setAsks(false);
  const go = async () => {
    const room = roomOf(run.id);
    await takeRun(rows, run).finally(end);
    if (room) void stopRoom(room);
    onGone();
  };
  return (
    <p className="no-print">
      <Press icon="bin" onPress={() => setAsks(true)}>
        {say('group.take-run')}
      </Press>
      {asks && (
        <AskOnce
          asks="l-take-run"
          no={{ words: say('group.take-no'), icon: 'tick', onPress: end }}
          yes={{ words: say('group.take-yes'), icon: 'bin', onPress: go }}
        >
          <SaidLine id="take-run" line={lines['take-run']} as="h2" />
          <SaidLine id="take-gone" line={lines['take-gone']} size="little" />
          <SaidLine id="take-run-copies" line={lines['take-copies']} size="little" />
        </AskOnce>
      )}
    </p>
  );
}
