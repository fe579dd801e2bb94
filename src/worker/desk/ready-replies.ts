import { newToken } from '#model/token.ts';
import type { ReadyReply } from '#model/ready-reply.ts';
import type { EditedLine } from './lines-edited.ts';

/** What a Reply speaks of, as far as a ready one can fit it. A whole Letter has neither Topic nor kind. */
export interface Fits {
  topic?: string | undefined;
  kind?: string | undefined;
  /** A danger was told that nobody said more to than *I have read it*. */ danger: boolean;
  /** Only what says this. */ says?: ReadyReply['says'] | undefined;
}

/** As many as there are keys for. */
const most = 9;

/** How well it fits; 0 where it does not. */
function fit({ when, topics, kinds }: ReadyReply, { topic, kind, danger }: Fits): number {
  if (when === 'danger') return danger ? 3 : 0;
  if (!topics && !kinds) return 1;
  return (topic !== undefined && topics?.includes(topic)) ||
    (kind !== undefined && (kinds as readonly string[] | undefined)?.includes(kind))
    ? 2
    : 0;
}

/** The ready Replies that fit, the best first: for a danger, then for this Topic or kind of Question, then for everything. Nine at most. */
export const readyFor = (all: readonly ReadyReply[], what: Fits): ReadyReply[] =>
  all
    .map((reply) => ({ reply, fits: what.says && reply.says !== what.says ? 0 : fit(reply, what) }))
    .filter((one) => one.fits > 0)
    .sort((a, b) => b.fits - a.fits)
    .slice(0, most)
    .map((one) => one.reply);

/** Stands where a day is to be picked. The gate does not let it go, so no Reply goes with a gap in it. */
const gap = '…';

/** The Lines of a ready Reply, to be changed. @param day in full; empty while none is picked. */
export const linesOf = ({ lines }: ReadyReply, day: string): EditedLine[] =>
  lines.map(({ words, picture }) => ({
    key: newToken(),
    words: day ? words.replace('{date}', day) : words.replace(/\{date\}\.?/, gap),
    picture: { name: picture },
  }));

/** Whether Lines speak of a day: one that is to be picked, or this one. */
export const asksDay = (lines: readonly EditedLine[], day: string): boolean =>
  lines.some(({ words }) => words.includes(gap) || (day !== '' && words.includes(day)));

/** Lines that speak of another day from now on. All else in them stays as the worker wrote it. @param before, now in full, or empty. */
export const withDay = (lines: readonly EditedLine[], before: string, now: string): EditedLine[] =>
  lines.map((line) => {
    const open = before ? line.words.replace(before, gap).replace(`${gap}.`, gap) : line.words;
    return open.includes(gap)
      ? { ...line, words: now ? open.replace(gap, open.endsWith(gap) ? `${now}.` : now) : open }
      : line;
  });

/** Whether nothing of the worker's own is in these Lines: they are empty, or one ready Reply as it stands. Then another may take their place. */
export const isUntouched = (lines: readonly EditedLine[], all: readonly ReadyReply[], day: string): boolean => {
  const said = (some: readonly EditedLine[]) => some.map((line) => line.words).join('\n');
  return lines.every((line) => !line.words.trim()) || all.some((reply) => said(linesOf(reply, day)) === said(lines));
};
