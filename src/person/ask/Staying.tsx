import type { Said } from '#model/answer.ts';
import type { ReadyChoice, ReadyQuestion } from '#model/ready.ts';
import type { AskLines } from '#person/ask/labels.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

/**
 * The choice, of those that were made, that says most lately that one wants to stay or to go; undefined where none does, and where the Question does not
 * ask of it: a feeling tells of staying too, and its screen has no words for that.
 */
export const stayingIn = (question: Pick<ReadyQuestion, 'choices' | 'staying'>, said: Said): ReadyChoice | undefined =>
  question.staying &&
  question.choices
    .filter((c) => c.staying && said.chosen?.includes(c.id))
    .sort((a, b) => (said.chosen?.indexOf(b.id) ?? 0) - (said.chosen?.indexOf(a.id) ?? 0))[0];

/**
 * Behind a choice of staying where one is: such an Answer can carry weight in law ([2026] UKSC 16), so what one can do besides is said there and
 * then, without a press. That it is no agreement stands at the top of the screen all along. Who says that they want to go has said no already.
 */
export const StayingNext = ({ choice, lines }: { choice: ReadyChoice; lines: AskLines }) => (
  <div className="staying-next">
    {choice.staying === 'content' && <SaidLine id="no-later" line={lines['no-later']} size="little" />}
    <SaidLine id="advocate-helps" line={lines['advocate-helps']} size="little" />
  </div>
);
