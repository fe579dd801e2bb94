import { useState } from 'react';
import type { Token } from '#model/answer.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { dayOf } from '#strings/day.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { saidOf } from '#story/thinks-too.ts';
import { WhenSaid } from '#story/WhenSaid.tsx';
import { fill, fillCount } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { AskedAndSaid } from './AskedAndSaid.tsx';
import { answered, repliesTo, type GivenRow } from './given.ts';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import { ReadIt } from './ReadIt.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { SealedPiece } from './SealedPiece.tsx';
import { SentSaid } from './SentSaid.tsx';

interface Props { person: Person; letter: Token; row: GivenRow; question: ReviewQuestion | undefined; feelings: readonly ReadyChoice[]; found: boolean }

/** One Answer as it was given, what it was before, how often it was said, and the way to say a word back. */
export function GivenAnswer({ person, letter, row, question, feelings, found }: Props) {
  const { words: { labels, lang, unsaid } } = useHere();
  const [writing, setWriting] = useState<'reply' | 'promise'>();
  const { answer, again, then } = row;
  const more = [...feelings, ...unsaid];
  const replies = repliesTo(person, letter, answer.id);
  const helper = answer.speaker.whose === 'helper';
  const thinks = helper ? saidOf(answer, person.answers) : undefined;
  return (
    <article className={`question-said desk-answer ${helper ? 'by-helper' : ''} ${found ? 'desk-found-here' : ''}`} data-place={answer.id} data-step="" aria-label={answer.asked.prompt}>
      <AskedAndSaid answer={answer} question={question} more={more}>{row.isNew && !answered(person).has(answer.id) && <span className="desk-mark desk-mark-new">{labels['desk.is-new']}</span>}</AskedAndSaid>
      <WhenSaid answer={answer} labels={labels} lang={lang} />
      {thinks && <p className="my-word"><strong>{labels['ask.mine']}</strong> {thinks}</p>}
      {again && <p className="desk-again">{fillCount(labels, 'desk.again', again.times, lang, { date: dayOf(again.since, lang) })}</p>}
      {then && <details className="desk-then"><summary className="press small">{fill(labels['desk.before'] ?? '', { date: dayOf(then.at, lang) })}</summary><div className="old"><AnswerSaid answer={then} question={question} more={more} labels={labels} lang={lang} Piece={SealedPiece} /><WhenSaid answer={then} labels={labels} lang={lang} /></div></details>}
      {replies.map((sent) => <SentSaid key={sent.id} sent={sent} person={person} />)}
      <div className="row desk-acts no-print">
        {replies.length === 0 && <ReadIt person={person} of={{ letter, answer: answer.id, question: row.question }} words={labels['desk.read-one'] ?? ''} about={answer.asked.prompt} />}
        <Press look="small" data-key="a" aria-expanded={writing === 'reply'} onPress={() => setWriting(writing === 'reply' ? undefined : 'reply')}>{labels['desk.reply']}<span className="unseen"> {answer.asked.prompt}</span></Press>
        <Press look="small" data-key="p" aria-expanded={writing === 'promise'} onPress={() => setWriting(writing === 'promise' ? undefined : 'promise')}>{labels['desk.promise']}<span className="unseen"> {answer.asked.prompt}</span></Press>
      </div>
      {writing && <ReplyForm key={writing} first={writing === 'promise' ? 'promise' : undefined} person={person} of={{ letter, answer: answer.id, question: row.question }} rows={[row]} onDone={() => setWriting(undefined)} />}
    </article>
  );
}
