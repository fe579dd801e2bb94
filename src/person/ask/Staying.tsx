import type { ReadyQuestion } from '#model/ready.ts';
import { AskMeAgain } from '#person/again/AskMeAgain.tsx';
import type { AskLabels, AskLines } from '#person/ask/labels.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

/**
 * Beside Questions of being content to stay where one is: such an answer can carry weight in law. That it is no agreement stands on the
 * screen itself; here, what one can do besides, and being asked again on another day.
 */
export const Staying = ({ question, labels, lines, said }: { question: ReadyQuestion; labels: AskLabels; lines: AskLines; said: boolean }) => (
  <section className="panel flow">
    <SaidLine id="no-later" line={lines['no-later']} size="little" />
    <SaidLine id="advocate-helps" line={lines['advocate-helps']} size="little" />
    {said && <AskMeAgain question={question.id} prompt={question.prompt.words} labels={labels} lang={question.lang} />}
  </section>
);
