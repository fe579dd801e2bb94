import { Press } from '#ui/Press.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';
import type { ForMeQuestion, ForMeWords } from './for-me-words.ts';
import type { Mine } from './keep.ts';

interface Props {
  words: ForMeWords;
  mine: ReadonlyMap<string, Mine>;
  onOpen: (at: number) => void;
}

/** What was chosen, with its picture as it is now; a choice that is no longer there, by the words it was chosen by. */
function Chosen({ question: { id, choices }, words, of }: { question: ForMeQuestion; words: ForMeWords; of: Mine }) {
  const now = new Map([...choices, ...words.unsaid].map((choice) => [choice.id, choice]));
  const ids = [...(of.said.chosen ?? []), ...(of.said.unsaid ? [of.said.unsaid] : [])];
  if (ids.length === 0) return null;
  return (
    <ul className="said-choices">
      {ids.map((choice) => {
        const one = now.get(choice);
        const at = `mine-${id}-${choice}`;
        return (
          <li
            key={choice}
            className="said-choice"
            data-line={at}
            {...(one?.sound && of.asked.choices[choice] === one.words ? { 'data-sound': one.sound } : {})}
          >
            {one && <PictureTile picture={one.picture} />}
            <span className="sentence" id={at}>
              {of.asked.choices[choice] ?? one?.words}
            </span>
            <ListenButton of={at} />
          </li>
        );
      })}
    </ul>
  );
}

/** All my words, as they are on the screen and on the paper that goes to a carer's assessment. What has no words yet has lines to write on there. */
export function MySheet({ words, mine, onOpen }: Props) {
  const { labels, questions } = words;
  return (
    <section className="for-me-sheet wide-flow" aria-labelledby="for-me-sheet">
      <h2 id="for-me-sheet">{labels['for-me.sheet']}</h2>
      <p className="for-me-who print-only">
        {labels['story.name']} <span /> {labels['for-me.date']} <span />
      </p>
      {questions.map((question, at) => {
        const of = mine.get(question.id);
        return (
          <section key={question.id} className="for-me-said flow">
            <SaidLine id={`q-${question.id}`} line={question.prompt} as="h3" />
            {of && <Chosen question={question} words={words} of={of} />}
            {of?.said.written && (
              <p className="said-words" dir="auto" data-line={`mine-${question.id}`}>
                <span className="sentence exact" dir="auto" id={`mine-${question.id}`}>
                  {of.said.written}
                </span>
                <ListenButton of={`mine-${question.id}`} />
              </p>
            )}
            {!of && (
              <div className="print-only" aria-hidden="true">
                <p className="for-me-write" />
                <p className="for-me-write" />
              </div>
            )}
            <p className="no-print">
              <Press
                icon={of ? 'pen' : 'speech'}
                look="small"
                aria-describedby={`l-q-${question.id}`}
                onPress={() => {
                  onOpen(at);
                }}
              >
                {labels[of ? 'for-me.change' : 'for-me.say']}
              </Press>
            </p>
          </section>
        );
      })}
    </section>
  );
}
