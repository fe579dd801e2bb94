import { own } from '#model/own.ts';
import type { Answer, OneOfMine, Said, Token } from '#model/answer.ts';
import { nearness } from '#model/nearness.ts';
import { dayParts, weekDays } from '#model/week.ts';
import type { ReadyChoice, ReadyPicture } from '#model/ready.ts';
import { dayName } from '#strings/day.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import type { Labels } from '#strings/fill.ts';

/** A choice as it was said: the words it had then, and its picture where it still has one. */
export interface SaidChoice {
  id: string;
  words: string;
  picture?: ReadyPicture | undefined;
  sound?: string | undefined;
}

/** One way in which something was said, ready to be shown, printed, copied or spoken. */
export type SaidPart =
  | { way: 'choices'; choices: SaidChoice[] }
  | { way: 'words'; words: string }
  | { way: 'named'; name: string; reach: string; photo?: Token | undefined }
  | { way: 'board'; places: { place: SaidChoice; cards: SaidChoice[] }[] }
  | { way: 'week'; days: { name: string; parts: { part: SaidChoice; cards: SaidChoice[] }[] }[] }
  | { way: 'body'; places: { part: SaidChoice; feels: SaidChoice }[] }
  | { way: 'pictures'; pictures: { symbol: string; words: string }[] }
  | {
      way: 'circle';
      rings: { near: SaidChoice; ones: (OneOfMine & { whoWords: string; whoPicture?: ReadyPicture | undefined })[] }[];
    }
  | { way: 'voice' | 'video' | 'photo' | 'drawing'; piece: Token };

/** What showing has to look up: a card of the Question, what else it asked with by its role, and the words of the Book. */
interface LookUp {
  card: (id: string) => SaidChoice;
  role: (name: string, id: string) => SaidChoice;
  /** The ids of a role in their order; those no longer asked with come last. */
  rolesOf: (name: string, used: readonly string[]) => string[];
  /** A way not to answer, in the words it has now. */
  unsaid: (id: string) => SaidChoice;
  lang: string;
}

const piece =
  (way: 'voice' | 'video' | 'photo' | 'drawing') =>
  (said: { piece: Token }): SaidPart => ({ way, piece: said.piece });

/**
 * How each way of saying something is shown, in the order in which they stand. A new way in `said` does not compile before it stands here.
 * What is said of a Helper's view is no part of what was said to the Question: it is shown beside that view (`thinks-too.ts`).
 */
const shows: { [Way in keyof Said]-?: (said: NonNullable<Said[Way]>, look: LookUp) => SaidPart | undefined } = {
  unsaid: (id, { unsaid }) => ({ way: 'choices', choices: [unsaid(id)] }),
  chosen: (ids, { card }) => (ids.length > 0 ? { way: 'choices', choices: ids.map(card) } : undefined),
  sorted: (sorted, { card, role, rolesOf }) => {
    const placed = Object.entries(sorted);
    if (placed.length === 0) return undefined;
    return {
      way: 'board',
      places: rolesOf('places', Object.values(sorted)).map((id) => ({
        place: role('places', id),
        cards: placed.filter(([, p]) => p === id).map(([c]) => card(c)),
      })),
    };
  },
  week: (week, { card, role, lang }) => {
    if (Object.keys(week).length === 0) return undefined;
    return {
      way: 'week',
      days: weekDays.map((day, at) => ({
        name: dayName(at, lang),
        parts: dayParts.map((part) => ({ part: role('parts', part), cards: (week[`${day}-${part}`] ?? []).map(card) })),
      })),
    };
  },
  body: (body, { card, role }) => {
    const marked = Object.entries(body);
    return marked.length > 0
      ? { way: 'body', places: marked.map(([part, feels]) => ({ part: card(part), feels: role('feels', feels) })) }
      : undefined;
  },
  circle: (circle, { role }) => {
    if (circle.length === 0) return undefined;
    const ones = circle.map((one) => {
      const who = role('who', one.who);
      return { ...one, whoWords: who.words, whoPicture: who.picture };
    });
    return {
      way: 'circle',
      rings: nearness.map((near) => ({ near: role('near', near), ones: ones.filter((one) => one.near === near) })),
    };
  },
  named: ({ name, reach = '', photo }) => (name || reach || photo ? { way: 'named', name, reach, photo } : undefined),
  pictures: (pictures) => (pictures.length > 0 ? { way: 'pictures', pictures } : undefined),
  photo: piece('photo'),
  drawing: piece('drawing'),
  voice: piece('voice'),
  video: piece('video'),
  written: (words) => (words ? { way: 'words', words } : undefined),
  thinksToo: () => undefined,
};

/** What an Answer says, way by way, in the words it was asked with. Without its Question (an older one) it still speaks, from what it carries. */
export function saidParts(
  answer: Answer,
  question: ReviewQuestion | undefined,
  more: readonly ReadyChoice[],
  labels: Labels,
  lang: string,
): SaidPart[] {
  const { said, asked } = answer;
  const find = (choices: readonly ReadyChoice[], id: string, key = id): SaidChoice => {
    const now = choices.find((c) => c.id === id);
    const words = own(asked.choices, key) ?? now?.words ?? id;
    // Its own sound only while the words are the same: an older Answer is spoken as it was said.
    return { id, words, picture: now?.picture, sound: now?.words === words ? now.sound : undefined };
  };
  const cards = [...(question?.choices ?? []), ...more];
  const look: LookUp = {
    card: (id) => find(cards, id),
    role: (name, id) => find(question?.with[name] ?? [], id, `${name}/${id}`),
    rolesOf: (name, used) => [...new Set([...(question?.with[name] ?? []).map((c) => c.id), ...used])],
    unsaid: (id) => ({ ...find(more, id), words: labels[`ask.${id}`] ?? '' }),
    lang,
  };
  const show = shows as Record<string, (said: unknown, look: LookUp) => SaidPart | undefined>;
  return Object.keys(shows).flatMap((way) => {
    const what = said[way as keyof Said];
    return what === undefined ? [] : (show[way]?.(what, look) ?? []);
  });
}

const list = (choices: readonly { words: string }[]) => choices.map((c) => c.words).join(', ');

/** What was said as plain sentences, for a voice, for text alone and for other systems. */
export function spokenParts(parts: readonly SaidPart[], labels: Labels): string[] {
  return parts.flatMap((part): string[] => {
    switch (part.way) {
      case 'choices':
        return part.choices.map((c) => c.words);
      case 'words':
        return [part.words];
      case 'named':
        return [[part.name, part.reach].filter(Boolean).join(', ')];
      case 'board':
        return part.places.filter((p) => p.cards.length > 0).map((p) => `${p.place.words}: ${list(p.cards)}`);
      case 'week':
        return part.days.flatMap((d) =>
          d.parts.filter((p) => p.cards.length > 0).map((p) => `${d.name}, ${p.part.words}: ${list(p.cards)}`),
        );
      case 'body':
        return part.places.map((p) => `${p.part.words}: ${p.feels.words}`);
      case 'pictures':
        return [list(part.pictures)];
      case 'circle':
        return part.rings
          .filter((r) => r.ones.length > 0)
          .map(
            (r) =>
              `${r.near.words}: ${r.ones.map((one) => (one.name.trim() ? `${one.name} (${one.whoWords})` : one.whoWords)).join(', ')}`,
          );
      // Named one by one: a new way does not compile before it can be heard.
      case 'voice':
      case 'video':
      case 'photo':
      case 'drawing':
        return [labels[`way.${part.way}-here`] ?? ''];
    }
  });
}
