import { useEffect, useState } from 'react';
import { announce } from '#ui/announce.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { fetchLog, logHere, type LogEntry } from '#worker/keep/log.ts';
import type { DoorWords } from './door-words.ts';
import { invitedIn, type Invited } from './invites.ts';
import { InvitedOne } from './InvitedOne.tsx';
import { InviteSomebody } from './InviteSomebody.tsx';
import { LeadOn } from './LeadOn.tsx';
import { TeamKey } from './TeamKey.tsx';
import { Trouble } from './Trouble.tsx';
import { troubleOf, type TroubleKind } from './trouble.ts';

/** A lead's team: invite somebody, see who was invited, end what is not wanted any more. */
export function TeamScreen({ words, keys }: { words: DoorWords; keys: WorkerKeys }) {
  const { labels, lines } = words;
  const [invited, setInvited] = useState<Invited[]>();
  const [log, setLog] = useState<LogEntry[]>([]);
  const [trouble, setTrouble] = useState<TroubleKind>();
  const [ended, setEnded] = useState(false);
  /** The one whose link is shown, and printed alone: the newest, right after it was made. */
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    let here = true;
    // First as this device knows it, then as the Mailbox does: nothing here waits for a slow line.
    void logHere(keys).then((known) => {
      if (here) {
        setLog(known);
        setInvited((before) => before ?? invitedIn(known));
      }
    });
    fetchLog(keys).then(
      (known) => {
        if (here) {
          setLog(known);
          setInvited(invitedIn(known));
        }
      },
      (why: unknown) => {
        if (here) setTrouble(troubleOf(why));
      },
    );
    return () => {
      here = false;
    };
  }, [keys]);
  if (keys.role !== 'lead') return null;
  return (
    <div className="wide-flow">
      <h1>{keys.team?.name ?? labels['door.team']}</h1>
      <InviteSomebody
        words={words}
        keys={keys}
        onInvited={(one) => {
          setEnded(false);
          setShown(one.invite);
          setInvited((before) => [one, ...(before ?? [])]);
        }}
      />
      <Trouble kind={trouble} words={words} />
      <section className="flow" aria-labelledby="door-invited">
        <h2 id="door-invited">{labels['door.invited']}</h2>
        <div role="status">
          {ended && (
            <div className="panel sunny">
              <SaidLine id="end-done" line={lines['end-done']} size="little" />
            </div>
          )}
        </div>
        {invited?.length === 0 && <SaidLine id="invited-none" line={lines['invited-none']} />}
        {invited && invited.length > 0 && (
          <ul className="invited flow">
            {invited.map((one) => (
              <InvitedOne
                key={one.invite}
                words={words}
                keys={keys}
                one={one}
                shown={one.invite === shown}
                onShow={() => setShown(one.invite)}
                onEnded={() => {
                  setEnded(true);
                  setInvited((before) => before?.filter((o) => o.invite !== one.invite));
                  announce(lines['end-done'].words);
                }}
              />
            ))}
          </ul>
        )}
      </section>
      <TeamKey words={words} keys={keys} />
      <LeadOn words={words} keys={keys} log={log} onChanged={setLog} />
    </div>
  );
}
