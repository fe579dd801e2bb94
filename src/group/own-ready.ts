import type { GroupRow, OwnStep, RowOf } from '#model/group-record.ts';
import { fewestChoices, rowsOf, tally } from '#model/group-rows.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { stepsOf } from './own-sessions.ts';
import type { ReadySession, ReadyStep } from './ready-session.ts';
import type { SessionKit } from './session-kit.ts';
import { pictureOf } from './Shown.tsx';

/** Pictures that are not the group's own: of a Session of its own, and beside words without one. */
export interface OwnPictures {
  session: ReadyPicture;
  words: ReadyPicture;
}

/** Minutes that a step of the group's own takes, about. */
const minutes = { page: 10, question: 15, talk: 10 } as const;

const ownLine = (line: Extract<OwnStep, { is: 'own' }>['prompt'], pictures: OwnPictures): ReadyLine => ({
  words: line.words,
  picture: pictureOf(line, pictures),
});

/** A step of the group's own, made ready; undefined where it cannot be run: a Page that is no more, a question with fewer than 2 answers. */
export function readyOwnStep(
  { id, step, notes: own }: Pick<RowOf<'step'>, 'id' | 'step' | 'notes'>,
  kit: SessionKit,
  pictures: OwnPictures,
): ReadyStep | undefined {
  const mine = own ? [{ id: 'own', line: ownLine({ words: own }, pictures) }] : [];
  const asks = (head: ReadyLine, choices: ReadyChoice[]): ReadyStep => ({
    id,
    kind: 'question',
    minutes: minutes.question,
    head,
    lines: [],
    choices: [...choices, kit.pass],
    notes: [...mine, ...kit.notes.question],
  });
  switch (step.is) {
    case 'break':
      return { ...kit.break, id, notes: [...mine, ...kit.break.notes] };
    case 'talk':
      return {
        id,
        kind: 'talk',
        minutes: minutes.talk,
        head: ownLine(step.line, pictures),
        lines: [],
        choices: [],
        notes: [...mine, ...kit.notes.talk],
      };
    case 'page': {
      const page = kit.pages.flatMap(({ all }) => all).find((one) => one.id === step.page);
      return (
        page && {
          id,
          kind: 'page',
          minutes: minutes.page,
          head: page.head,
          lines: page.lines,
          choices: [],
          notes: [...mine, ...kit.notes.page],
        }
      );
    }
    case 'ready': {
      const found = kit.questions.flatMap(({ all }) => all).find((one) => one.id === step.question);
      return found && asks(found.head, found.choices);
    }
    case 'own':
      return step.choices.length < fewestChoices
        ? undefined
        : asks(
            ownLine(step.prompt, pictures),
            step.choices.map((choice, n) => ({ id: `c${String(n + 1)}`, ...ownLine(choice, pictures) })),
          );
  }
}

/**
 * A Session that the group made, as ready ones are: welcome, rules, what we said, how it was and goodbye come by themselves.
 * @param run of what was said: a question that was reworded since, and was answered in it, stands as it was asked.
 */
export function readyOwnSession(
  session: RowOf<'session'>,
  rows: readonly GroupRow[],
  kit: SessionKit,
  pictures: OwnPictures,
  run?: string,
): ReadySession {
  const before = rowsOf(rows, 'step').filter(
    (one) =>
      one.session === session.id &&
      one.away &&
      run !== undefined &&
      Object.values(tally(rows, run, one.id)).some((count) => count > 0),
  );
  const steps = [...before, ...stepsOf(rows, session.id)]
    .sort((a, b) => a.n - b.n)
    .flatMap((one) => readyOwnStep(one, kit, pictures) ?? []);
  const all = [...kit.before, ...steps, ...kit.after];
  const title: ReadyLine = { words: session.name, picture: pictures.session };
  return {
    id: session.id,
    title,
    what: title,
    minutes: all.reduce((sum, step) => sum + step.minutes, 0),
    ...kit.every,
    own: true,
    steps: all,
  };
}
