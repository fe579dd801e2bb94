import type { Answer, Company, Speaker, Token } from '#model/answer.ts';
import { byQuestion, bySpeaker, lastOfEachDay, newestFirst } from '#model/answers.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import { saidOf } from '#story/thinks-too.ts';
import { dayOf } from '#strings/day.ts';
import { fill, type Labels } from '#strings/fill.ts';
import { onceFor, rowsOf } from './given.ts';
import type { GivenLetter, Person } from './people.ts';

/** What Speakers say, a Question at a time. Whoever took back what they said to one, so that nothing stands there now, took back all they had said to it. */
const standing = onceFor((person) =>
  [...byQuestion(person.answers.filter((a) => !a.said.thinksToo)).values()]
    .flatMap(bySpeaker)
    .filter((spoken) => !isEmpty(spoken.newest.said)),
);

const inRecords = onceFor(
  (person): ReadonlySet<Token> =>
    new Set(
      standing(person)
        .flatMap(({ newest, before }) => [newest, ...before])
        .filter((a) => !isEmpty(a.said))
        .map((a) => a.id),
    ),
);

/** Whether an Answer may be copied out of the desk: not where it was taken back. What was asked to be forgotten is not among a person's Answers at all. */
export const mayBeCopied = (person: Person, answer: Answer): boolean => inRecords(person).has(answer.id);

/** What a Letter says, in the order in which it stands at the desk, as far as it may be copied. */
export const copiedOfLetter = (person: Person, given: GivenLetter): Answer[] =>
  rowsOf(person, given)
    .map((row) => row.answer)
    .filter((answer) => mayBeCopied(person, answer));

/** What each Speaker said last on each day, the oldest first, as far as it may be copied. */
export const saidByDays = onceFor((person) =>
  standing(person)
    .flatMap(lastOfEachDay)
    .sort((a, b) => newestFirst(b, a)),
);

/** What was said from one day to another, both with it. @param from, to as `2026-11-24`, by the clock that the person saw. */
export const copiedBetween = (person: Person, from: string, to: string): Answer[] =>
  saidByDays(person).filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to);

/** What the text is made with, beside the Answers. */
export interface RecordWith {
  questions: ReadonlyMap<string, ReviewQuestion>;
  /** The feelings and the ways not to answer. */ more: readonly ReadyChoice[];
  labels: Labels;
  lang: string;
  worker: string;
  /** Today. */ day: string;
}

/** What an Answer says, each way on a line: what was written in quotation marks, exactly as it was. */
function said(answer: Answer, { questions, more, labels, lang }: RecordWith): string[] {
  return saidParts(answer, questions.get(answer.question), more, labels, lang).flatMap((part) =>
    part.way === 'words' ? [`“${part.words}”`] : spokenParts([part], labels).map((words) => `- ${words}`),
  );
}

const whose = (labels: Labels, name: string, speaker: Speaker): string =>
  fill(labels[`desk.record-whose-${speaker.whose}`] ?? '', {
    name,
    helper: speaker.whose === 'mine' ? '' : speaker.helper,
  });

function inTheRoom(labels: Labels, name: string, company: Company): string {
  const other = company.who === 'with' ? company.name.trim() : '';
  return fill(labels[`desk.record-room-${company.who === 'with' && !other ? 'somebody' : company.who}`] ?? '', {
    name,
    other,
  });
}

/**
 * Answers as plain text, for a council's system: what was asked, the exact words, whose they are, who was in the room, when; with whose words
 * they are, who copied them and when above them, so that it can stand alone.
 */
export function recordText(person: Person, answers: readonly Answer[], make: RecordWith): string {
  const { labels, lang, worker, day } = make;
  const name = person.name.trim() || (labels['desk.no-name'] ?? '');
  const given = new Map(
    [...person.letters].reverse().flatMap(({ letter }) => letter.answers.map((a) => [a.id, letter.at] as const)),
  );
  const under = (label: string, words: string) => `${labels[label] ?? ''}: ${words}`;
  const one = (answer: Answer): string => {
    const came = given.get(answer.id);
    const thinks = answer.speaker.whose === 'helper' ? saidOf(answer, person.answers) : undefined;
    return [
      under('desk.record-asked', answer.asked.prompt),
      ...said(answer, make),
      ...(thinks ? [`${fill(labels['desk.record-thinks'] ?? '', { name })}: ${thinks}`] : []),
      under('desk.record-whose', whose(labels, name, answer.speaker)),
      under('desk.record-room', inTheRoom(labels, name, answer.company)),
      fill(labels['desk.record-when'] ?? '', {
        date: dayOf(answer.at.slice(0, 10), lang),
        time: answer.at.slice(11, 16),
      }),
      ...(came ? [fill(labels['desk.record-given'] ?? '', { date: dayOf(came.slice(0, 10), lang) })] : []),
    ].join('\n');
  };
  return (
    [
      [
        fill(labels['desk.record-title'] ?? '', { name }),
        ...(person.caseNumber ? [fill(labels['desk.record-case'] ?? '', { number: person.caseNumber })] : []),
        fill(labels['desk.record-by'] ?? '', { worker, date: dayOf(day, lang) }),
        labels['desk.record-exact'],
      ].join('\n'),
      ...answers.map(one),
    ].join('\n\n') + '\n'
  );
}
