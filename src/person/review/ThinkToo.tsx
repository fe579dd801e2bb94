import { useState } from 'react';
import type { Answer } from '#model/answer.ts';
import { onlyHelpersAnswer } from '#model/named-questions.ts';
import { ourAddress } from '#model/our-address.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { keepAnswer } from '#person/keep/answers.ts';
import { newAnswer } from '#person/keep/new-answer.ts';
import { thinkingOf, thinksTooOf } from '#story/thinks-too.ts';
import { fill, type Labels } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';

interface Props {
  view: Answer;
  /** The Helper's view in words: "Mum thinks this. People shout at me." */ words: string;
  answers: readonly Answer[];
  choices: readonly ReadyChoice[];
  labels: Labels;
}

/** The two sides in the order of this time: it is other for another view, and other again when the person speaks of it anew. */
export function inTurnOf(
  choices: readonly ReadyChoice[],
  view: Answer,
  answers: readonly Answer[],
): readonly ReadyChoice[] {
  const spoken = answers.filter((a) => a.said.thinksToo?.of === view.id).length;
  const [first, second, ...rest] = choices;
  return first && second && (parseInt(view.id.slice(-1), 16) + spoken) % 2 === 1 ? [second, first, ...rest] : choices;
}

/**
 * "Mum thinks… The same as Mum, or different from Mum?" Asked only after the person said their own. The person answers a Helper's view, and that is an Answer of their own: it stands beside
 * the Helper's words and never changes what the person said to the Question itself.
 */
export function ThinkToo({ view, words, answers, choices, labels }: Props) {
  const question = thinksTooOf(view.question);
  const mine = thinkingOf(view, answers)?.said.thinksToo;
  const name = view.speaker.whose === 'mine' ? '' : view.speaker.helper;
  // Neither side is always first: it changes with each view, and with each time the view was spoken of.
  const [offered] = useState(() =>
    inTurnOf(choices, view, answers).map((c) => ({ ...c, said: fill(c.words, { name }) })),
  );
  const say = (agrees: NonNullable<typeof mine>['agrees']) => {
    const prompt = `${words} ${labels['think.too'] ?? ''}`.slice(0, 1000);
    const asked = { prompt, choices: Object.fromEntries(offered.map((c) => [c.id, c.said])) };
    void keepAnswer(
      newAnswer(
        view.story,
        { question, version: 1, lang: view.lang, asked },
        { thinksToo: { of: view.id, agrees } },
        'own',
      ),
    );
  };
  return (
    <div className="think-too flow no-print">
      <p className="quiet" id={`too-${view.id}`}>
        {labels['think.too']}
      </p>
      <div className="row" role="group" aria-labelledby={`too-${view.id}`}>
        {offered.map((c) => (
          <div
            key={c.id}
            className="think-choice"
            data-line={`too-${view.id}-${c.id}`}
            {...(c.sound ? { [c.said === c.words ? 'data-sound' : 'data-stand-in']: c.sound } : {})}
          >
            <Press aria-pressed={mine?.agrees === c.id} onPress={() => say(c.id as NonNullable<typeof mine>['agrees'])}>
              <PictureTile picture={c.picture} size="little" />
              <span className="sentence" id={`too-${view.id}-${c.id}`}>
                {c.said}
              </span>
            </Press>
            <ListenButton of={`too-${view.id}-${c.id}`} />
          </div>
        ))}
      </div>
      {mine?.agrees === 'something-else' && !onlyHelpersAnswer(view.question) && (
        <p>
          <a className="press small" href={ourAddress(`/say/${view.question}/`)}>
            <Icon name="pen" />
            {labels['my-story.change']}
          </a>
        </p>
      )}
    </div>
  );
}
