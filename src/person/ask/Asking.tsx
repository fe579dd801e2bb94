import { useState, type ReactNode } from 'react';
import type { Said, Unsaid } from '#model/answer.ts';
import type { ReadyQuestion } from '#model/ready.ts';
import { saying } from '#model/answers.ts';
import type { AskLabels, AskLines } from '#person/ask/labels.ts';
import { useAnswering } from '#person/ask/use-answering.ts';
import { WhoseWords } from '#person/ask/WhoseWords.tsx';
import { fill, fillCount } from '#strings/fill.ts';
import { PressChoices } from '#ui/Choices.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

/** What every asking island is given. */
export interface AskProps { question: ReadyQuestion; labels: AskLabels; lines: AskLines }

/** What a kind gets to draw itself: what is said, and how to say something else. */
export interface KindProps extends AskProps {
  said: Said;
  give: (said: Said) => void;
  type: (said: Said) => void;
  settle: () => void;
  /** The Story that a photo would belong to, once there is one. */
  story: string | undefined;
}

interface Props extends AskProps {
  /** How this kind asks. */
  kind: (props: KindProps) => ReactNode;
  /** Kinds that are words already do not offer own words again. */
  ownWords?: boolean;
}

/** Own words beside any choice: opened by pressing, and open by itself where something is written. */
function OwnWords({ said, type, settle, labels }: Pick<KindProps, 'said' | 'type' | 'settle' | 'labels'>) {
  const [open, setOpen] = useState(false);
  if (!open && !said.written) return <p><Press look="" onPress={() => setOpen(true)}><Icon name="more" />{labels['ask.own-words']}</Press></p>;
  return <TypeHere label={labels['ask.own-words-label'] ?? ''} value={said.written ?? ''} lines={3} autoFocus={open && !said.written} onType={(written) => type(saying(said, { written }))} onDone={settle} />;
}

/** The frame of every kind: whose words, the kind itself, own words, the ways not to answer, and what is kept. */
export function Asking({ question, labels, lines, kind, ownWords = true }: Props) {
  const { said, give, type, settle, sitting, speakAs, keeping, things, story } = useAnswering(question);
  const props: KindProps = { question, labels, lines, said, give, type, settle, story };
  const trouble = keeping === 'cannot-keep' || keeping === 'full' ? keeping : undefined;
  const helper = sitting.speaker.whose === 'helper' ? sitting.speaker.helper : undefined;
  const unsay = (unsaid: string | undefined) => { settle(); give(unsaid ? { unsaid: unsaid as Unsaid } : {}); };
  return (
    <div className="asking wide-flow">
      {helper !== undefined && (
        <div className="panel sunny">
          <SaidLine id="helper-mode" line={lines['helper-mode']} words={fill(labels['ask.helper'] ?? '', { name: helper })} />
          <SaidLine id="helper-beside" line={lines['helper-beside']} />
        </div>
      )}
      {kind(props)}
      {ownWords && <OwnWords {...props} />}
      <section className="flow">
        <h2 className="or">{labels['ask.or']}</h2>
        <PressChoices label={labels['ask.or'] ?? ''} choices={question.unsaid} value={said.unsaid} onChange={unsay} />
      </section>
      <div className="kept" role="status">
        {keeping === 'at-first' && <SaidLine id="kept" line={lines.kept} size="little" />}
        {keeping === 'saving' && <p className="quiet">{labels['ask.saving']}</p>}
        {keeping === 'saved' && <SaidLine id="saved" line={lines.saved} size="little" />}
        {trouble && <div className="panel sunny"><SaidLine id="trouble" line={lines[trouble]} /><SaidLine id="trouble-next" line={lines[`${trouble}-next`]} /></div>}
      </div>
      {things > 0 && <p className="quiet things">{fillCount(labels, 'say.said', things, question.lang)}</p>}
      <WhoseWords labels={labels} speaker={sitting.speaker} onChange={speakAs} />
    </div>
  );
}
