import { useRef } from 'react';
import type { OwnLine, OwnStep, RowOf } from '#model/group-record.ts';
import { fewestChoices, mostChoices } from '#model/group-rows.ts';
import { beginAt } from '#ui/begin-at.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';
import { OwnPart, type OwnScreen } from './OwnPart.tsx';
import { addStep, changeStep, stepsOf } from './own-sessions.ts';
import { pictureOf } from './Shown.tsx';
import { useWords } from './Words.tsx';
import { WriteHere } from './WriteHere.tsx';

type Typed = Extract<OwnStep, { is: 'own' }>;
interface Props extends OwnScreen {
  /** The step; undefined for a new question. */
  step: string | undefined;
  /** Which of its words are written: `asks`, or the number of an answer. Undefined: it is looked at. */
  at: string | undefined;
  go: (...to: string[]) => void;
}

/** A question of the group's own: what is asked, then its answers, each typed on a screen of its own with a picture. Each is kept as soon as it is written. */
export function OwnQuestion({ rows, own, session, step: id, at, go }: Props) {
  const words = useWords();
  const { say } = words;
  const list = useRef<HTMLOListElement>(null);
  const row = stepsOf(rows, session.id).find(
    (one): one is RowOf<'step'> & { step: Typed } => one.id === id && one.step.is === 'own',
  );
  const change = async (step: Typed) => {
    if (row) go(session.id, 'own', await changeStep(rows, row, step));
  };
  if (!row || at === 'asks')
    return (
      <OwnPart id="own-prompt" line={own.prompt}>
        <WriteHere
          label={say('group.our-question')}
          most={200}
          was={row?.step.prompt}
          onKeep={async (prompt: OwnLine) =>
            row
              ? change({ ...row.step, prompt })
              : go(session.id, 'own', await addStep(rows, session.id, { is: 'own', prompt, choices: [] }))
          }
          onEnd={() => (row ? go(session.id, 'own', row.id) : go(session.id))}
        />
      </OwnPart>
    );
  const { prompt, choices } = row.step;
  if (at !== undefined) {
    const n = Number(at);
    return (
      <OwnPart id="own-choice" line={own.choice}>
        <p className="own-asked exact" dir="auto">
          {prompt.words}
        </p>
        <WriteHere
          label={say('group.our-answer')}
          most={80}
          was={choices[n]}
          onKeep={(line) =>
            change({
              ...row.step,
              choices: [...choices.slice(0, n), line, ...choices.slice(n + 1)].slice(0, mostChoices),
            })
          }
          onEnd={() => go(session.id, 'own', row.id)}
        />
      </OwnPart>
    );
  }
  return (
    <OwnPart id="own-prompt-now" line={{ words: prompt.words, picture: pictureOf(prompt, words) }}>
      <p>
        <a className="press small" href={`#${session.id}/own/${row.id}/asks`}>
          <Icon name="pen" />
          {say('group.change-it')}
          <span className="unseen"> {prompt.words}</span>
        </a>
      </p>
      <SaidLine id="own-choices" line={choices.length < mostChoices ? own.choices : own['choices-enough']} as="h2" />
      <ol className="own-steps" ref={list}>
        {choices.map((one, n) => (
          <li key={`${String(n)} ${one.words}`} className="panel">
            <div className="line" data-line={`own-choice-${String(n)}`}>
              <PictureTile picture={pictureOf(one, words)} />
              <div className="said">
                <p className="sentence exact" dir="auto" id={`l-own-choice-${String(n)}`}>
                  {one.words}
                </p>
                <ListenButton of={`l-own-choice-${String(n)}`} />
              </div>
            </div>
            <div className="row own-does">
              <a className="press small" href={`#${session.id}/own/${row.id}/${String(n)}`}>
                <Icon name="pen" />
                {say('group.change-it')}
                <span className="unseen"> {one.words}</span>
              </a>
              <Press
                look="small"
                icon="bin"
                onPress={async () => {
                  await change({ ...row.step, choices: choices.filter((_, other) => other !== n) });
                  beginAt(list.current);
                }}
              >
                {say('group.take-away')}
                <span className="unseen"> {one.words}</span>
              </Press>
            </div>
          </li>
        ))}
      </ol>
      <div className="row">
        {choices.length < mostChoices && (
          <a
            className={`press ${choices.length < fewestChoices ? 'strong' : ''}`}
            href={`#${session.id}/own/${row.id}/${String(choices.length)}`}
          >
            <Icon name="plus" />
            {say('group.add-answer')}
          </a>
        )}
        <a className={`press ${choices.length < fewestChoices ? '' : 'strong'}`} href={`#${session.id}`}>
          <Icon name="tick" />
          {say('group.ready')}
        </a>
      </div>
    </OwnPart>
  );
}
