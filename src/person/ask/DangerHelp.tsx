import { useEffect, useState } from 'react';
import type { Danger } from '#model/choice.ts';
import type { ReadyQuestion } from '#model/ready.ts';
import type { AskLabels, AskLines } from '#person/ask/labels.ts';
import { openStory } from '#person/keep/stories.ts';
import { workerOf } from '#person/keep/workers.ts';
import { fill } from '#strings/fill.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import './danger.css';

interface Props { kinds: readonly Danger[]; helps: ReadyQuestion['helps']; labels: AskLabels; lines: AskLines }

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
    return () => { over = true; };
  }, []);
  return has;
}

/**
 * Help beside a choice that tells of danger: what is said of it, whom to ring, an advocate, my worker. It takes no focus, moves nothing
 * that stands above it, and is told in the screen's live region (`use-danger.ts`).
 */
export function DangerHelp({ kinds, helps, labels, lines }: Props) {
  const hasWorker = useHasWorker();
  const read = [...new Map(kinds.flatMap((kind) => helps[kind]?.read ?? []).map((one) => [one.href, one])).values()];
  const ring = [...new Map(kinds.flatMap((kind) => helps[kind]?.ring ?? []).map((one) => [one.phone, one])).values()];
  return (
    <div className="danger-help panel sunny flow">
      <SaidLine id="get-help" line={lines.help} size="little" />
      {kinds.map((kind) => { const line = helps[kind]?.line; return line && <SaidLine key={kind} id={`danger-${kind}`} line={line} size="little" />; })}
      <div className="row">
        <a className="press strong" href="/help/not-safe/">{labels['ask.help']}</a>
        {ring.map(({ name, phone }) => <a key={phone} className="press" href={`tel:${phone.replaceAll(' ', '')}`}>{fill(labels['ask.ring'] ?? '', { name })}</a>)}
        <a className="press" href="/read/help-near-me/">{labels['ask.advocate']}</a>
        {read.map(({ href, title }) => <a key={href} className="press" href={href}>{title}</a>)}
        {hasWorker && <a className="press" href="/give/">{labels['ask.tell-worker']}</a>}
      </div>
      <SaidLine id="danger-only-you" line={lines['danger-only-you']} size="little" />
    </div>
  );
}
