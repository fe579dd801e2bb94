import type { GroupRow, RowOf } from '#model/group-record.ts';
import { rowsOf, sentencesOf } from '#model/group-rows.ts';
import { readyOwnSession } from './own-ready.ts';
import type { RunNow } from './Poster.tsx';
import type { ReadySession } from './ready-session.ts';
import { useKit } from './use-kit.ts';
import { useWords } from './Words.tsx';

/** Every run in which something was said, the newest first. What the group made stands as it was asked in each. */
export function useRunsSaid(rows: readonly GroupRow[], sessions: readonly ReadySession[]): RunNow[] {
  const words = useWords();
  const made = rowsOf(rows, 'session');
  const kit = useKit(made.length > 0);
  const sessionOf = (of: RowOf<'run'>): ReadySession | undefined => {
    const own = made.find((one) => one.id === of.session);
    return own && kit && kit !== 'away'
      ? readyOwnSession(own, rows, kit, words, of.id)
      : sessions.find((one) => one.id === of.session);
  };
  // A run of a Session that this website no longer has is still in the copy; it cannot be shown with its pictures.
  return rowsOf(rows, 'run')
    .filter((run) => rowsOf(rows, 'count', run.id).length > 0 || sentencesOf(rows, run.id).length > 0)
    .flatMap((run) => {
      const session = sessionOf(run);
      return session ? [{ run, session, rows, exact: rowsOf(rows, 'exact', run.id)[0]?.exact ?? false }] : [];
    })
    .sort((a, b) => (a.run.day < b.run.day ? 1 : a.run.day > b.run.day ? -1 : 0));
}
