import type { FromWorker } from '#model/reply.ts';
import { latestFirst } from '#model/moment.ts';
import type { LogEntry } from '#worker/keep/log.ts';
import type { Person } from './people.ts';

/** Above how many active people a quiet warning comes; undefined where none was chosen. */
export const activeLimit = (entries: readonly LogEntry[]): number | undefined =>
  entries.flatMap((e) => (e.from === 'me' && e.what.kind === 'limit' ? [e.what] : [])).sort(latestFirst)[0]?.active;

/** How many people more than the chosen number are active. */
export const aboveLimit = (people: readonly Person[], limit: number | undefined): number =>
  limit === undefined ? 0 : Math.max(0, people.filter((p) => p.mine && !p.away && p.list === 'active').length - limit);

/** How far handing over has come: asked, and what the person says. */
export interface HandingOver {
  asked: Extract<FromWorker, { kind: 'handing-over' }>;
  says?: 'yes' | 'no' | undefined;
}

/** The newest handing over, if any. */
export function handingOver(person: Person): HandingOver | undefined {
  const asked = person.sent.findLast((s) => s.kind === 'handing-over');
  if (!asked) return undefined;
  const said = person.mayRead.findLast((m) => m.handingOver === asked.id);
  return { asked, says: said && (said.yes ? 'yes' : 'no') };
}

/** The goodbye that was sent, if any. */
export const ending = (person: Person): Extract<FromWorker, { kind: 'ending' }> | undefined =>
  person.sent.findLast((s) => s.kind === 'ending');
