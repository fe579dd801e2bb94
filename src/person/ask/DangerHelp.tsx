import { useEffect, useState } from 'react';
import type { Danger } from '#model/choice.ts';
import type { ReadyQuestion } from '#model/ready.ts';
import type { AskLines } from '#person/ask/labels.ts';
import { openStory } from '#person/keep/stories.ts';
import { workerOf } from '#person/keep/workers.ts';
import { waysToHelp } from '#story/ways-to-help.ts';
import { HelpHere } from '#ui/HelpHere.tsx';

interface Props {
  kinds: readonly Danger[];
  helps: ReadyQuestion['helps'];
  lines: AskLines;
}

/** Whether there is a named worker to tell; nothing is told by itself. */
function useHasWorker(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    let over = false;
    void (async () => {
      const story = await openStory();
      if (story && (await workerOf(story.id)) && !over) setHas(true);
      // Where nothing can be read there is nobody to name; the other ways to help stand there.
    })().catch(() => undefined);
    return () => {
      over = true;
    };
  }, []);
  return has;
}

/** Help beside a choice that tells of danger: what is said of it, whom to ring, an advocate, what to read, my worker where there is one. */
export function DangerHelp({ kinds, helps, lines }: Props) {
  const hasWorker = useHasWorker();
  const said = kinds.flatMap((kind) => {
    const help = helps[kind];
    return help ? [{ id: `danger-${kind}`, line: help.line }] : [];
  });
  return (
    <HelpHere
      lines={[{ id: 'get-help', line: lines.help }, ...said]}
      ways={waysToHelp(
        kinds.flatMap((kind) => helps[kind] ?? []),
        lines,
        hasWorker,
      )}
      last={lines['danger-only-you']}
    />
  );
}
