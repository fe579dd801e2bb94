import { memo, useCallback, useEffect, useMemo, useRef, useState, type ComponentType } from 'react';
import type { Said, Unsaid as UnsaidWay } from '#model/answer.ts';
import type { ReadyLine, ReadyQuestion } from '#model/ready.ts';
import { saying } from '#model/answers.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { AskMeAgain } from '#person/again/AskMeAgain.tsx';
import { otherWayRound, saysTheSame } from '#person/ask/asked-again.ts';
import type { AskLabels, AskLines } from '#person/ask/labels.ts';
import { DangerHelp } from '#person/ask/DangerHelp.tsx';
import { saidMyWay, saysSomethingElse, SayItMyWay } from '#person/ask/SayItMyWay.tsx';
import { stayingIn, StayingNext } from '#person/ask/Staying.tsx';
import { useAnswering } from '#person/ask/use-answering.ts';
import { useDanger } from '#person/ask/use-danger.ts';
import { WhoseWords } from '#person/ask/WhoseWords.tsx';
import { fill, fillCount } from '#strings/fill.ts';
import { PressChoices, type AfterChoice } from '#ui/Choices.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { useEarlyPress } from '#ui/use-early-press.ts';
import { useHash } from '#ui/use-hash.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';

/** What every asking island is given. */
export interface AskProps {
  question: ReadyQuestion;
  labels: AskLabels;
  lines: AskLines;
}

/** What a kind gets to draw itself: what is said, and how to say something else. */
export interface KindProps extends AskProps {
  said: Said;
  /** Says something else than by now; kept at once. */
  give: (how: (said: Said) => Said) => void;
  /** The same, letter by letter. */
  type: (how: (said: Said) => Said) => void;
  settle: () => void;
  /** While something is being made that is not kept yet. */
  hold: () => () => void;
  /** What stands behind one of the choices: help, where something said tells of danger; else what being content to stay does not mean. */
  after: AfterChoice | undefined;
}

interface Props extends AskProps {
  /** How this kind asks. Wrapped in `memo`, so that it is drawn again only when something else is said. */
  kind: ComponentType<KindProps>;
  /** What says how, until there is something else to say: one Line. */
  how?: ReadyLine | undefined;
  /** Kinds that are words already do not offer own words again. */
  ownWords?: boolean;
  /** Kinds that open the free ways themselves do not offer them again in the quiet place. */
  myWay?: boolean;
}

/** Own words beside any choice: opened by pressing, and by itself where something is written. It stays open while words are rubbed out. */
const OwnWords = memo(function OwnWords({
  written,
  wanted,
  type,
  settle,
  labels,
}: Pick<KindProps, 'type' | 'settle' | 'labels'> & { written: string; wanted: boolean }) {
  const [open, setOpen] = useState(false);
  if (written && !open) setOpen(true);
  if (!open && !written && !wanted)
    return (
      <p>
        <Press look="" onPress={() => setOpen(true)}>
          <Icon name="more" />
          {labels['ask.own-words']}
        </Press>
      </p>
    );
  return (
    <TypeHere
      label={labels['ask.own-words-label'] ?? ''}
      value={written}
      lines={3}
      autoFocus={open && !written}
      onType={(words) => type((said) => saying(said, { written: words }))}
      onDone={settle}
    />
  );
});

const MyWay = memo(SayItMyWay);
const Unsaid = memo(PressChoices);
const Whose = memo(WhoseWords);

/**
 * The quiet place of a Question, by its address within the screen (`QuestionScreen.astro`): whether it is shown, and whether it was. What was
 * opened in it stays: a recording goes on.
 */
function useQuietPlace(): { here: boolean; was: boolean } {
  const here = useHash()[0] === 'my-way';
  const [was, setWas] = useState(false);
  if (here && !was) setWas(true);
  return { here, was };
}

/**
 * The frame of every kind. On the screen: one Line, the kind itself, the ways not to answer. One press away, in the quiet place: the free
 * ways, own words, whose words (decision 0060).
 */
export function Asking({ question: asked, labels, lines, kind: Kind, how, ownWords = true, myWay = true }: Props) {
  const { said, give, type, settle, hold, sitting, speakAs, keeping, things, read, before } = useAnswering(asked);
  const question = useMemo(() => (before ? otherWayRound(asked) : asked), [asked, before]);
  const room = useRef<HTMLDivElement>(null);
  const { here: quietHere, was: quiet } = useQuietPlace();
  const title = useRef<HTMLHeadingElement>(null);
  useEarlyPress(read);
  useKeptFocus(room);
  useEffect(() => {
    if (quietHere) title.current?.focus({ preventScroll: true });
  }, [quietHere]);
  const told = useDanger(question, said, read, lines.help.words);
  const after = useMemo(() => {
    if (told) return { at: told.at, shows: <DangerHelp kinds={told.kinds} helps={question.helps} lines={lines} /> };
    const stays = stayingIn(question, said);
    return stays && { at: stays.id, shows: <StayingNext choice={stays} lines={lines} /> };
  }, [told, question, said, lines]);
  const trouble = keeping === 'cannot-keep' || keeping === 'full' ? keeping : undefined;
  const helper = sitting.speaker.whose === 'helper' ? sitting.speaker.helper : undefined;
  const unsay = useCallback(
    (unsaid: string | undefined) => {
      give(() => (unsaid ? { unsaid: unsaid as UnsaidWay } : {}));
    },
    [give],
  );
  const kind = { question, labels, lines, said, give, type, settle, hold, after };
  const other = saysSomethingElse(said);
  const mine = (myWay && saidMyWay(said)) || (ownWords && Boolean(said.written));
  const compared =
    before && !isEmpty(said) ? lines[saysTheSame(before, said) ? 'said-same' : 'said-different'] : undefined;
  return (
    <div className={`asking ask-${question.kind} ${question.staying ? 'staying' : ''}`} ref={room}>
      {helper !== undefined && (
        <SaidLine
          id="helper-mode"
          line={lines['helper-mode']}
          words={fill(labels['ask.helper'] ?? '', { name: helper })}
          size="little"
        />
      )}
      {question.staying && <SaidLine id="not-agreeing" line={lines['not-agreeing']} size="little" />}
      <div className="kept" role="status">
        {compared && <SaidLine id="compared" line={compared} size="little" />}
        {keeping === 'saved' ? (
          <SaidLine id="saved" line={lines.saved} size="little" />
        ) : (
          !compared && !trouble && how && !question.staying && <SaidLine id="how" line={how} size="little" />
        )}
        {trouble && (
          <div className="panel sunny">
            <SaidLine id="trouble" line={lines[trouble]} />
            <SaidLine id="trouble-next" line={lines[`${trouble}-next`]} />
          </div>
        )}
      </div>
      <div className="ask-here">
        <div className="ask-kind">
          <Kind {...kind} />
        </div>
        {(other || mine) && (
          <p>
            <a className={`press ${other && !mine ? 'strong' : 'small'}`} href="#my-way">
              <Icon name={mine ? 'tick' : 'next'} />
              {labels[mine ? 'ask.my-way-said' : 'ask.my-way']}
            </a>
          </p>
        )}
        <Unsaid label={labels['ask.or'] ?? ''} choices={question.unsaid} value={said.unsaid} onChange={unsay} />
      </div>
      <div className="ask-quiet wide-flow">
        <h2 ref={title} tabIndex={-1}>
          {labels['ask.my-way']}
        </h2>
        {quiet && (
          <>
            {myWay && <MyWay {...kind} />}
            {ownWords && <OwnWords written={said.written ?? ''} wanted={other} {...{ type, settle, labels }} />}
            {question.staying && Boolean(said.chosen?.length) && (
              <section className="panel flow">
                <AskMeAgain
                  question={question.id}
                  prompt={question.prompt.words}
                  labels={labels}
                  lang={question.lang}
                />
              </section>
            )}
            <Whose labels={labels} speaker={sitting.speaker} onChange={speakAs} />
            {helper !== undefined && <SaidLine id="helper-beside" line={lines['helper-beside']} size="little" />}
            <SaidLine id="kept" line={lines.kept} size="little" />
            {things > 0 && <p className="quiet things">{fillCount(labels, 'say.said', things, question.lang)}</p>}
          </>
        )}
      </div>
    </div>
  );
}
