import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Story } from '#model/answer.ts';
import { ourAddress } from '#model/our-address.ts';
import type { PromiseMade } from '#model/promises.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { useStory } from '#person/keep/use-story.ts';
import { openPromises } from '#person/share/open-promises.ts';
import { Promised } from '#person/share/Promised.tsx';
import type { MadeWords } from '#person/share/ready-sheet.ts';
import { dayOf } from '#strings/day.ts';
import type { ReadySheet } from '#story/ready-sheet.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { SheetPart, toldIn, type Told } from '#story/SheetPart.tsx';
import { useTopics } from '#story/use-topics.ts';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';

function Head({ sheet, story, words }: { sheet: ReadySheet; story: Story; words: MadeWords }) {
  const [today] = useState(() => Date.now());
  return (
    <header className="sheet-head">
      {story.photo ? <KeptPiece id={story.photo} as="photo" words="" /> : <PictureTile picture={words.me} />}
      <div data-line="sheet-title" {...(sheet.title.sound ? { 'data-sound': sheet.title.sound } : {})}>
        <p className="sheet-title">
          <span className="sentence" id="sheet-title">
            {sheet.title.words}
          </span>
          <ListenButton of="sheet-title" />
        </p>
        {story.name && (
          <p className="sheet-name exact" dir="auto">
            {story.name}
          </p>
        )}
        <p className="quiet">{fill(words.labels['made.date'] ?? '', { date: dayOf(today, words.lang) })}</p>
      </div>
    </header>
  );
}

/** What must not be read into it: on the paper itself, because it goes where nobody can be asked. */
function Notes({ sheet }: { sheet: ReadySheet }) {
  if (sheet.notes.length === 0) return null;
  return (
    <div className="sheet-notes">
      {sheet.notes.map(({ id, line }) => (
        <SaidLine key={id} id={`note-${id}`} line={line} size="little" />
      ))}
      {sheet.forProfessionals && <p className="sheet-plain">{sheet.forProfessionals}</p>}
    </div>
  );
}

type Heading = ReadySheet['headings'][number];

function Part({
  heading,
  told,
  topics,
  words,
  children,
}: {
  heading: Heading;
  told: readonly Told[];
  topics: ReviewTopics;
  words: MadeWords;
  children?: ReactNode;
}) {
  return (
    <SheetPart
      heading={heading}
      told={told}
      more={[...topics.feelings, ...words.unsaid]}
      labels={words.labels}
      lang={words.lang}
      Piece={KeptPiece}
    >
      {children}
    </SheetPart>
  );
}

/** A4 folded twice: the front, and three sides inside; the upper half stands on its head so that it reads when folded. */
function Card({
  sheet,
  story,
  shown,
  topics,
  words,
}: {
  sheet: ReadySheet;
  story: Story;
  shown: (id: string) => readonly Told[];
  topics: ReviewTopics;
  words: MadeWords;
}) {
  const card = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState(false);
  useEffect(() => {
    const panels = [...(card.current?.querySelectorAll<HTMLElement>('.panel-inside') ?? [])];
    // Smaller and smaller until it fits; what still does not fit is said, never cut.
    let tight = 0;
    // As large as on paper: on a phone it is shown another way, and nothing on it would fit.
    card.current?.classList.add('measuring');
    const fits = () => panels.every((p) => p.scrollHeight <= p.clientHeight + 1);
    for (; tight < 4; tight += 1) {
      card.current?.setAttribute('data-tight', String(tight));
      if (fits()) break;
    }
    card.current?.classList.remove('measuring');
    setFull(tight === 4);
    // `shown` is new whenever something was taken out or put in.
  }, [shown]);
  return (
    <>
      <div role="status" className="no-print">
        {full && (
          <div className="panel sunny">
            <SaidLine id="too-much" line={words.lines['too-much']} />
            <SaidLine id="too-much-next" line={words.lines['too-much-next']} />
          </div>
        )}
      </div>
      <div className="no-print">
        <SaidLine id="fold" line={words.lines.fold} size="little" />
      </div>
      <div className="paper card" ref={card} data-tight="0">
        <div className="card-panel card-front">
          <div className="panel-inside">
            <Head sheet={sheet} story={story} words={words} />
            <p className="card-credit">{words.labels['picture.credit-paper']} · openmoji.org · CC BY-SA 4.0</p>
          </div>
        </div>
        {sheet.headings.map((heading) => (
          <div key={heading.id} className="card-panel">
            <div className="panel-inside">
              <Part heading={heading} told={shown(heading.id)} topics={topics} words={words} />
            </div>
          </div>
        ))}
      </div>
    </>
  );
}

/** Promises that are not kept yet, those that did not happen first: to be spoken of at a meeting. */
function usePromised(story: string | undefined): PromiseMade[] {
  const [made, setMade] = useState<PromiseMade[]>([]);
  useEffect(() => {
    let over = false;
    if (story)
      void openPromises(story).then((all) => {
        if (!over) setMade(all);
      });
    return () => {
      over = true;
    };
  }, [story]);
  return made;
}

/** Makes something people use from a Story: one page about me, a talking card, a page for hospital, a page for a meeting. */
export function SheetIsland({ sheet, words }: { sheet: ReadySheet; words: MadeWords }) {
  const { lines, labels } = words;
  const now = useStory();
  const topics = useTopics();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const promises = usePromised(now.state === 'here' && sheet.headings.some((h) => h.shows) ? now.story.id : undefined);
  if (now.state === 'reading' || !topics) return <div className="waiting" aria-busy="true" />;
  const promised = promises.length > 0 ? <Promised made={promises} words={words} /> : undefined;
  const answers = now.state === 'here' ? now.answers : [];
  const told = new Map(sheet.headings.map((h) => [h.id, toldIn(h.questions, topics, answers)]));
  const all = sheet.headings.flatMap((h) => told.get(h.id) ?? []);
  const shown = (id: string) => (told.get(id) ?? []).filter((t) => !left.has(t.answer.id));
  const questions = topics.topics.flatMap((t) => t.questions);
  const toggle = (id: string) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  if (now.state !== 'here' || (all.length === 0 && !promised)) {
    return (
      <div className="wide-flow">
        <SaidLine id="nothing" line={lines.nothing} />
        <SaidLine id="nothing-next" line={lines['nothing-next']} />
        <ul className="print-choices">
          {sheet.headings
            .flatMap((h) => h.questions)
            .map((id) => {
              const question = questions.find((q) => q.id === id);
              return (
                question && (
                  <li key={id}>
                    <a className="press" href={ourAddress(`/say/${id}/`)}>
                      <img src={question.prompt.picture.address} alt="" width="42" height="42" />
                      {question.prompt.words}
                    </a>
                  </li>
                )
              );
            })}
        </ul>
      </div>
    );
  }
  const { story } = now;
  return (
    <div className="wide-flow">
      <section className="panel flow no-print">
        <SaidLine id="made-choose" line={lines.choose} as="h2" />
        <ul className="print-choices">
          {all.map(({ question, answer }) => (
            <li key={answer.id}>
              <label className="press">
                <input type="checkbox" checked={!left.has(answer.id)} onChange={() => toggle(answer.id)} />
                <img src={question.prompt.picture.address} alt="" width="42" height="42" />
                {question.prompt.words}
              </label>
            </li>
          ))}
        </ul>
        <SaidLine id="made-nobody" line={lines.nobody} />
        <p>
          <Press
            icon="print"
            look="strong"
            isDisabled={!promised && all.every((t) => left.has(t.answer.id))}
            onPress={() => printAll()}
          >
            {labels['print']}
          </Press>
        </p>
      </section>
      {sheet.form === 'card' ? (
        <Card {...{ sheet, story, shown, topics, words }} />
      ) : (
        <div className="paper sheet">
          <Head sheet={sheet} story={story} words={words} />
          <Notes sheet={sheet} />
          {sheet.headings.map((heading) => (
            <Part key={heading.id} heading={heading} told={shown(heading.id)} topics={topics} words={words}>
              {heading.shows && promised}
            </Part>
          ))}
        </div>
      )}
    </div>
  );
}
