import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { questionsById } from '#story/questions-by-id.ts';
import { useTopics } from '#story/use-topics.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { heardPairs, rowsOf, type Heard } from './given.ts';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import { SealedPiece } from './SealedPiece.tsx';
import { WrittenLines } from './SentSaid.tsx';
import { TheRest } from './TheRest.tsx';
import { useInSlices } from './use-in-slices.ts';

/** The person's own words again, large, where what I heard was not it. */
function OwnWords({ person, heard }: { person: Person; heard: Heard['heard'] }) {
  const {
    words: { labels, lines, unsaid, lang },
  } = useHere();
  const topics = useTopics();
  const given = person.letters.find((l) => l.letter.id === heard.of.letter);
  const answers = heard.of.answer
    ? person.answers.filter((a) => a.id === heard.of.answer)
    : given
      ? rowsOf(person, given).map((r) => r.answer)
      : [];
  const { shown, left, more } = useInSlices(answers);
  if (!topics) return null;
  const questions = questionsById(topics.topics);
  return (
    <div className="desk-own-words">
      <SaidLine id={`heard-no-${heard.id}`} line={lines['heard-no']} size="little" />
      {shown.map((a) => (
        <div key={a.id}>
          <h3>{a.asked.prompt}</h3>
          <AnswerSaid
            answer={a}
            question={questions.get(a.question)}
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

/** *This is what I heard*, and whether the person says that it fits. */
export function HeardBack({ person }: { person: Person }) {
  const {
    words: { labels },
  } = useHere();
  const pairs = heardPairs(person);
  if (pairs.length === 0) return null;
  return (
    <section className="panel flow" data-place="heard">
      <h2>{labels['desk.did-heard']}</h2>
      {pairs.map(({ heard, fits }) => (
        <article key={heard.id} className="desk-sent">
          <p>
            <span className={`desk-mark desk-mark-fits-${fits ?? 'asked'}`}>
              {labels[`desk.fits-${fits ?? 'asked'}`]}
            </span>
          </p>
          <WrittenLines lines={heard.lines} id={`h-${heard.id}`} />
          {fits === 'no' && <OwnWords person={person} heard={heard} />}
        </article>
      ))}
    </section>
  );
}
