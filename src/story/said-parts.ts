import { own } from '#model/own.ts';
import type { Answer, OneOfMine, Token } from '#model/answer.ts';
import { dayParts, weekDays } from '#model/week.ts';
import type { ReadyChoice, ReadyPicture } from '#model/ready.ts';
import { dayName } from '#strings/day.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import type { Labels } from '#strings/fill.ts';

/** A choice as it was said: the words it had then, and its picture where it still has one. */
export interface SaidChoice { id: string; words: string; picture?: ReadyPicture | undefined; sound?: string | undefined }

/** One way in which something was said, ready to be shown, printed, copied or spoken. */
export type SaidPart =
  | { way: 'choices'; choices: SaidChoice[] }
  | { way: 'words'; words: string }
  | { way: 'named'; name: string; reach: string; photo?: Token | undefined }
  | { way: 'board'; places: { place: SaidChoice; cards: SaidChoice[] }[] }
  | { way: 'week'; days: { name: string; parts: { part: SaidChoice; cards: SaidChoice[] }[] }[] }
  | { way: 'body'; places: { part: SaidChoice; feels: SaidChoice }[] }
  | { way: 'pictures'; pictures: { symbol: string; words: string }[] }
  | { way: 'circle'; rings: { near: SaidChoice; ones: (OneOfMine & { whoWords: string; whoPicture?: ReadyPicture | undefined })[] }[] }
  | { way: 'voice' | 'video' | 'photo' | 'drawing'; piece: Token };

/** What an Answer says, way by way, in the words it was asked with. Without its Question (an older one) it still speaks, from what it carries. */
export function saidParts(answer: Answer, question: ReviewQuestion | undefined, more: readonly ReadyChoice[], labels: Labels, lang: string): SaidPart[] {
  const { said, asked } = answer;
  const find = (choices: readonly ReadyChoice[], id: string, key = id): SaidChoice => {
    const now = choices.find((c) => c.id === id);
    const words = own(asked.choices, key) ?? now?.words ?? id;
    // Its own sound only while the words are the same: an older Answer is spoken as it was said.
    return { id, words, picture: now?.picture, sound: now?.words === words ? now.sound : undefined };
  };
  const cards = [...(question?.choices ?? []), ...more];
  const card = (id: string) => find(cards, id);
  const role = (name: string, id: string) => find(question?.with[name] ?? [], id, `${name}/${id}`);
  /** The ids of a role in their order; those no longer asked with come last. */
  const rolesOf = (name: string, used: readonly string[]) => [...new Set([...(question?.with[name] ?? []).map((c) => c.id), ...used])];
  const parts: SaidPart[] = [];
  if (said.unsaid) parts.push({ way: 'choices', choices: [{ ...find(more, said.unsaid), words: labels[`ask.${said.unsaid}`] ?? '' }] });
  if (said.chosen?.length) parts.push({ way: 'choices', choices: said.chosen.map(card) });
  if (said.sorted && Object.keys(said.sorted).length > 0) {
    const placed = Object.entries(said.sorted);
    parts.push({ way: 'board', places: rolesOf('places', Object.values(said.sorted)).map((id) => ({ place: role('places', id), cards: placed.filter(([, p]) => p === id).map(([c]) => card(c)) })) });
  }
  if (said.week && Object.keys(said.week).length > 0) {
    const { week } = said;
    parts.push({ way: 'week', days: weekDays.map((day, at) => ({ name: dayName(at, lang), parts: dayParts.map((part) => ({ part: role('parts', part), cards: (week[`${day}-${part}`] ?? []).map(card) })) })) });
  }
  if (said.body && Object.keys(said.body).length > 0) parts.push({ way: 'body', places: Object.entries(said.body).map(([part, feels]) => ({ part: card(part), feels: role('feels', feels) })) });
  if (said.circle?.length) {
    const { circle } = said;
    parts.push({ way: 'circle', rings: (['close', 'near', 'far'] as const).map((near) => ({ near: role('near', near), ones: circle.filter((one) => one.near === near).map((one) => { const who = role('who', one.who); return { ...one, whoWords: who.words, whoPicture: who.picture }; }) })) });
  }
  if (said.named && (said.named.name || said.named.reach || said.named.photo)) parts.push({ way: 'named', name: said.named.name, reach: said.named.reach ?? '', photo: said.named.photo });
  if (said.pictures?.length) parts.push({ way: 'pictures', pictures: said.pictures });
  for (const way of ['photo', 'drawing', 'voice', 'video'] as const) {
    const piece = said[way]?.piece;
    if (piece) parts.push({ way, piece });
  }
  if (said.written) parts.push({ way: 'words', words: said.written });
  return parts;
}

const list = (choices: readonly { words: string }[]) => choices.map((c) => c.words).join(', ');

/** What was said as plain sentences, for a voice, for text alone and for other systems. */
export function spokenParts(parts: readonly SaidPart[], labels: Labels): string[] {
  return parts.flatMap((part): string[] => {
    switch (part.way) {
      case 'choices': return part.choices.map((c) => c.words);
      case 'words': return [part.words];
      case 'named': return [[part.name, part.reach].filter(Boolean).join(', ')];
      case 'board': return part.places.filter((p) => p.cards.length > 0).map((p) => `${p.place.words}: ${list(p.cards)}`);
      case 'week': return part.days.flatMap((d) => d.parts.filter((p) => p.cards.length > 0).map((p) => `${d.name}, ${p.part.words}: ${list(p.cards)}`));
      case 'body': return part.places.map((p) => `${p.part.words}: ${p.feels.words}`);
      case 'pictures': return [list(part.pictures)];
      case 'circle': return part.rings.filter((r) => r.ones.length > 0).map((r) => `${r.near.words}: ${r.ones.map((one) => (one.name.trim() ? `${one.name} (${one.whoWords})` : one.whoWords)).join(', ')}`);
      default: return [labels[`way.${part.way}-here`] ?? ''];
    }
  });
}
