import { useEffect, useRef } from 'react';
import type { RowOf } from '#model/group-record.ts';
import { fewestChoices } from '#model/group-rows.ts';
import type { ReadyLine } from '#model/ready.ts';
import { announce } from '#ui/announce.ts';
import { beginAt } from '#ui/begin-at.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';
import type { OwnScreen } from './OwnPart.tsx';
import { readyOwnStep } from './own-ready.ts';
import { moveStep, stepsOf, takeStep } from './own-sessions.ts';
import { pictureOf } from './Shown.tsx';
import { useWords } from './Words.tsx';

/** The steps of a Session that the group made, in order: each can be moved up and down, taken away, and changed where its words are the group's. */
export function Steps({ rows, kit, own, session }: OwnScreen) {
  const words = useWords();
  const { say } = words;
  const steps = stepsOf(rows, session.id);
  const list = useRef<HTMLOListElement>(null);
  /** The button that moved a step keeps the focus, wherever its step stands now; where one was `taken` away, the list has it. */
  const moved = useRef<string>(undefined);
  const order = steps.map((one) => one.id).join();
  useEffect(() => {
    if (moved.current === 'taken') beginAt(list.current);
    else list.current?.querySelector<HTMLElement>(`[data-moves="${moved.current ?? ''}"]`)?.focus();
    moved.current = undefined;
  }, [order]);
  const headOf = ({ step, id }: RowOf<'step'>): ReadyLine =>
    step.is === 'own'
      ? { words: step.prompt.words, picture: pictureOf(step.prompt, words) }
      : (readyOwnStep({ id, step }, kit, words)?.head ?? own.none);
  const move = async (one: RowOf<'step'>, by: -1 | 1, n: number) => {
    if (!steps[n + by]) return;
    moved.current = `${one.id}/${String(by)}`;
    await moveStep(rows, one, by);
    announce(`${headOf(one).words} ${say('stage.of', { n: n + 1 + by, of: steps.length })}`);
  };
  return (
    <ol className="own-steps" ref={list}>
      {steps.map((one, n) => {
        const head = headOf(one);
        const moves = ([by, label, icon]: readonly [-1 | 1, string, string]) => (
          <Press
            key={by}
            look="small"
            data-moves={`${one.id}/${String(by)}`}
            aria-disabled={!steps[n + by]}
            aria-label={`${say(label)} ${head.words}`}
            onPress={() => move(one, by, n)}
          >
            <Icon name={icon} />
            <span aria-hidden="true">{say(label)}</span>
          </Press>
        );
        return (
          <li key={one.id} className="panel" data-step={one.step.is}>
            <div className="line" data-line={`own-${one.id}`} {...(head.sound ? { 'data-sound': head.sound } : {})}>
              <PictureTile picture={head.picture} />
              <div className="said">
                <p className="sentence" dir="auto" id={`l-own-${one.id}`}>
                  {head.words}
                </p>
                <ListenButton of={`l-own-${one.id}`} />
              </div>
            </div>
            {one.step.is === 'own' && one.step.choices.length < fewestChoices && (
              <SaidLine id={`own-unready-${one.id}`} line={own.unready} size="little" />
            )}
            <div className="row own-does">
              {(
                [
                  [-1, 'group.up', 'less'],
                  [1, 'group.down', 'more'],
                ] as const
              ).map(moves)}
              {(one.step.is === 'own' || one.step.is === 'talk') && (
                <a
                  className="press small"
                  href={`#${session.id}/${one.step.is}/${one.id}`}
                  aria-label={`${say('group.change-it')} ${head.words}`}
                >
                  <Icon name="pen" />
                  {say('group.change-it')}
                </a>
              )}
              <a
                className="press small"
                href={`#${session.id}/note/${one.id}`}
                aria-label={`${say('group.notes')} ${head.words}`}
              >
                <Icon name={one.notes ? 'tick' : 'eye'} />
                {say('group.notes')}
              </a>
              <Press
                look="small"
                icon="bin"
                aria-label={`${say('group.take-away')} ${head.words}`}
                onPress={() => {
                  moved.current = 'taken';
                  return takeStep(rows, one);
                }}
              >
                {say('group.take-away')}
              </Press>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
