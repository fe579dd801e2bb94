import type { Answer } from '#model/answer.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { newToken, nowHere } from '#model/token.ts';
import { keepAnswer } from '#person/keep/answers.ts';
import { readSitting } from '#person/keep/sitting.ts';
import { thinkingOf, thinksTooOf } from '#story/thinks-too.ts';
import type { Labels } from '#strings/fill.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';

interface Props { view: Answer; /** The Helper's view in words: "Mum thinks this. People shout at me." */ words: string; answers: readonly Answer[]; choices: readonly ReadyChoice[]; labels: Labels }

/**
 * "Mum thinks… Do you think so too?" The person answers a Helper's view, and that is an Answer of their own: it stands beside
 * the Helper's words and never changes what the person said to the Question itself.
 */
export function ThinkToo({ view, words, answers, choices, labels }: Props) {
  const question = thinksTooOf(view.question);
  const mine = thinkingOf(view, answers)?.said.thinksToo;
  const say = (agrees: NonNullable<typeof mine>['agrees']) => {
    const { speaker, company } = readSitting();
    const prompt = `${words} ${labels['think.too'] ?? ''}`.slice(0, 1000);
    void keepAnswer({
      id: newToken(), story: view.story, question, version: 1, lang: view.lang, at: nowHere(), company,
      asked: { prompt, choices: Object.fromEntries(choices.map((c) => [c.id, c.words])) },
      said: { thinksToo: { of: view.id, agrees } },
      speaker: speaker.whose === 'helper' ? { whose: 'mine' } : speaker,
    });
  };
  return (
    <div className="think-too flow no-print">
      <p className="quiet" id={`too-${view.id}`}>{labels['think.too']}</p>
      <div className="row" role="group" aria-labelledby={`too-${view.id}`}>
        {choices.map((c) => (
          <div key={c.id} className="think-choice" data-line={`too-${view.id}-${c.id}`} {...(c.sound ? { 'data-sound': c.sound } : {})}>
            <Press aria-pressed={mine?.agrees === c.id} onPress={() => say(c.id as NonNullable<typeof mine>['agrees'])}><PictureTile picture={c.picture} size="little" /><span className="sentence" id={`too-${view.id}-${c.id}`}>{c.words}</span></Press>
            <ListenButton of={`too-${view.id}-${c.id}`} />
          </div>
        ))}
      </div>
      {mine?.agrees === 'something-else' && <p><a className="press small" href={`/say/${view.question}/`}>{labels['my-story.change']}</a></p>}
    </div>
  );
}
