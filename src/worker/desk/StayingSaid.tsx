import type { Answer } from '#model/answer.ts';
import type { ReadyChoice } from '#model/ready.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { useTopics } from '#story/use-topics.ts';
import { WhenSaid } from '#story/WhenSaid.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import { SealedPiece } from './SealedPiece.tsx';
import { TheRest } from './TheRest.tsx';
import { TimeSaid } from './TimeSaid.tsx';
import { saidOfStaying, type SaidOfStaying } from './staying.ts';
import { useInSlices } from './use-in-slices.ts';

interface SideProps {
  name: keyof SaidOfStaying;
  answers: readonly Answer[];
  questions: readonly ReviewQuestion[];
  more: readonly ReadyChoice[];
}

/** What was said on one side, newest first. */
function Side({ name, answers, questions, more: choices }: SideProps) {
  const {
    words: { labels, lang },
  } = useHere();
  const { shown, left, more } = useInSlices(answers);
  return (
    <section className="staying-side flow" aria-label={labels[`desk.staying-${name}`]}>
      <h3>{labels[`desk.staying-${name}`]}</h3>
      {answers.length === 0 && <p className="quiet">{labels['desk.staying-nothing']}</p>}
      {shown.map((answer) => (
        <article key={answer.id} className={answer.speaker.whose === 'helper' ? 'by-helper' : ''}>
          <h4>{answer.asked.prompt}</h4>
          <AnswerSaid
            answer={answer}
            question={questions.find((q) => q.id === answer.question)}
            more={choices}
            labels={labels}
            lang={lang}
            Piece={SealedPiece}
          />
          <WhenSaid answer={answer} labels={labels} lang={lang} />
          <TimeSaid answer={answer} labels={labels} />
        </article>
      ))}
      <TheRest left={left} more={more} />
    </section>
  );
}

/**
 * What a person said of being where they live: what objects and what is content, side by side, in their exact words, each with who was
 * in the room and when. Never one without the other, and never a summary of ours: such words can carry weight in law.
 */
export function StayingSaid({ person }: { person: Person }) {
  const {
    words: { labels, lines, unsaid },
  } = useHere();
  const topics = useTopics();
  if (!topics) return null;
  const questions = topics.topics.flatMap((t) => t.questions);
  const said = saidOfStaying(person.answers, questions, topics.feelings);
  if (said.objects.length + said.content.length + said.other.length === 0) return null;
  const more = [...topics.feelings, ...unsaid];
  const side = (name: keyof typeof said, answers: readonly Answer[]) => (
    <Side name={name} answers={answers} questions={questions} more={more} />
  );
  return (
    <details className="desk-all">
      <summary className="press">
        <h2>{labels['desk.staying']}</h2>
      </summary>
      <div className="paper wide-flow">
        <SaidLine id="staying-how" line={lines['staying-how']} size="little" />
        <SaidLine id="staying-not" line={lines['staying-not']} size="little" />
        <div className="staying-two">
          {side('objects', said.objects)}
          {side('content', said.content)}
        </div>
        {said.other.length > 0 && side('other', said.other)}
      </div>
    </details>
  );
}
