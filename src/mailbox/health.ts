import { epochOf } from './store/epoch.ts';
import type { Database } from './store/database.ts';

/** How the two things that a Mailbox stands on are. In words alone: how full or how busy something is helps only who wants to break it. */
export interface Health {
  database: 'ok' | 'away';
  /** `full`: nothing more is taken. Of a database on another machine this one knows no disk. */
  disk: 'ok' | 'full';
}

/** ms that the database may take to answer, and for which what was found is told: who asks often asks nothing more of it. */
const [patience, believed] = [3_000, 2_000];

const soon = async <T>(asked: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, failed) => {
    timer = setTimeout(() => {
      failed(new Error('late'));
    }, patience);
  });
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer);
  });
};

/** @param reserve bytes below which nothing more is taken. @returns how it is now; never throws. */
export function watchHealth(db: Database, reserve: number): () => Promise<Health> {
  let [found, at]: [Promise<Health> | undefined, number] = [undefined, 0];
  const look = async (): Promise<Health> => {
    const [database, free] = await Promise.all([
      soon(epochOf(db.read)).then(
        () => 'ok' as const,
        () => 'away' as const,
      ),
      db.free ? soon(db.free()).catch(() => 0) : Infinity,
    ]);
    return { database, disk: free >= reserve ? 'ok' : 'full' };
  };
  return () => {
    if (!found || Date.now() - at > believed) [found, at] = [look(), Date.now()];
    return found;
  };
}
