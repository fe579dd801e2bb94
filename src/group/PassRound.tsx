import { useEffect, useRef, useState } from 'react';
import { beginAt } from '#ui/begin-at.ts';
import { lookOf, PressChoices } from '#ui/Choices.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { countUp } from './keep.ts';
import type { ReadyStep } from './ready-session.ts';
import { useWords } from './Words.tsx';

interface Props {
  step: ReadyStep;
  run: () => Promise<string>;
  onEnd: () => void;
  onAsk: () => void;
}

/**
 * One tablet that goes from hand to hand. One press answers; then nothing of it is seen any more, and the tablet is passed on. Until the next person begins
 * it can be changed. Nothing counts on the screen, nothing runs out.
 */
export function PassRound({ step, run, onEnd, onAsk }: Props) {
  const { say, lines } = useWords();
  const [said, setSaid] = useState<string>();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    beginAt(title.current);
  }, [said]);
  /** One answer a person: a hand that shakes presses twice, and a switch may before the screen has changed. */
  const answered = useRef(false);
  const choose = async (choice: string) => {
    if (answered.current) return;
    answered.current = true;
    try {
      await countUp(await run(), step.id, choice, 1);
      setSaid(choice);
    } catch (why) {
      answered.current = false;
      throw why;
    }
  };
  const next = () => {
    answered.current = false;
    setSaid(undefined);
    onAsk();
  };
  const change = async () => {
    if (said !== undefined) await countUp(await run(), step.id, said, -1);
    next();
  };
  return said === undefined ? (
    <div className="session-round">
      <div
        className="session-asks"
        data-line="session-asks"
        {...(step.head.sound ? { 'data-sound': step.head.sound } : {})}
      >
        <span className={`tile tile-${step.head.picture.tint}`}>
          <img src={step.head.picture.address} alt="" />
        </span>
        <h1 className="sentence" id="l-session-asks" ref={title}>
          {step.head.words}
        </h1>
      </div>
      <PressChoices
        label={step.head.words}
        choices={step.choices}
        look={lookOf(step.choices)}
        value={undefined}
        onChange={(id) => {
          if (id !== undefined) void choose(id);
        }}
      />
    </div>
  ) : (
    <div className="session-round session-passed">
      <h1 className="unseen" ref={title}>
        {lines.thanks.words}
      </h1>
      <SaidLine id="thanks" line={lines.thanks} />
      <SaidLine id="thanks-pass-on" line={lines['thanks-pass-on']} />
      <div className="row session-does">
        <Press look="strong" icon="person" onPress={next}>
          {say('group.next-person')}
        </Press>
        <Press icon="again" onPress={change}>
          {say('group.change')}
        </Press>
        <Press icon="close" onPress={onEnd}>
          {say('group.stop-round')}
        </Press>
      </div>
    </div>
  );
}
