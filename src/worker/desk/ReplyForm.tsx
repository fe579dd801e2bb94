import { useEffect, useMemo, useRef } from 'react';
import { isSensibleDay } from '#model/calendar.ts';
import { ourAddress } from '#model/our-address.ts';
import type { ReadyReply } from '#model/ready-reply.ts';
import type { FromWorker } from '#model/reply.ts';
import { newToken } from '#model/token.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { questionsById } from '#story/questions-by-id.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { dayWords } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { ChooseOne } from '#ui/Choices.tsx';
import { DayField } from '#ui/DayField.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { toKeep, useDraft, type Draft } from './draft.ts';
import type { GivenRow } from './given.ts';
import { useHere } from './here.ts';
import { toMend, useWriting, written, type Writing } from './lines-edited.ts';
import { LinesEditor } from './LinesEditor.tsx';
import { MyVoice } from './MyVoice.tsx';
import type { Person } from './people.ts';
import { asksDay, isUntouched, linesOf, readyFor, withDay } from './ready-replies.ts';
import { ReadyReplies } from './ReadyReplies.tsx';
import { ReplySeen } from './ReplySeen.tsx';
import { SealedPiece } from './SealedPiece.tsx';
import { TheRest } from './TheRest.tsx';
import { dangersTold } from './today.ts';
import { useInSlices } from './use-in-slices.ts';
import { useJson } from './use-json.ts';
import { useSending } from './use-sending.ts';

export type Of = Extract<FromWorker, { of: unknown }>['of'];
type Kind = NonNullable<Draft['kind']>;
const kinds: readonly Kind[] = ['promise', 'cannot', 'talk', 'heard'];
/** The picture of a Line whose words give none. */
const fallback: Record<Kind, string> = { promise: 'promise', cannot: 'sorry', talk: 'talk', heard: 'listen' };
const none: readonly string[] = [];
const noReady: readonly ReadyReply[] = [];

interface Props {
  person: Person;
  topics: ReviewTopics;
  of: Of;
  /** What this Reply speaks of, to have beside it. */ rows: readonly GivenRow[];
  only?: Kind | undefined;
  /** What it is at first, where nothing was begun. */ first?: Kind | undefined;
  onDone: () => void;
}

/** The person's words beside what is written. */
function TheirWords({ rows, topics }: { rows: readonly GivenRow[]; topics: ReviewTopics }) {
  const {
    words: { labels, unsaid, lang },
  } = useHere();
  const { shown, left, more } = useInSlices(rows);
  const questions = questionsById(topics.topics);
  return (
    <div className="desk-beside">
      {shown.map(({ answer }) => (
        <div key={answer.id}>
          <h4>{answer.asked.prompt}</h4>
          <AnswerSaid
            answer={answer}
            question={questions.get(answer.question)}
            more={[...topics.feelings, ...unsaid]}
            labels={labels}
            lang={lang}
            Piece={SealedPiece}
          />
        </div>
      ))}
      <TheRest left={left} more={more} />
    </div>
  );
}

/** What may stand in the way of sending: said, never silent. @param needsDay a promise, or Lines that speak of a day. */
function mayGo(
  draft: Draft,
  kind: Kind | undefined,
  needsDay: boolean,
  writing: Writing,
  day: string,
): { ok: boolean; mend: number } {
  const mend = toMend(draft.lines, writing);
  const says = draft.lines.some((l) => l.words.trim()) || draft.voice !== undefined;
  return {
    ok:
      kind !== undefined &&
      says &&
      (!needsDay || isSensibleDay(draft.by, day)) &&
      (mend === 0 || draft.voice !== undefined),
    mend,
  };
}

/** The ready Replies that fit what this one speaks of. None for *this is what I heard*: those words are the worker's alone. */
function useReady(
  person: Person,
  topics: ReviewTopics,
  { letter, answer, question }: Of,
  only: Kind | undefined,
  first: Kind | undefined,
): { all: readonly ReadyReply[]; ready: readonly ReadyReply[] } {
  const all = useJson(ourAddress('/worker/writing.json'))?.readyReplies ?? noReady;
  const danger = useMemo(
    () => dangersTold(person, topics).some((told) => (answer ? told.answer.id === answer : told.letter === letter)),
    [topics, person, answer, letter],
  );
  if (only) return { all, ready: noReady };
  const kind = topics.topics.flatMap((t) => t.questions).find((q) => q.id === question)?.kind;
  return {
    all,
    ready: readyFor(all, {
      topic: question?.split('/')[0],
      kind,
      danger,
      says: first === 'promise' ? first : undefined,
    }),
  };
}

/** A word back: what I will do and by when, what I cannot do and why, let us talk, what I heard. In Lines, or with my voice. */
export function ReplyForm({ person, topics, of, rows, only, first, onDone }: Props) {
  const {
    desk,
    words: { labels, lines: say, lang },
    day,
  } = useHere();
  const about = `${person.thread} ${of.letter} ${of.answer ?? 'letter'}${only ? ` ${only}` : ''}`;
  const { draft, change, keepNow, drop } = useDraft(desk.keys, about);
  const kind = only ?? draft?.kind ?? first;
  const writing = useWriting(person, desk.keys.name, draft?.names ?? none, fallback[kind ?? 'talk']);
  const { busy, failed, trying } = useSending();
  const room = useRef<HTMLElement>(null);
  const { all, ready } = useReady(person, topics, of, only, first);
  const here = draft !== undefined;
  // Whoever opened it goes on in it: by keyboard the way back from a form below is long. Where nothing was begun, a ready Reply may be all of it.
  useEffect(() => {
    const begun = draft?.lines.some((l) => l.words);
    if (here)
      (
        (!begun && room.current?.querySelector<HTMLElement>('.desk-ready button')) ||
        room.current?.querySelector<HTMLElement>(kind ? 'textarea' : 'input')
      )?.focus();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [here]);
  // Writing another is the next thing: what could still be taken back would stand where this is written.
  const { goOn } = desk;
  useEffect(() => {
    void goOn();
  }, [goOn]);
  if (!draft) return <div className="waiting-way" aria-busy="true" />;
  const says = dayWords(labels, lang);
  const inFull = (by: string) => by && says.inFull(by);
  const needsDay = kind === 'promise' || asksDay(draft.lines, inFull(draft.by));
  const { ok, mend } = mayGo(draft, kind, needsDay, writing, day);
  const take = (reply: ReadyReply) => {
    const lines = linesOf(reply, inFull(draft.by));
    change({
      kind: reply.says,
      lines: isUntouched(draft.lines, all, inFull(draft.by)) ? lines : [...draft.lines, ...lines].slice(0, 12),
    });
    // What is left to do: pick the day, or send it.
    setTimeout(() =>
      (
        room.current?.querySelector<HTMLElement>('.desk-day button') ??
        room.current?.querySelector<HTMLElement>('.strong')
      )?.focus(),
    );
  };
  const send = async () => {
    if (!kind) return;
    const became = await trying(async () => {
      await keepNow();
      const voice = draft.voice && { id: newToken(), blob: draft.voice };
      const words = { id: draft.id, lines: written(draft.lines, writing), ...(voice ? { voice: voice.id } : {}), of };
      const sent = await desk.send(
        person,
        kind === 'promise' ? { ...words, kind, by: draft.by } : { ...words, kind },
        voice ? [voice] : [],
        { about, draft: await toKeep(draft) },
      );
      await drop();
      return sent;
    });
    if (!became) return;
    announce(say[became].words);
    onDone();
  };
  return (
    <section
      ref={room}
      className={`panel desk-reply flow no-print ${only === 'heard' ? 'desk-side' : ''}`}
      aria-label={labels['desk.reply']}
    >
      {only === 'heard' && <TheirWords rows={rows} topics={topics} />}
      <div className="flow">
        <ReadyReplies ready={ready} begun={draft.lines.some((l) => l.words !== '')} onTake={take} />
        {only === 'heard' ? (
          <SaidLine id={`how-${about}`} line={say['heard-how']} size="little" />
        ) : (
          <ChooseOne
            label={labels['desk.reply'] ?? ''}
            choices={kinds.map((id) => ({ id, ...say[id] }))}
            value={kind}
            onChange={(id) => change({ kind: id as Kind })}
          />
        )}
        {kind && (
          <>
            {needsDay && (
              <DayField
                className="desk-day"
                label={labels[kind === 'promise' ? 'desk.by-when' : 'desk.which-day'] ?? ''}
                says={says}
                soon={(
                  [
                    ['desk.today', 0],
                    ['desk.in-1-week', 7],
                    ['desk.in-2-weeks', 14],
                    ['desk.in-4-weeks', 28],
                  ] as const
                ).map(([words, days]) => [labels[words] ?? '', days] as const)}
                from={day}
                value={draft.by}
                onChange={(by) => change({ by, lines: withDay(draft.lines, inFull(draft.by), inFull(by)) })}
              />
            )}
            <LinesEditor
              lines={draft.lines}
              writing={writing}
              onChange={(lines) => change({ lines: lines.length > 0 ? lines : [{ key: newToken(), words: '' }] })}
              onName={(name) => change({ names: [...draft.names, name] })}
            />
            <MyVoice voice={draft.voice} onChange={(voice) => change({ voice })} />
            <div role="status">
              {mend > 0 && (
                <div className="desk-note">
                  <SaidLine id={`gate-${about}`} line={draft.voice ? say['gate-voice'] : say.gate} size="little" />
                </div>
              )}
            </div>
            <details className="desk-preview">
              <summary className="press small">
                {fill(labels['desk.preview'] ?? '', { name: person.name || (labels['desk.this-person'] ?? '') })}
              </summary>
              <ReplySeen
                kind={kind}
                lines={written(draft.lines, writing)}
                by={kind === 'promise' ? draft.by : ''}
                voice={draft.voice !== undefined}
              />
            </details>
            <div role="alert">
              {failed && (
                <>
                  <SaidLine id={`net-${about}`} line={say[failed]} size="little" />
                  {failed === 'not-sent' && <SaidLine id={`next-${about}`} line={say['not-sent-next']} size="little" />}
                </>
              )}
            </div>
            <div className="row">
              <Press look="strong" data-key="g" isDisabled={!ok || busy} onPress={() => send()}>
                {fill(labels['desk.send'] ?? '', { name: person.name || (labels['desk.this-person'] ?? '') })}
              </Press>
              <Press look="small" onPress={() => keepNow().then(onDone)}>
                {labels['desk.later']}
              </Press>
            </div>
          </>
        )}
      </div>
    </section>
  );
}
