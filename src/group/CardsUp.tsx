import { useState } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import { tally } from '#model/group-rows.ts';
import { announce } from '#ui/announce.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';
import { countUp } from './keep.ts';
import type { ReadyStep } from './ready-session.ts';
import type { Phones } from './use-phones.ts';
import { useWords } from './Words.tsx';

interface Props {
  step: ReadyStep;
  rows: readonly GroupRow[];
  run: () => Promise<string>;
  here: string;
  onRound: () => void;
  phones: Phones;
  onPhones: () => void;
}

/**
 * A Question with its choices, counted by cards that are held up: + and − beside each, and one press takes the last one back. What was pressed is known
 * here alone and ends with the screen.
 */
export function CardsUp({ step, rows, run, here, onRound, phones, onPhones }: Props) {
  const { say, person } = useWords();
  const [pressed, setPressed] = useState<{ choice: string; by: 1 | -1 }[]>([]);
  const counts = tally(rows, here, step.id);
  const count = async (choice: string, by: 1 | -1, undoing = false) => {
    const changed = await countUp(await run(), step.id, choice, by);
    setPressed((all) => (undoing ? all.slice(0, -1) : changed === 0 ? all : [...all, { choice, by }]));
    announce(
      say('group.count-of', {
        words: step.choices.find((one) => one.id === choice)?.words ?? '',
        count: (counts[choice] ?? 0) + changed,
      }),
    );
  };
  const last = pressed.at(-1);
  return (
    <div className="session-question">
      <div
        className="session-asks"
        data-line="session-asks"
        {...(step.head.sound ? { 'data-sound': step.head.sound } : {})}
      >
        <PictureTile picture={step.head.picture} />
        <h1 className="sentence" id="l-session-asks" tabIndex={-1}>
          {step.head.words}
        </h1>
      </div>
      <ul className="count-rows">
        {step.choices.map((choice) => {
          const n = counts[choice.id] ?? 0;
          return (
            <li
              key={choice.id}
              className="count-row"
              data-line={`count-${choice.id}`}
              data-choice={choice.id}
              {...(choice.sound ? { 'data-sound': choice.sound } : {})}
            >
              <PictureTile picture={choice.picture} />
              <span className="count-said">
                <span className="sentence" id={`l-count-${choice.id}`}>
                  {choice.words}
                </span>
                <span className="count-people" aria-hidden="true">
                  {Array.from({ length: n }, (_, at) => (
                    <img key={at} src={person.address} alt="" />
                  ))}
                </span>
              </span>
              <ListenButton of={`l-count-${choice.id}`} />
              <Press
                look="small"
                aria-label={`${say('group.less')} ${choice.words}`}
                aria-disabled={n === 0}
                onPress={() => (n > 0 ? count(choice.id, -1) : undefined)}
              >
                <Icon name="minus" />
              </Press>
              <output className="count-n" aria-label={say('group.count-of', { words: choice.words, count: n })}>
                {n}
              </output>
              <Press
                look="strong small"
                aria-label={`${say('group.more')} ${choice.words}`}
                onPress={() => count(choice.id, 1)}
              >
                <Icon name="plus" />
              </Press>
            </li>
          );
        })}
      </ul>
      <div className="row session-does">
        <Press
          icon="again"
          aria-disabled={!last}
          onPress={() => (last ? count(last.choice, last.by === 1 ? -1 : 1, true) : undefined)}
        >
          {say('group.undo')}
        </Press>
        <Press icon="two" onPress={onRound}>
          {say('group.round')}
        </Press>
        <Press icon="phone" onPress={onPhones}>
          {say(phones.room && phones.here > 0 ? 'group.phones-said' : 'group.phones', {
            n: phones.saidTo(step.id),
            of: Math.max(phones.here, phones.saidTo(step.id)),
          })}
        </Press>
      </div>
    </div>
  );
}
