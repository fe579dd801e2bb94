import { z } from 'zod';
import { symbol, token } from '#model/answer.ts';
import { sentenceKinds, newsParts, letterTo, mostChoices } from '#model/group-rows.ts';
import { id as contentId } from '#model/page.ts';

/** A day on the calendar: `2027-05-03`. A group record knows no hour. */
const day = z.iso.date();
const rowId = z.string().min(1).max(200);
const base = { id: rowId, /** Grows with each change. */ rev: z.number().int().min(1) };
const words = z.string().max(2000);

/** A picture beside a sentence: one of the whole set, by its code. */
const picture = z.strictObject({ symbol });

/** One of them. */
export type SentenceKind = (typeof sentenceKinds)[number];

/** One of them. */
export type NewsPart = (typeof newsParts)[number];

/** Words of the group's own, and the picture that it found for them. */
const ownLine = z.strictObject({ words: z.string().max(300), picture: picture.optional() });

/** What a step of a Session of the group's own is: a Page, a Question that there is (`<session or topic>/<question>`), a question that it typed, something to talk about, a break. */
export const ownStep = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('page'), page: contentId }),
  z.strictObject({ is: z.literal('ready'), question: z.string().max(200) }),
  z.strictObject({ is: z.literal('own'), prompt: ownLine, choices: z.array(ownLine).max(mostChoices) }),
  z.strictObject({ is: z.literal('talk'), line: ownLine }),
  z.strictObject({ is: z.literal('break') }),
]);
export type OwnLine = z.infer<typeof ownLine>;
export type OwnStep = z.infer<typeof ownStep>;

/**
 * One row of what a group keeps (docs/decisions/0095). It tells which Session was run on which day, how many said what, and what was written; of nobody who it was.
 * @example { id: '…/matters/…', rev: 7, kind: 'count', run: '…', of: 'matters', by: '…', counts: { home: 4, pass: 1 } }
 */
export const groupRow = z.discriminatedUnion('kind', [
  /** A Session that was begun. */
  z.strictObject({ ...base, kind: z.literal('run'), session: contentId, day }),
  /** Where it stands: the id of a screen. */
  z.strictObject({ ...base, kind: z.literal('place'), run: token, at: rowId }),
  /** How many said what to one Question, counted on one device. `pass` is one of them. */
  z.strictObject({
    ...base,
    kind: z.literal('count'),
    run: token,
    of: contentId,
    by: token,
    counts: z.record(contentId, z.number().int().min(0).max(10_000)),
  }),
  /** Something written down in step `of`. `n` orders them. `gone`: taken away, and an older copy does not bring it back. */
  z.strictObject({
    ...base,
    kind: z.literal('sentence'),
    run: token,
    of: contentId,
    n: z.number().int().min(0),
    as: z.enum(sentenceKinds),
    words,
    picture: picture.optional(),
    gone: z.literal(true).optional(),
  }),
  /** To whom it goes, and by which day an answer is asked for. */
  z.strictObject({
    ...base,
    kind: z.literal('letter'),
    run: token,
    to: z.enum(letterTo),
    name: words,
    from: words,
    by: day,
    day,
  }),
  /** What they said back to one sentence (`of`, a row), on which day. Empty words: it was taken away. */
  z.strictObject({ ...base, kind: z.literal('answer'), run: token, of: rowId, words, day }),
  /** Whether the group decided to say small numbers too. */
  z.strictObject({ ...base, kind: z.literal('exact'), run: token, exact: z.boolean() }),
  /** A Session that the group made. `away`: taken away after it was run; its words stay for what was said in it. */
  z.strictObject({ ...base, id: token, kind: z.literal('session'), name: words, away: z.literal(true).optional() }),
  /** A step of such a Session; `n` orders them. What people said to it counts for its id: once it may have been asked it is never reworded, and a new one takes its place. */
  z.strictObject({
    ...base,
    id: token,
    kind: z.literal('step'),
    session: token,
    n: z.number().int().min(0),
    step: ownStep,
    /** For who leads the Session: it is never on the big screen. */
    notes: words.optional(),
    away: z.literal(true).optional(),
  }),
  /** A newsletter that the group made from what these runs said. */
  z.strictObject({
    ...base,
    id: token,
    kind: z.literal('newsletter'),
    name: words,
    day,
    runs: z.array(token).max(1000),
  }),
  /**
   * What the group did with something in one part of a newsletter. With `of` (a row, or a Question of a run) it is said of what a run said: `in` whether it
   * stands in it, `words` how it is said there, where that was changed. Without, it is words of its own. `day`: when something is on.
   */
  z.strictObject({
    ...base,
    kind: z.literal('news'),
    newsletter: token,
    part: z.enum(newsParts),
    n: z.number().int().min(0),
    of: rowId.optional(),
    /** The run that it is said of: taken away with it. */
    from: token.optional(),
    in: z.boolean(),
    words: words.optional(),
    picture: picture.optional(),
    day: day.optional(),
  }),
  /** A run, or something that the group made, that was taken away whole: its id is all that is left of it, and no older copy brings anything of it back. */
  z.strictObject({ ...base, kind: z.literal('gone') }),
]);

export type GroupRow = z.infer<typeof groupRow>;
/** A row as it is to be kept: its revision is counted where it is kept. */
export type NewRow = GroupRow extends infer Row ? (Row extends GroupRow ? Omit<Row, 'rev'> : never) : never;
/** Rows of one kind. */
export type RowOf<K extends GroupRow['kind']> = Extract<GroupRow, { kind: K }>;
