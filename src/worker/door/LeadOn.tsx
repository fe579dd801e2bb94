import { useId, useState } from 'react';
import type { WorkerCard } from '#model/worker-card.ts';
import { fetchCard, readCardLink } from '#envelopes/worker-cards.ts';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { logHere, fetchLog, type LogEntry } from '#worker/keep/log.ts';
import type { DoorWords } from './door-words.ts';
import { uninvite } from './invites.ts';
import { askedToLead, askToLead } from './team-key.ts';
import { Trouble } from './Trouble.tsx';
import { useTrying } from './use-trying.ts';

interface Props {
  words: DoorWords;
  keys: WorkerKeys;
  log: readonly LogEntry[];
  onChanged: (log: LogEntry[]) => void;
}

/** The lead asks somebody whose card she has to lead in her place. She leads until they say yes, and can take it back until then. */
export function LeadOn({ words: all, keys, log, onChanged }: Props) {
  const { labels, lines } = all;
  const id = useId();
  const [link, setLink] = useState('');
  const [found, setFound] = useState<WorkerCard>();
  const [torn, setTorn] = useState(false);
  const { busy, trouble, trying } = useTrying();
  const asked = askedToLead(log);
  const doing = (work: () => Promise<unknown>) => {
    setTorn(false);
    return trying(work);
  };
  const look = () =>
    doing(async () => {
      setFound(undefined);
      const read = readCardLink(link);
      const came = read && (await fetchCard(read));
      if (!came?.sameKey || came.card.worker === keys.worker) setTorn(true);
      else setFound(came.card);
    });
  const known = async () => {
    onChanged(await fetchLog(keys).catch(() => logHere(keys)));
  };
  const ask = (card: WorkerCard) =>
    doing(async () => {
      await askToLead(keys, card, log);
      setFound(undefined);
      setLink('');
      await known();
    });
  const back = (invite: string) =>
    doing(async () => {
      await uninvite(keys, invite);
      await known();
    });
  if (!keys.team?.identity) return null;
  const said = (line: 'lead-on-asked' | 'lead-on-until', name: string) => (
    <SaidLine id={line} line={lines[line]} words={fill(lines[line].words, { name })} size="little" />
  );
  return (
    <section className="panel flow" aria-labelledby="l-lead-on">
      <SaidLine id="lead-on" line={lines['lead-on']} as="h2" />
      {asked ? (
        <>
          {said('lead-on-asked', asked.name)}
          {said('lead-on-until', asked.name)}
          <p>
            <Press isDisabled={busy} onPress={() => back(asked.invite)}>
              {labels['door.lead-back']}
            </Press>
          </p>
        </>
      ) : (
        <>
          <SaidLine id="lead-on-how" line={lines['lead-on-how']} size="little" />
          <div className="field">
            <label htmlFor={id}>{labels['door.their-card']}</label>
            <input
              id={id}
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={link}
              onChange={(e) => {
                setLink(e.currentTarget.value);
                setFound(undefined);
              }}
            />
          </div>
          <p>
            <Press isDisabled={busy || !link.trim()} onPress={look}>
              {labels['door.look-card']}
            </Press>
          </p>
          {found && (
            <>
              <p>
                <strong className="exact" dir="auto">
                  {found.name}
                </strong>
              </p>
              <p className="exact" dir="auto">
                {found.about}
              </p>
              <p>
                <Press look="strong" isDisabled={busy} onPress={() => ask(found)}>
                  {fill(labels['door.ask-lead'] ?? '', { name: found.name })}
                </Press>
              </p>
            </>
          )}
        </>
      )}
      <div role="status">
        {torn && (
          <div className="panel sunny">
            <SaidLine id="lead-on-torn" line={lines['lead-on-torn']} size="little" />
          </div>
        )}
      </div>
      <Trouble kind={trouble} words={all} />
    </section>
  );
}
