import { useEffect, useState } from 'react';
import { MailboxError } from '#post/mailbox-errors.ts';
import { AskedToLead } from '#worker/door/AskedToLead.tsx';
import { CardScreen } from '#worker/door/CardScreen.tsx';
import type { DoorWords } from '#worker/door/door-words.ts';
import { KeysScreen } from '#worker/door/KeysScreen.tsx';
import { signOwnCard } from '#worker/door/own-card.ts';
import { askedOf, tendTeam, type Asked } from '#worker/door/team-key.ts';
import { TeamScreen } from '#worker/door/TeamScreen.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { teamNews, type LogEntry } from '#worker/keep/log.ts';
import { openKeys, unlock } from '#worker/keep/open-keys.ts';
import { Desk } from './Desk.tsx';
import type { DeskWords } from './words.ts';

/** What a worker has once their keys are open: the desk, their card, their team, their keys; and what is done for a team by itself. */
export function OpenedInbox({ keys, words, door }: { keys: WorkerKeys; words: DeskWords; door: DoorWords }) {
  // Who joined before workers signed: their card is signed from when they next open. Without a way now, the next time.
  useEffect(() => {
    void signOwnCard(keys).catch((why: unknown) => {
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
  return (
    <Desk
      keys={keys}
      words={words}
      others={{
        asked: () => <AskedToLead words={door} keys={keys} asked={asked} onAnswered={() => setAsked(undefined)} />,
        onCame: (log) => void came(keys, log),
        card: () => <CardScreen words={door} keys={keys} />,
        team: () => <TeamScreen words={door} keys={keys} />,
        keys: () => <KeysScreen words={door} keys={keys} />,
      }}
    />
  );
}
