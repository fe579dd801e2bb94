import { Fragment, memo, useCallback, useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import type { ReadyChoice } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';

/** What every choice shows: its picture, its words, a tick when chosen. Chosen is said by tick and edge, not by colour alone. */
const Face = ({ choice, id }: { choice: ReadyChoice; id: string }) => (
  <>
    <PictureTile picture={choice.picture} />
    <span className="sentence" id={id}>
      {choice.words}
    </span>
    <span className="choice-tick" aria-hidden="true">
      <Icon name="tick" />
    </span>
  </>
);

/** What makes a row of a choice one Line: it can be heard, asked about and read out when reached. */
const row = (choice: ReadyChoice) => ({
  className: 'choice-row',
  'data-choice': choice.id,
  'data-line': `choice-${choice.id}`,
  ...(choice.sound ? { 'data-sound': choice.sound } : {}),
});

/** How choices stand: as cards beside each other where all their words are short, else one below the other. */
export type Look = 'cards' | 'rows';
export const lookOf = (choices: readonly ReadyChoice[]): Look =>
  choices.every((c) => c.words.length <= 24) ? 'cards' : 'rows';

/** What stands behind one choice of a group, before the next. */
export interface AfterChoice {
  at: string;
  shows: ReactNode;
}
/** `within` tells groups with the same choices on one screen apart; `look` is given where these are some of more. */
interface GroupProps {
  label: string;
  choices: readonly ReadyChoice[];
  look?: Look;
  within?: string;
  after?: AfterChoice | undefined;
}
const After = ({ choice, after }: { choice: ReadyChoice; after: AfterChoice | undefined }) =>
  after?.at === choice.id ? <div className="after-choice">{after.shows}</div> : null;
interface OneProps {
  choice: ReadyChoice;
  on: boolean;
  onPick: (id: string, on: boolean) => void;
}

/** The same function for ever, calling the newest: what it is given to need not be drawn again. */
function useSteady<A extends unknown[]>(call: (...given: A) => void): (...given: A) => void {
  const newest = useRef(call);
  useEffect(() => {
    newest.current = call;
  });
  return useCallback((...given: A) => newest.current(...given), []);
}

/** One choice as the browser's own box, drawn again only when it is chosen or let go. */
const Box = memo(
  ({
    choice,
    on,
    type,
    name,
    onPick,
    within = '',
  }: OneProps & { type: 'radio' | 'checkbox'; name: string; within?: string | undefined }) => (
    <div {...row(choice)} data-line={`choice-${within}${choice.id}`}>
      <label className="choice" data-selected={on}>
        <input
          type={type}
          name={name}
          value={choice.id}
          checked={on}
          aria-labelledby={`c-${within}${choice.id}`}
          onChange={(e) => onPick(choice.id, e.currentTarget.checked)}
        />
        <Face choice={choice} id={`c-${within}${choice.id}`} />
      </label>
      <ListenButton of={`c-${within}${choice.id}`} />
    </div>
  ),
);

/**
 * Where something comes behind a choice, every choice keeps the size it had: what is under the finger does not move, though there is less room
 * now. When the window changes its size they take their room anew.
 */
function useHeldSizes(
  choices: readonly ReadyChoice[],
): [room: RefObject<HTMLDivElement | null>, hold: (id: string) => void] {
  const room = useRef<HTMLDivElement>(null);
  const rows = () => room.current?.querySelectorAll<HTMLElement>(':scope > .choice-row') ?? [];
  useEffect(() => {
    const letGo = () => {
      for (const one of rows()) one.style.minBlockSize = '';
    };
    addEventListener('resize', letGo);
    return () => removeEventListener('resize', letGo);
  }, []);
  const hold = (id: string) => {
    const choice = choices.find((c) => c.id === id);
    if (!choice?.danger && !choice?.staying) return;
    for (const [one, size] of [...rows()].map((row) => [row, row.getBoundingClientRect().height] as const))
      one.style.minBlockSize = `${String(size)}px`;
  };
  return [room, hold];
}

/** Exactly one of some choices, or none. */
export function ChooseOne({
  label,
  choices,
  look = lookOf(choices),
  value,
  onChange,
  within,
  after,
}: GroupProps & { value: string | undefined; onChange: (id: string) => void }) {
  const name = useId();
  const [room, hold] = useHeldSizes(choices);
  const pick = useSteady((id: string) => {
    hold(id);
    onChange(id);
  });
  return (
    <div ref={room} role="radiogroup" aria-label={label} className={`choices ${look}`}>
      {choices.map((choice) => (
        <Fragment key={choice.id}>
          <Box type="radio" name={name} choice={choice} on={choice.id === value} onPick={pick} within={within} />
          <After choice={choice} after={after} />
        </Fragment>
      ))}
    </div>
  );
}

/** As many of some choices as wanted, in the order they were pressed. */
export function ChooseSome({
  label,
  choices,
  look = lookOf(choices),
  value,
  onChange,
  after,
}: GroupProps & { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const name = useId();
  const [room, hold] = useHeldSizes(choices);
  const pick = useSteady((id: string, on: boolean) => {
    if (on) hold(id);
    onChange(on ? [...value.filter((v) => v !== id), id] : value.filter((v) => v !== id));
  });
  return (
    <div ref={room} role="group" aria-label={label} className={`choices ${look}`}>
      {choices.map((choice) => (
        <Fragment key={choice.id}>
          <Box type="checkbox" name={name} choice={choice} on={value.includes(choice.id)} onPick={pick} />
          <After choice={choice} after={after} />
        </Fragment>
      ))}
    </div>
  );
}

/** One choice that is pressed in and out. */
const InOut = memo(({ choice, on, onPick }: OneProps) => (
  <div {...row(choice)}>
    <button
      type="button"
      className="choice"
      aria-labelledby={`u-${choice.id}`}
      aria-pressed={on}
      data-selected={on}
      onClick={() => onPick(choice.id, !on)}
    >
      <Face choice={choice} id={`u-${choice.id}`} />
    </button>
    <ListenButton of={`u-${choice.id}`} />
  </div>
));

/** Choices that are pressed, each as often as wanted: none stays in. */
export function PressEach({
  label,
  choices,
  look = lookOf(choices),
  onPress,
}: GroupProps & { onPress: (id: string) => void }) {
  const press = useSteady(onPress);
  return (
    <div role="group" aria-label={label} className={`choices ${look}`}>
      {choices.map((choice) => (
        <div key={choice.id} {...row(choice)}>
          <button type="button" className="choice" aria-labelledby={`e-${choice.id}`} onClick={() => press(choice.id)}>
            <Face choice={choice} id={`e-${choice.id}`} />
          </button>
          <ListenButton of={`e-${choice.id}`} />
        </div>
      ))}
    </div>
  );
}

/** Choices that are pressed in and out, each by itself. */
export function PressChoices({
  label,
  choices,
  look = lookOf(choices),
  value,
  onChange,
}: GroupProps & { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const pick = useSteady((id: string, on: boolean) => onChange(on ? id : undefined));
  return (
    <div role="group" aria-label={label} className={`choices ${look} unsaid`}>
      {choices.map((choice) => (
        <InOut key={choice.id} choice={choice} on={value === choice.id} onPick={pick} />
      ))}
    </div>
  );
}
