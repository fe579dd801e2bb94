import { useRef, useState, type ReactNode } from 'react';
import type { Answer } from '#model/answer.ts';
import type { FromWorker } from '#model/reply.ts';
import type { HearWords } from '#person/hear-back/hear-words.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { slidesOnScreen } from '#stage/lines-on-screen.ts';
import { OneAtATime } from '#story/OneAtATime.tsx';
import { dayOf } from '#strings/day.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { WrittenLines } from '#story/WrittenLines.tsx';
import { fill, fillCount } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';

interface Props {
  reply: FromWorker;
  answers: readonly Answer[];
  topics: ReviewTopics;
  words: HearWords;
  children?: ReactNode;
}

/** Which of the person's Answers a Reply speaks of. */
const spokenOf = (reply: FromWorker, answers: readonly Answer[]): Answer[] => {
  const ids = new Set(
    reply.kind === 'recorded' ? reply.answers : 'of' in reply && reply.of.answer ? [reply.of.answer] : [],
  );
  return answers.filter((a) => ids.has(a.id));
};

/** The person's own words that a Reply speaks of; where they are many, behind one press. */
function YouSaid({ reply, answers, topics, words }: Omit<Props, 'children'>) {
  const mine = spokenOf(reply, answers);
  const [open, setOpen] = useState(false);
  if (mine.length === 0) return null;
  const questions = topics.topics.flatMap((t) => t.questions);
  const one = (answer: Answer) => (
    <div key={answer.id}>
      <p className="quiet">{answer.asked.prompt}</p>
      <AnswerSaid
        answer={answer}
        question={questions.find((q) => q.id === answer.question)}
        more={[...topics.feelings, ...words.unsaid]}
        labels={words.labels}
        lang={words.lang}
        Piece={KeptPiece}
      />
    </div>
  );
  return (
    <div className="you-said">
      <h3>{words.labels['hear.you-said']}</h3>
      {mine.length === 1 ? (
        mine.map(one)
      ) : (
        <details onToggle={(e) => setOpen(e.currentTarget.open)}>
          <summary className="press small">
            {fillCount(words.labels, 'hear.see-words', mine.length, words.lang)}
            <Icon name="more" />
          </summary>
          {open && mine.map(one)}
        </details>
      )}
    </div>
  );
}

/** What kind of Reply it is, as a Line. */
function Kind({ reply, words: { lines, lang } }: { reply: FromWorker; words: HearWords }) {
  const name = reply.from;
  const id = (what: string) => `${what}-${reply.id}`;
  switch (reply.kind) {
    case 'came':
    case 'team':
      return null;
    case 'promise':
      return (
        <>
          <Say from={lines} line="promise" with={{ name }} id={id('promise')} />
          <Say from={lines} line="by" with={{ name, date: dayOf(`${reply.by}T12:00`, lang) }} id={id('by')} />
        </>
      );
    case 'cannot':
      return (
        <>
          <Say from={lines} line="cannot" with={{ name }} id={id('cannot')} />
          <Say from={lines} line="because" id={id('because')} />
        </>
      );
    case 'handing-over':
      return (
        <>
          <Say from={lines} line="leaving" with={{ name }} id={id('leaving')} />
          <Say from={lines} line="next-worker" with={{ name: reply.name }} id={id('next')} />
        </>
      );
    case 'ending':
      return (
        <>
          <Say from={lines} line="ending" with={{ name }} id={id('ending')} />
          <Say from={lines} line="ending-yours" id={id('yours')} />
        </>
      );
    case 'recorded':
      return (
        <>
          <Say from={lines} line="recorded" with={{ name, date: dayOf(reply.at, lang) }} id={id('recorded')} />
          <Say from={lines} line="recorded-stays" id={id('stays')} />
          <Say from={lines} line="recorded-ask" with={{ name }} id={id('ask')} />
        </>
      );
    case 'check-in':
      return <Say from={lines} line={reply.on ? 'check-in-on' : 'check-in-off'} id={id('check-in')} />;
    default:
      return <Say from={lines} line={reply.kind} with={{ name }} id={id(reply.kind)} />;
  }
}

/** A Reply: my words, what the worker says to them, and their voice. */
export function ReplySaid({ reply, answers, topics, words, children }: Props) {
  const said = useRef<HTMLDivElement>(null);
  const name = [fill(words.labels['hear.worker-said'] ?? '', { name: reply.from }), dayOf(reply.at, words.lang)].join(
    ' · ',
  );
  return (
    <article className="panel flow reply keep-together">
      <p className="quiet">{name}</p>
      <div ref={said} className="flow">
        <YouSaid {...{ reply, answers, topics, words }} />
        <Kind reply={reply} words={words} />
        {'lines' in reply && <WrittenLines id={`said-${reply.id}`} lines={reply.lines} />}
        {'voice' in reply && reply.voice && (
          <KeptPiece id={reply.voice} as="voice" words={fill(words.labels['hear.voice'] ?? '', { name: reply.from })} />
        )}
      </div>
      {'lines' in reply && (
        <p className="no-print">
          <OneAtATime
            look="small"
            words={words.labels['stage'] ?? ''}
            of={name}
            way={() => ({ name, place: `reply ${reply.id}`, slides: said.current ? slidesOnScreen(said.current) : [] })}
          />
        </p>
      )}
      {children}
    </article>
  );
}
