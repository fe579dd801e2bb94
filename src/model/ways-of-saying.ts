import type { Said, Token } from '#model/answer.ts';
import { dayParts } from '#model/week.ts';

/** What has to be known of one way of saying something, so that it is never empty, lost or misread by being forgotten in a list. */
interface WayOfSaying<T> {
  /** Whether nothing was said in this way, though it stands there: an empty box. */
  empty: (what: T) => boolean;
  /** Whether what stands now still says all that stood there: a step by which an Answer grew. */
  grew: (then: T, now: T | undefined) => boolean;
  /** Its pieces: photos, recordings, drawings. */
  pieces?: (what: T) => (Token | undefined)[];
  /** The choices of the Question that were used, by id. */
  choices?: (what: T) => readonly string[];
  /** What else the Question asked with (a board's places), by the role: the ids that were used. */
  roles?: (what: T) => Readonly<Record<string, readonly string[]>>;
}

/** Pictures put somewhere: on a board, a week, a body. It grew where all is still there, where it was. */
const put = <T extends Readonly<Record<string, string | readonly string[]>>>(then: T, now: T | undefined): boolean =>
  Object.entries(then).every(([at, what]) => {
    const here = now?.[at];
    return typeof what === 'string' ? here === what : what.every((one) => here?.includes(one));
  });
const nothingPut = (put: Readonly<Record<string, string | readonly string[]>>): boolean =>
  Object.values(put).flat().length === 0;

/** A recording, a film, a photo, a drawing. */
const onePiece: WayOfSaying<{ piece: Token }> = {
  empty: () => false,
  grew: (then, now) => then.piece === now?.piece,
  pieces: ({ piece }) => [piece],
};

/**
 * Every way of saying something, and what has to be known of it. A new way in `said` does not compile before it stands here; how it is
 * shown stands in `story/said-parts.ts`, in the same way.
 */
const waysOfSaying: { [Way in keyof Said]-?: WayOfSaying<NonNullable<Said[Way]>> } = {
  unsaid: { empty: () => false, grew: (then, now) => then === now },
  chosen: {
    empty: (ids) => ids.length === 0,
    grew: (then, now) => then.every((id) => now?.includes(id)),
    choices: (ids) => ids,
  },
  written: { empty: (words) => words.trim() === '', grew: (then, now = '') => now.startsWith(then) },
  named: {
    empty: ({ name, photo }) => name.trim() === '' && photo === undefined,
    grew: (then, now) =>
      (now?.name ?? '').startsWith(then.name) &&
      (now?.reach ?? '').startsWith(then.reach ?? '') &&
      (then.photo === undefined || then.photo === now?.photo),
    pieces: ({ photo }) => [photo],
  },
  sorted: {
    empty: nothingPut,
    grew: put,
    choices: Object.keys,
    roles: (sorted) => ({ places: Object.values(sorted) }),
  },
  week: {
    empty: nothingPut,
    grew: put,
    choices: (week) => Object.values(week).flat(),
    roles: () => ({ parts: dayParts }),
  },
  body: { empty: nothingPut, grew: put, choices: Object.keys, roles: (body) => ({ feels: Object.values(body) }) },
  pictures: {
    empty: (pictures) => pictures.length === 0,
    grew: (then, now) => then.every((p) => now?.some((q) => q.symbol === p.symbol)),
  },
  circle: {
    empty: (circle) => circle.length === 0,
    grew: (then, now) => then.every((one) => now?.some((other) => other.id === one.id)),
    pieces: (circle) => circle.map((one) => one.photo),
    roles: (circle) => ({ who: circle.map((one) => one.who), near: circle.map((one) => one.near) }),
  },
  voice: onePiece,
  video: onePiece,
  photo: onePiece,
  drawing: onePiece,
  thinksToo: { empty: () => false, grew: () => true },
};

/** One way in which something was said, with what is known of it. */
type Used = { of: WayOfSaying<unknown>; then: unknown; now: unknown };

/** The ways in which something was said, each beside what is said in the same way in another Answer. */
const used = (said: Said, other: Said = {}): Used[] =>
  (Object.keys(waysOfSaying) as (keyof Said)[]).flatMap((way) =>
    said[way] === undefined
      ? []
      : [{ of: waysOfSaying[way] as WayOfSaying<unknown>, then: said[way], now: other[way] }],
  );

/** Whether nothing was said: an empty Answer takes an earlier one back without rubbing it out. */
export const isEmpty = (said: Said): boolean => used(said).every(({ of, then }) => of.empty(then));

/** The pieces (photos, recordings, drawings) that belong to what was said. */
export const piecesOf = (said: Said): Token[] =>
  used(said)
    .flatMap(({ of, then }) => of.pieces?.(then) ?? [])
    .filter((id) => id !== undefined);

/** Whether something says all that was said before, and perhaps more: choosing the second of three things. Not where a way not to answer came or went. */
export const saysAllOf = (now: Said, then: Said): boolean =>
  then.unsaid === now.unsaid && used(then, now).every(({ of, then: what, now: is }) => of.grew(what, is));

/** The Question's own choices that were used, by id: chosen, put on a board or a week, marked on a body. */
export const choicesUsed = (said: Said): ReadonlySet<string> =>
  new Set(used(said).flatMap(({ of, then }) => of.choices?.(then) ?? []));

/** What else the Question asked with and was used, by its role: `places` → the places where something was put. */
export const rolesUsed = (said: Said): [role: string, ids: readonly string[]][] =>
  used(said).flatMap(({ of, then }) => Object.entries(of.roles?.(then) ?? {}));
