import { useState } from 'react';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { unlock } from '#worker/keep/open-keys.ts';
import type { DoorWords } from './door-words.ts';
import { doNotLead, leadFromNow, type Asked } from './team-key.ts';
import { Trouble } from './Trouble.tsx';
import { useTrying } from './use-trying.ts';

interface Props {
  words: DoorWords;
  keys: WorkerKeys;
  asked: Asked | undefined;
  onAnswered: () => void;
}

/** A lead asks this worker to lead the team: yes and no are as easy. What is said afterwards has its place before. */
export function AskedToLead({ words: all, keys, asked, onAnswered }: Props) {
  const { labels, lines } = all;
  const { busy, trouble, trying } = useTrying();
  const [leads, setLeads] = useState(false);
  const answer = async (work: () => Promise<void>) => {
    if (await trying(work)) onAnswered();
  };
  const said = (line: 'asked-lead' | 'asked-lead-old', { from, team }: Asked) => (
    <SaidLine
      id={line}
      line={lines[line]}
      words={fill(lines[line].words, { name: from, team: team.name })}
      size="little"
    />
  );
  return (
    <>
      <div role="status">
        {leads && (
          <div className="panel sunny">
            <SaidLine id="now-lead" line={lines['now-lead']} size="little" />
          </div>
        )}
      </div>
      {asked && (
        <section className="panel sunny flow no-print" aria-labelledby="l-asked-lead">
          {said('asked-lead', asked)}
          <SaidLine id="asked-lead-then" line={lines['asked-lead-then']} size="little" />
          {said('asked-lead-old', asked)}
          <div className="row">
            <Press
              isDisabled={busy}
              onPress={() =>
                answer(async () => {
                  unlock(await leadFromNow(keys, asked));
                  setLeads(true);
                })
              }
            >
              {labels['door.lead-yes']}
            </Press>
            <Press isDisabled={busy} onPress={() => answer(() => doNotLead(keys, asked))}>
              {labels['door.lead-no']}
            </Press>
          </div>
          <Trouble kind={trouble} words={all} />
        </section>
      )}
    </>
  );
}
