import { dayFromNow, daysOn } from '#model/calendar.ts';
import type { Token } from '#model/answer.ts';
import type { GroupRow, NewsPart, OwnLine, RowOf, SentenceKind } from '#model/group-record.ts';
import { answerTo, pass, rowsOf, sentencesOf } from '#model/group-rows.ts';
import { newToken } from '#model/token.ts';
import type { Counted } from './count-said.ts';
import { keepRow, takeAway } from './keep.ts';
import { askedIn, type RunNow } from './Poster.tsx';
import type { ReadyStep } from './ready-session.ts';

/** So many things a part has room for: each part fits on one paper, and all of them on four. */
export const mostIn: Readonly<Record<NewsPart, number>> = { front: 1, agreed: 3, good: 3, said: 2, wall: 8, on: 5 };

/** Days that a newsletter looks back at first. */
const quarter = 92;

/** Something that can stand in a newsletter. */
export interface NewsItem {
  /** What it comes from: the id of a row, or a Question of a run; of words of the newsletter's own the id of their row. */
  key: string;
  part: NewsPart;
  /** Whether it stands in it. */
  in: boolean;
  /** The newsletter's own words: nothing else has them. */
  own: boolean;
  words: string;
  picture: OwnLine['picture'];
  /** When it is on. */
  day?: string | undefined;
  /** The run that said it. */
  from?: Token;
  /** What a sentence on the wall is. */
  as?: SentenceKind;
  /** What was asked for, before the good news about it. */
  asked?: RowOf<'sentence'>;
  /** A Question, and what most said to it. */
  counted?: { step: ReadyStep; most: Counted };
}

/** All that were made, the newest first. */
export const newslettersOf = (rows: readonly GroupRow[]): RowOf<'newsletter'>[] =>
  rowsOf(rows, 'newsletter').sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1));

/** Runs of the last three months; where there are none, all. */
export function runsOfQuarter(runs: readonly RunNow[], today = dayFromNow(0)): Token[] {
  const since = daysOn(today, -quarter);
  const late = runs.filter(({ run }) => run.day >= since);
  return (late.length > 0 ? late : runs).map(({ run }) => run.id);
}

type Found = Pick<NewsItem, 'key' | 'words' | 'picture' | 'from' | 'as' | 'asked' | 'counted'>;

const sentencesAs = ({ rows, run }: RunNow, ...kinds: SentenceKind[]) =>
  sentencesOf(rows, run.id).filter((one) => kinds.includes(one.as));
const ofSentence = (one: RowOf<'sentence'>): Found => ({
  key: one.id,
  words: one.words,
  picture: one.picture,
  from: one.run,
  as: one.as,
});

/** What the runs said for one part, what comes first first. */
function foundIn(runs: readonly RunNow[], part: NewsPart): Found[] {
  switch (part) {
    case 'front':
    case 'on':
      return [];
    case 'agreed':
      return runs.flatMap((now) => sentencesAs(now, 'agreed').map(ofSentence));
    case 'wall':
      return runs.flatMap((now) => sentencesAs(now, 'idea', 'question', 'challenge').map(ofSentence));
    case 'good':
      return runs.flatMap((now) =>
        sentencesAs(now, 'agreed').flatMap((asked): Found[] => {
          const answer = answerTo(now.rows, asked.id);
          return answer
            ? [{ key: answer.id, words: answer.words, picture: asked.picture, from: asked.run, asked }]
            : [];
        }),
      );
    case 'said':
      // The first Question of each run, then the second of each: no Session fills the paper alone.
      return runs
        .flatMap((now) =>
          askedIn(now).flatMap(({ step, counted: [most] }, n): { n: number; found: Found }[] =>
            most && most.choice.id !== pass
              ? [
                  {
                    n,
                    found: {
                      key: `${now.run.id}/${step.id}`,
                      words: step.head.words,
                      picture: undefined,
                      from: now.run.id,
                      counted: { step, most },
                    },
                  },
                ]
              : [],
          ),
        )
        .sort((a, b) => a.n - b.n)
        .map(({ found }) => found);
  }
}

const idOf = (newsletter: Token, key: string) => `${newsletter}/${key}`;
const newsOf = (rows: readonly GroupRow[], newsletter: Token) =>
  rowsOf(rows, 'news').filter((one) => one.newsletter === newsletter);

/**
 * All that can stand in one part of a newsletter: its own words, and what its runs said, as it is said there. As many as there is room for stand in it by
 * themselves; taking one out brings no other in.
 */
export function newsItems(
  rows: readonly GroupRow[],
  newsletter: RowOf<'newsletter'>,
  runs: readonly RunNow[],
  part: NewsPart,
): NewsItem[] {
  const kept = newsOf(rows, newsletter.id);
  const own = kept
    .filter((row) => row.part === part && row.of === undefined)
    .sort((a, b) => (a.day ?? '').localeCompare(b.day ?? '') || a.n - b.n || (a.id < b.id ? -1 : 1))
    .map(({ id: key, words = '', picture, day }): NewsItem => ({
      key,
      part,
      in: true,
      own: true,
      words,
      picture,
      day,
    }));
  const chosen = runs.filter(({ run }) => newsletter.runs.includes(run.id));
  const found = foundIn(chosen, part).map((one, n): NewsItem => {
    const row = kept.find(({ id }) => id === idOf(newsletter.id, one.key));
    const said = row?.words === undefined ? one : { words: row.words, picture: row.picture };
    return { ...one, ...said, part, own: false, in: row?.in ?? n < mostIn[part] };
  });
  return [...own, ...found];
}

/** Makes one, of the runs of the last three months. @returns its id. Rejects where it cannot be kept, as all below. */
export async function makeNewsletter(name: string, runs: readonly RunNow[]): Promise<Token> {
  const id = newToken();
  await keepRow({ id, kind: 'newsletter', name, day: dayFromNow(0), runs: runsOfQuarter(runs) });
  return id;
}

/** Gives it another name, or other runs. */
export const changeNewsletter = (
  { rev: _, ...row }: RowOf<'newsletter'>,
  to: Partial<Pick<RowOf<'newsletter'>, 'name' | 'runs'>>,
): Promise<void> => keepRow({ ...row, ...to });

/** Writes words of the newsletter's own at the end of a part. */
export const addNews = (
  rows: readonly GroupRow[],
  newsletter: Token,
  part: NewsPart,
  line: OwnLine & { day?: string },
): Promise<void> =>
  keepRow({
    id: newToken(),
    kind: 'news',
    newsletter,
    part,
    n: Math.max(-1, ...newsOf(rows, newsletter).map(({ n }) => n)) + 1,
    in: true,
    ...line,
  });

/** Says something in it in other words, or leaves it out, or puts it in. What the group said in its Session stays as it is. */
export function changeNews(
  rows: readonly GroupRow[],
  newsletter: Token,
  item: NewsItem,
  to: (OwnLine & { day?: string }) | { in: boolean },
): Promise<void> {
  const id = item.own ? item.key : idOf(newsletter, item.key);
  const was = newsOf(rows, newsletter).find((row) => row.id === id);
  const said =
    'words' in to
      ? to
      : {
          ...(was?.words === undefined ? {} : { words: was.words }),
          ...(was?.picture ? { picture: was.picture } : {}),
          ...(was?.day ? { day: was.day } : {}),
        };
  return keepRow({
    id,
    kind: 'news',
    newsletter,
    part: item.part,
    n: was?.n ?? 0,
    ...(item.own ? {} : { of: item.key }),
    ...(item.from ? { from: item.from } : {}),
    in: 'in' in to ? to.in : item.in,
    ...said,
  });
}

/** Takes words of the newsletter's own away, or a whole newsletter: what was said in Sessions stays. */
export const takeNews = (id: Token): Promise<void> => takeAway(id);
