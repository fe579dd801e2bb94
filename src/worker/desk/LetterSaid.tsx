import { useContext, useMemo, useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import { OneAtATime } from '#story/OneAtATime.tsx';
import { questionsById } from '#story/questions-by-id.ts';
import { slidesOfAnswer, whoseAbove } from '#story/slides.ts';
import { dayOf, shortDay } from '#strings/day.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { useTopics } from '#story/use-topics.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { useCopyOut } from './CopyOut.tsx';
import { GivenAnswer } from './GivenAnswer.tsx';
import { answered, repliesTo, rowsOf, type GivenRow } from './given.ts';
import { useHere } from './here.ts';
import { copiedOfLetter } from './record.ts';
import { ReadIt } from './ReadIt.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { TheRest } from './TheRest.tsx';
import { dangersTold, dangerWords } from './today.ts';
import { useInSlices } from './use-in-slices.ts';
import { useJson } from './use-json.ts';
import type { GivenLetter, Person } from './people.ts';
import { PiecesOf, sealedAddress } from './SealedPiece.tsx';
import { SentSaid } from './SentSaid.tsx';

/** While they have not come nothing of the Letter is drawn. */
const none: ReviewTopics = { topics: [], feelings: [] };

/** One Letter in its exact words: what is new first, whose words, what changed, and what I said to it. */
export function LetterSaid({
  person,
  given,
  open: openFirst,
  place,
}: {
  person: Person;
  given: GivenLetter;
  open: boolean;
  place: string;
}) {
  const {
    desk: { keys },
    words: { labels, lang, unsaid },
  } = useHere();
  const pieces = useContext(PiecesOf);
  const topics = useTopics();
  // What is written with is asked for before it is wanted: ready words that come late would move what is being pressed.
  useJson(ourAddress('/worker/writing.json'));
  const [open, setOpen] = useState(openFirst);
  const [writing, setWriting] = useState<'answer' | 'heard'>();
  const { letter } = given;
  const dangers = useMemo(
    () => new Set(topics ? dangersTold(person, topics).map((told) => told.answer.id) : []),
    [person, topics],
  );
  const questions = useMemo(() => questionsById(topics?.topics), [topics]);
  // A danger that a person chose to tell stands first, also after a word was said to it: nothing moves away under a finger.
  const rows = useMemo(() => {
    const tells = ({ answer, question }: GivenRow) => {
      const asked = questions.get(question);
      return Number(asked !== undefined && dangerWords(answer, asked, topics?.feelings ?? []).length > 0);
    };
    return rowsOf(person, given).sort((a, b) => tells(b) - tells(a));
  }, [person, given, questions, topics]);
  const { shown, left, more } = useInSlices(rows, place ? rows.findIndex((row) => row.answer.id === place) + 1 : 0);
  const done = answered(person);
  // What I said a word to is not new any more.
  const isNew = rows.filter((r) => r.isNew && !done.has(r.answer.id)).length;
  const waits =
    letter.answers.some((a) => !done.has(a.id)) ||
    (letter.answers.length === 0 && repliesTo(person, letter.id).length === 0);
  const title = letter.week
    ? fill(labels['desk.week-of'] ?? '', { date: shortDay(letter.week, lang) })
    : fill(labels['desk.letter'] ?? '', { date: dayOf(letter.at, lang) });
  const copying = useCopyOut({
    person,
    topics: topics ?? none,
    what: () => copiedOfLetter(person, given),
    words: labels['desk.copy-letter'] ?? '',
  });
  const onStage = () => ({
    name: title,
    place: `letter ${letter.id}`,
    piece: (id: string) => sealedAddress(keys, id, pieces.get(id)),
    slides: rows.flatMap(({ answer, question }) =>
      slidesOfAnswer(
        answer,
        questions.get(question),
        { more: [...(topics?.feelings ?? []), ...unsaid], labels, lang },
        whoseAbove(labels, answer.speaker),
      ),
    ),
  });
  return (
    <details
      className="desk-letter"
      data-place={letter.id}
      open={open}
      onToggle={(e) => {
        if (e.target === e.currentTarget) setOpen(e.currentTarget.open);
      }}
    >
      <summary className="press">
        <h2>{title}</h2>
        {isNew > 0 && <span className="desk-mark desk-mark-new">{fillCount(labels, 'desk.new', isNew, lang)}</span>}
      </summary>
      {open && topics && (
        <div className="desk-letter-inside wide-flow">
          <div className="row no-print">
            {waits && <ReadIt person={person} of={{ letter: letter.id }} words={labels['desk.read-all'] ?? ''} />}
            <Press
              look="small"
              data-key="a"
              aria-expanded={writing === 'answer'}
              onPress={() => setWriting(writing === 'answer' ? undefined : 'answer')}
            >
              {labels['desk.reply-letter']}
            </Press>
            <Press
              look="small"
              aria-expanded={writing === 'heard'}
              onPress={() => setWriting(writing === 'heard' ? undefined : 'heard')}
            >
              {labels['desk.say-heard']}
            </Press>
            {rows.length > 0 && copying.press}
            {rows.length > 0 && <OneAtATime look="small" words={labels['stage'] ?? ''} of={title} way={onStage} />}
          </div>
          {copying.note}
          {writing && (
            <ReplyForm
              key={writing}
              topics={topics}
              person={person}
              of={{ letter: letter.id }}
              only={writing === 'heard' ? 'heard' : undefined}
              rows={rows}
              onDone={() => setWriting(undefined)}
            />
          )}
          {repliesTo(person, letter.id).map((sent) => (
            <SentSaid key={sent.id} sent={sent} person={person} />
          ))}
          {shown.map((row) => (
            <GivenAnswer
              key={row.answer.id}
              person={person}
              letter={letter.id}
              row={row}
              question={questions.get(row.question)}
              topics={topics}
              found={row.answer.id === place}
              danger={dangers.has(row.answer.id)}
            />
          ))}
          <TheRest left={left} more={more} />
        </div>
      )}
    </details>
  );
}
