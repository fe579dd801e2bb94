import { codeOf, logCode } from '#mailbox/gate/log.ts';
import type { Database } from '#mailbox/store/database.ts';
import {
  claimNotice,
  dueNotices,
  isGone,
  notTold,
  sweepNotices,
  wasTold,
  type Notice,
} from '#mailbox/store/notices.ts';

/** What came of sending: `refused`: who was asked said no to this one; `away`: nobody answered; `gone`: what it was sent to is there no more. */
export type Sent = 'sent' | 'refused' | 'away' | 'gone';

/** E-mail, through the owner's own server. */
export interface MailWay {
  /** Domains that may be written to, in small letters; none: all. */
  domains: readonly string[];
  /** Says that something came, or sends the code. Never throws. */
  send: (address: string, code: string | undefined) => Promise<Sent>;
}

/** Web Push. */
export interface PushWay {
  /** The owner's public VAPID key. */
  key: string;
  /** Host names of push services; what is under one of them is one, too. */
  hosts: readonly string[];
  /** Says that something came, with nothing in it. Never throws. */
  send: (endpoint: string) => Promise<Sent>;
}

/** The ways that who runs this copy set up. */
export interface Ways {
  email?: MailWay;
  push?: PushWay;
}

/** ms: between two rounds, which is also the first pause after a failure; of the longest pause; for which one server has what it sends. */
const [round, longest, lease] = [300_000, 86_400_000, 300_000];
/** After so many that nobody answered for, the rest of a way waits for the next round. */
const enough = 3;

const send = ({ email, push }: Ways, { way, target, state, code }: Notice): Promise<Sent> =>
  (way === 'email' ? email?.send(target, state === 0 ? code : undefined) : push?.send(target)) ??
  Promise.resolve('refused');

async function settle(db: Database, notice: Notice, came: Sent, now: number): Promise<void> {
  if (came === 'sent') await wasTold(db, notice);
  else if (came === 'gone') await isGone(db, notice);
  else await notTold(db, notice, now + Math.min(longest, round * 2 ** Math.min(notice.failed, 10)));
}

/**
 * Tells everybody once who is to be told now. What is sent is taken for it before and written down after: a server that ends in between sends once more, and loses nothing.
 * @param now for tests: the time in ms. @param codesAlone only the codes that were asked for.
 */
export async function tellAll(db: Database, ways: Ways, now: () => number, codesAlone = false): Promise<void> {
  const away = { email: 0, push: 0 };
  for (const due of await dueNotices(db.read, now(), codesAlone)) {
    if (!ways[due.way] || away[due.way] >= enough) continue;
    const notice = await claimNotice(db, due, now(), now() + lease);
    if (!notice) continue;
    const came = await send(ways, notice);
    if (came === 'away') {
      away[due.way] += 1;
      logCode(due.way === 'email' ? 'mail-away' : 'push-away');
    }
    await settle(db, notice, came, now());
  }
}

/** What tells owners that something came. */
export interface Telling {
  ways: Ways;
  /** A code was asked for: it goes at once, and whoever asked does not wait for it. */
  soon: () => void;
  /** Finishes what is being sent. */
  stop: () => Promise<void>;
}

/** Begins to tell owners every five minutes, where a way is set up: so it says nothing of when exactly something came. */
export function openTelling(db: Database, ways: Ways, now: () => number): Telling {
  let last = Promise.resolve();
  const next = (codesAlone: boolean) => {
    last = last
      .then(async () => {
        if (!codesAlone) await sweepNotices(db, now());
        await tellAll(db, ways, now, codesAlone);
      })
      .catch((why: unknown) => {
        logCode(codeOf(why));
      });
  };
  const timer = ways.email || ways.push ? setInterval(next, round, false).unref() : undefined;
  return {
    ways,
    soon: () => {
      next(true);
    },
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
}
