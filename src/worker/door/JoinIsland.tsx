import { useEffect, useRef, useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { AfterJoining } from './AfterJoining.tsx';
import type { DoorWords } from './door-words.ts';
import { readInvite } from './invite-link.ts';
import { begin, endGoing, goingOn, isMade, keepGoing, type Joining } from './joining.ts';
import { JoinSteps, type Joined } from './JoinSteps.tsx';
import { PasteInvite } from './PasteInvite.tsx';
import { Trouble } from './Trouble.tsx';
import { troubleOf, type TroubleKind } from './trouble.ts';
import { Step } from '#keys/Step.tsx';
import { fill } from '#strings/fill.ts';

/** The joining that the address, or this window, knows of. */
async function arrive(hash: string): Promise<Joining | 'used' | 'torn'> {
  const invite = hash.length > 1 ? readInvite(hash) : undefined;
  const before = hash.length > 1 && !invite ? undefined : await goingOn(invite);
  const joining = before ?? (invite && begin(invite));
  if (!joining) return 'torn';
  if (await isMade(joining)) {
    await endGoing(joining);
    return 'used';
  }
  await keepGoing(joining);
  return joining;
}

/** A worker or a lead joins by the link they were given: one thing at a time, and nothing twice when they are interrupted. */
export function JoinIsland({ words }: { words: DoorWords }) {
  const { labels, lines } = words;
  const [joining, setJoining] = useState<Joining>();
  const [trouble, setTrouble] = useState<TroubleKind>();
  const [busy, setBusy] = useState(false);
  const [joined, setJoined] = useState<Joined>();
  const [shown, setShown] = useState<string>();
  const back = useRef<(now: Joining, answer: string) => Promise<void>>(() => Promise.resolve());
  useEffect(() => {
    let over = false;
    const look = async () => {
      const { hash, search, pathname } = location;
      // An invite, and what comes back from a log-in, leave the address bar at once: nobody reads them over a shoulder.
      if (hash.length > 1 || search) history.replaceState(history.state, '', pathname);
      const found = await arrive(hash);
      if (over) return;
      setJoined(undefined);
      setJoining(typeof found === 'string' ? undefined : found);
      setTrouble(typeof found === 'string' ? found : undefined);
      if (typeof found !== 'string' && !found.role && new URLSearchParams(search).has('state'))
        await back.current(found, search.slice(1));
    };
    void look();
    const again = () => {
      if (location.hash.length > 1) void look();
    };
    addEventListener('hashchange', again);
    return () => {
      over = true;
      removeEventListener('hashchange', again);
    };
  }, []);

  const change = (to: Joining) => {
    void keepGoing(to);
    setJoining(to);
  };
  /** What must not happen twice is on the device before the screen goes on. */
  const keepThenChange = async (to: Joining) => {
    await keepGoing(to);
    setJoining(to);
  };
  const start = async (now: Joining) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const { takeInvite } = await import('./join.ts');
      await keepThenChange({ ...now, role: await takeInvite(now) });
    } catch (why) {
      setTrouble(troubleOf(why));
    } finally {
      setBusy(false);
    }
  };

  /** They come back from the log-in: what they bring is shown to the server once, and only if this window asked for it. */
  const show = async (now: Joining, answer: string) => {
    const { asked, ...rest } = now;
    setBusy(true);
    try {
      if (!asked || new URLSearchParams(answer).get('state') !== asked) {
        setTrouble('not-shown');
        return;
      }
      await keepThenChange(rest);
      const { showWho } = await import('#post/mailbox.ts');
      setShown((await showWho(now.invite.token, answer, now.tokens.box.read)) ?? now.invite.name);
    } catch (why) {
      setTrouble(troubleOf(why));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    back.current = show;
  });
  const goShow = async (now: Joining) => {
    setBusy(true);
    try {
      const { goToShowWho } = await import('./join.ts');
      await goToShowWho(now);
    } catch (why) {
      setTrouble(troubleOf(why));
      setBusy(false);
    }
  };

  if (joined) return <AfterJoining words={words} joined={joined} />;
  if (!joining) return <NoWay kind={trouble} words={words} />;
  if (joining.role) return <JoinSteps words={words} joining={joining} onChange={change} onJoined={setJoined} />;
  if (trouble === 'used' || trouble === 'gone' || trouble === 'ended') return <NoWay kind={trouble} words={words} />;
  const { invite } = joining;
  const asksWho = trouble === 'who-first' || trouble === 'not-shown';
  return (
    <div className="wide-flow">
      <Step
        words={words}
        asks={invite.role === 'lead' ? 'hello-lead' : 'hello'}
        next={labels['door.start']}
        busy={busy}
        onNext={asksWho ? undefined : () => start(joining)}
      >
        {shown && (
          <SaidLine id="shown" line={lines.shown} words={fill(lines.shown.words, { name: shown })} size="little" />
        )}
        {invite.team && (
          <SaidLine
            id="hello-team"
            line={lines['hello-team']}
            words={fill(lines['hello-team'].words, { team: invite.team.name })}
            size="little"
          />
        )}
        <SaidLine id="hello-few" line={lines['hello-few']} size="little" />
        <SaidLine id="hello-once" line={lines['hello-once']} size="little" />
      </Step>
      <Trouble kind={trouble} words={words} />
      {asksWho && (
        <p>
          <Press icon="person" look="strong" autoFocus isDisabled={busy} onPress={() => goShow(joining)}>
            {labels['door.join-by']}
          </Press>
        </p>
      )}
    </div>
  );
}

/** The link leads nowhere: why, and what to do next. */
const NoWay = ({ kind, words }: { kind: TroubleKind | undefined; words: DoorWords }) => (
  <div className="flow">
    <Trouble kind={kind} words={words} />
    {kind === 'torn' && <PasteInvite words={words} />}
    {kind === 'used' && (
      <p>
        <a className="press strong" href={ourAddress('/worker/')}>
          {words.labels['door.open']}
        </a>
      </p>
    )}
  </div>
);
