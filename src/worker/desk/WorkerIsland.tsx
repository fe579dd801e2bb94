import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { MailboxError } from '#post/mailbox-errors.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { AskedToLead } from '#worker/door/AskedToLead.tsx';
import { CardScreen } from '#worker/door/CardScreen.tsx';
import { Door } from '#worker/door/Door.tsx';
import type { DoorWords } from '#worker/door/door-words.ts';
import { KeysScreen } from '#worker/door/KeysScreen.tsx';
import { askedOf, tendTeam, type Asked } from '#worker/door/team-key.ts';
import { TeamScreen } from '#worker/door/TeamScreen.tsx';
import { lockWhenIdle } from '#worker/keep/idle-lock.ts';
import { lockHere, onLock, openKeys, unlock, type WorkerKeys } from '#worker/keep/keys.ts';
import { teamNews, type LogEntry } from '#worker/keep/log.ts';
import { onLockedElsewhere } from '#worker/keep/lock-windows.ts';
import type { DeskWords } from './words.ts';

const load = () => import('./Desk.tsx').then((m) => ({ default: m.Desk }));
const Desk = lazy(load);

/** The named worker's side: the door until their keys are open in this window, then the desk. */
export function WorkerIsland({ words, door }: { words: DeskWords; door: DoorWords }) {
  const keys = useSyncExternalStore(onLock, openKeys, () => undefined);
  // It comes while the worker types: opening then waits for their letters only.
  useEffect(() => {
    load().catch(() => undefined);
  }, []);
  useEffect(() => onLockedElsewhere(lockHere), []);
  useEffect(() => (keys ? lockWhenIdle(lockHere) : undefined), [keys]);
  // Who joined before workers signed: their card is signed from when they next open. Without a way now, the next time.
  useEffect(() => {
    if (keys)
      void import('#worker/door/own-card.ts')
        .then(({ signOwnCard }) => signOwnCard(keys))
        .catch((why: unknown) => {
          if (!(why instanceof MailboxError)) throw why;
        });
  }, [keys]);
  const [asked, setAsked] = useState<Asked>();
  /** What is to be done for a team goes by itself; without a way now, the next time something is looked for. */
  const came = async (now: WorkerKeys, log: LogEntry[]) => {
    try {
      const next = await tendTeam(now, log);
      const question = askedOf(now, await teamNews(now), log);
      // Locked meanwhile, or changed in another way: then it is not for these keys any more.
      if (openKeys() !== now) return;
      if (next) unlock(next);
      else setAsked((before) => (before?.invite === question?.invite ? before : question));
    } catch (why) {
      if (!(why instanceof MailboxError)) throw why;
    }
  };
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  return (
    <div ref={root}>
      {!keys ? (
        <div className="wide-flow">
          <h1>{words.labels['desk.page']}</h1>
          <Door words={door} />
        </div>
      ) : (
        <Suspense fallback={<div className="waiting" aria-busy="true" />}>
          <Desk
            keys={keys}
            words={words}
            others={{
              asked: () => (
                <AskedToLead words={door} keys={keys} asked={asked} onAnswered={() => setAsked(undefined)} />
              ),
              onCame: (log) => void came(keys, log),
              card: () => <CardScreen words={door} keys={keys} />,
              team: () => <TeamScreen words={door} keys={keys} />,
              keys: () => <KeysScreen words={door} keys={keys} />,
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
