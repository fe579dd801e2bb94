import type { Answer, Said } from '#model/answer.ts';
import { dayParts } from '#model/week.ts';
import type { ReadyQuestion } from '#model/ready.ts';

/**
 * The words of the Question, and of all that was chosen or put, as they were then: so that the Answer can be understood for ever.
 * What a kind asks with besides its choices stands under `<role>/<id>`: `places/going-well`.
 */
export function asked(question: ReadyQuestion, said: Said): Answer['asked'] {
  const used = new Set([...(said.chosen ?? []), ...Object.keys(said.sorted ?? {}), ...Object.values(said.week ?? {}).flat(), ...Object.keys(said.body ?? {})]);
  const roles: [string, readonly string[]][] = [
    ['places', Object.values(said.sorted ?? {})],
    ['parts', said.week ? dayParts : []],
    ['feels', Object.values(said.body ?? {})],
    ['who', (said.circle ?? []).map((one) => one.who)],
    ['near', (said.circle ?? []).map((one) => one.near)],
  ];
  const words = [
    ...question.choices.filter((c) => used.has(c.id)).map((c) => [c.id, c.words] as const),
    ...roles.flatMap(([role, ids]) => (question.with[role] ?? []).filter((c) => ids.includes(c.id)).map((c) => [`${role}/${c.id}`, c.words] as const)),
  ];
  return { prompt: question.prompt.words, ...(words.length > 0 ? { choices: Object.fromEntries(words) } : {}) };
}
