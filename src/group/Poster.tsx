import type { GroupRow, OwnLine, RowOf } from '#model/group-record.ts';
import { sentencesOf } from '#model/group-rows.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { dayOf } from '#strings/day.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';
import { CountedRows } from './CountedRows.tsx';
import { countedOf } from './count-said.ts';
import type { ReadySession, ReadyStep } from './ready-session.ts';
import { pictureOf } from './Shown.tsx';
import { useWords } from './Words.tsx';

/** A run with what belongs to it. */
export interface RunNow {
  run: RowOf<'run'>;
  session: ReadySession;
  rows: readonly GroupRow[];
  exact: boolean;
}

/** Questions that go on paper: how the session was is the group's own. */
export const askedIn = ({
  session,
  rows,
  run,
  exact,
}: RunNow): { step: ReadyStep; counted: ReturnType<typeof countedOf> }[] =>
  session.steps
    .filter((step) => step.kind === 'question')
    .map((step) => ({ step, counted: countedOf(rows, run.id, step, exact) }))
    .filter(({ counted }) => counted.length > 0);

/** What was written, by what it is, in the order of the kinds. */
export const writtenIn = (
  { rows, run }: RunNow,
  kinds: readonly ReadyChoice[],
): { kind: ReadyChoice; sentences: RowOf<'sentence'>[] }[] =>
  kinds
    .map((kind) => ({ kind, sentences: sentencesOf(rows, run.id).filter((one) => one.as === kind.id) }))
    .filter(({ sentences }) => sentences.length > 0);

/** A sentence of the group's with its picture; `bare`: it stands below the one that it belongs to, and has the answer's. */
export function Written({
  sentence,
  bare = false,
  heard,
}: {
  sentence: { words: string; picture?: OwnLine['picture'] };
  bare?: boolean;
  /** By this name it has a *Listen* of its own: the device says it. */
  heard?: string;
}) {
  const words = useWords();
  return (
    <div className="written" {...(heard === undefined ? {} : { 'data-line': heard })}>
      <PictureTile picture={bare ? words.pictures.answer : pictureOf(sentence, words)} />
      <p
        className={`exact ${heard === undefined ? '' : 'sentence'}`}
        dir="auto"
        {...(heard === undefined ? {} : { id: `l-${heard}` })}
      >
        {sentence.words}
      </p>
      {heard !== undefined && <ListenButton of={`l-${heard}`} />}
    </div>
  );
}

/** Whose the pictures are, on each paper. */
export const Credit = () => (
  <p className="sheet-credit print-only">{useWords().labels['picture.credit-paper']} · openmoji.org · CC BY-SA 4.0</p>
);

/** The poster: what was agreed first and largest, then what was said in rows of pictures, then the wall. */
export function Poster({ now }: { now: RunNow }) {
  const { say, lang, writes } = useWords();
  const written = writtenIn(now, writes);
  const [agreed, wall] = [
    written.filter(({ kind }) => kind.id === 'agreed'),
    written.filter(({ kind }) => kind.id !== 'agreed'),
  ];
  const part = ({ kind, sentences }: (typeof written)[number]) => (
    <section key={kind.id} className={`poster-part poster-${kind.id}`}>
      <h2>
        <PictureTile picture={kind.picture} />
        {kind.words}
      </h2>
      {sentences.map((sentence) => (
        <Written key={sentence.id} sentence={sentence} />
      ))}
    </section>
  );
  return (
    <article className="paper poster" aria-label={say('group.poster')}>
      <header className="poster-head">
        <PictureTile picture={now.session.title.picture} />
        <div>
          <p className="poster-title">{say('group.said')}</p>
          <p className="poster-about">{now.session.title.words}</p>
          <p>{dayOf(`${now.run.day}T00:00`, lang)}</p>
        </div>
      </header>
      {agreed.map(part)}
      {askedIn(now).map(({ step, counted }) => (
        <CountedRows key={step.id} head={step.head} counted={counted} as="h2" id={`poster-${step.id}`} />
      ))}
      {wall.length > 0 && <div className="poster-wall">{wall.map(part)}</div>}
      <Credit />
    </article>
  );
}
