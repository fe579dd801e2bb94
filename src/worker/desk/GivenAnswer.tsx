import { useState } from 'react';
import type { Token } from '#model/answer.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { dayOf } from '#strings/day.ts';
import type { ReviewQuestion, ReviewTopics } from '#story/ready-topics.ts';
import { saidOf } from '#story/thinks-too.ts';
import { WhenSaid } from '#story/WhenSaid.tsx';
import { fill, fillCount } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { AskedAndSaid } from './AskedAndSaid.tsx';
import { useCopyOut } from './CopyOut.tsx';
import { answered, recordedOf, repliesTo, type GivenRow } from './given.ts';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import { mayBeCopied } from './record.ts';
import { ReadIt } from './ReadIt.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { SealedPiece } from './SealedPiece.tsx';
import { SentSaid } from './SentSaid.tsx';
import { TimeSaid } from './TimeSaid.tsx';

interface Props {
  person: Person;
  letter: Token;
  row: GivenRow;
  question: ReviewQuestion | undefined;
  topics: ReviewTopics;
  found: boolean;
  /** It tells of a danger that nobody said more to than *I have read it*. */ danger: boolean;
}

/** One Answer as it was given, what it was before, how often it was said, and the way to say a word back. */
export function GivenAnswer({ person, letter, row, question, topics, found, danger }: Props) {
  const {
    words: { labels, lang, unsaid },
  } = useHere();
  const [writing, setWriting] = useState<'reply' | 'promise'>();
  const { answer, again, then } = row;
  const copying = useCopyOut({
    person,
    topics,
    what: () => [answer],
    words: labels['desk.copy-one'] ?? '',
    about: answer.asked.prompt,
  });
  const more = [...topics.feelings, ...unsaid];
  const replies = repliesTo(person, letter, answer.id);
  const helper = answer.speaker.whose === 'helper';
  const thinks = helper ? saidOf(answer, person.answers) : undefined;
  return (
    <article
      className={`question-said desk-answer ${helper ? 'by-helper' : ''} ${found ? 'desk-found-here' : ''}`}
      data-place={answer.id}
      data-step=""
      aria-label={answer.asked.prompt}
    >
      <AskedAndSaid answer={answer} question={question} more={more}>
        {danger && <span className="desk-mark desk-mark-danger">{labels['desk.wait-danger']}</span>}
        {row.isNew && !answered(person).has(answer.id) && (
          <span className="desk-mark desk-mark-new">{labels['desk.is-new']}</span>
        )}
      </AskedAndSaid>
      <WhenSaid answer={answer} labels={labels} lang={lang} />
      {danger && <TimeSaid answer={answer} labels={labels} />}
      {thinks && (
        <p className="my-word">
          <strong>{labels['ask.mine']}</strong> {thinks}
        </p>
      )}
      {again && (
        <p className="desk-again">
          {fillCount(labels, 'desk.again', again.times, lang, { date: dayOf(again.since, lang) })}
        </p>
      )}
      {then && (
        <details className="desk-then">
          <summary className="press small">{fill(labels['desk.before'] ?? '', { date: dayOf(then.at, lang) })}</summary>
          <div className="old">
            <AnswerSaid answer={then} question={question} more={more} labels={labels} lang={lang} Piece={SealedPiece} />
            <WhenSaid answer={then} labels={labels} lang={lang} />
          </div>
        </details>
      )}
      {(recordedOf(person).get(answer.id) ?? []).map(({ sent }) => (
        <SentSaid key={sent.id} sent={sent} person={person} />
      ))}
      {replies.map((sent) => (
        <SentSaid key={sent.id} sent={sent} person={person} />
      ))}
      <div className="row desk-acts no-print">
        {replies.length === 0 && (
          <ReadIt
            person={person}
            of={{ letter, answer: answer.id, question: row.question }}
            words={labels['desk.read-one'] ?? ''}
            about={answer.asked.prompt}
          />
        )}
        <Press
          look="small"
          data-key="a"
          aria-expanded={writing === 'reply'}
          onPress={() => setWriting(writing === 'reply' ? undefined : 'reply')}
        >
          {labels['desk.reply']}
          <span className="unseen"> {answer.asked.prompt}</span>
        </Press>
        <Press
          look="small"
          data-key="p"
          aria-expanded={writing === 'promise'}
          onPress={() => setWriting(writing === 'promise' ? undefined : 'promise')}
        >
          {labels['desk.promise']}
          <span className="unseen"> {answer.asked.prompt}</span>
        </Press>
        {mayBeCopied(person, answer) && copying.press}
      </div>
      {copying.note}
      {writing && (
        <ReplyForm
          key={writing}
          topics={topics}
          first={writing === 'promise' ? 'promise' : undefined}
          person={person}
          of={{ letter, answer: answer.id, question: row.question }}
          rows={[row]}
          onDone={() => setWriting(undefined)}
        />
      )}
    </article>
  );
}
