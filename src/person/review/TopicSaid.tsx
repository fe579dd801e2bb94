import { memo, useState } from 'react';
import type { Answer } from '#model/answer.ts';
import { bySpeaker, saidBefore, viewsWait, type Spoken } from '#model/answers.ts';
import { ourAddress } from '#model/our-address.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import type { StageWay } from '#stage/stage.ts';
import type { ReviewWords } from '#person/review/labels.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import type { ReviewQuestion, ReviewTopic } from '#story/ready-topics.ts';
import { WhenSaid } from '#story/WhenSaid.tsx';
import { AskMeAgain } from '#person/again/AskMeAgain.tsx';
import { ThinkToo } from '#person/review/ThinkToo.tsx';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import { whoseWords } from '#story/whose-words.ts';
import { fill } from '#strings/fill.ts';
import { OneAtATime } from '#story/OneAtATime.tsx';
import { OnlyHelpers } from '#story/OnlyHelpers.tsx';
import { slidesOf } from '#story/slides.ts';
import { pieceAddress } from '#person/keep/piece-address.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';

interface Props {
  topic: ReviewTopic;
  feelings: readonly ReadyChoice[];
  answers: readonly Answer[];
  words: ReviewWords;
  onRubOut: (answers: Answer[]) => void;
}

/** A Helper's view before the person has said theirs: that it is there, and the way to say mine first. People who are used to agreeing agree. */
const NotYet = ({ helper, question, words }: { helper: string; question: ReviewQuestion; words: ReviewWords }) => (
  <div className="flow">
    <SaidLine
      id={`hidden-${question.id.replace('/', '-')}`}
      line={words.lines['helper-too']}
      words={fill(words.lines['helper-too'].words, { name: helper })}
      size="little"
    />
    <SaidLine id={`mine-first-${question.id.replace('/', '-')}`} line={words.lines['mine-first']} size="little" />
    <p className="no-print">
      <a className="press strong" href={ourAddress(`/say/${question.id}/`)}>
        <Icon name="speech" />
        {words.labels['my-story.say-mine']}
      </a>
    </p>
  </div>
);

function Row({
  row,
  question,
  more,
  answers,
  hidden,
  words,
  onRubOut,
}: {
  row: Spoken;
  hidden: boolean;
  answers: readonly Answer[];
  question: ReviewQuestion;
  more: readonly ReadyChoice[];
  words: ReviewWords;
  onRubOut: Props['onRubOut'];
}) {
  const { labels } = words;
  const before = saidBefore(row);
  // Years of earlier words are drawn only when somebody asks for them.
  const [opened, setOpened] = useState(false);
  return (
    <div className={row.speaker.whose === 'helper' ? 'spoken by-helper' : 'spoken'}>
      {row.newest.asked.prompt !== question.prompt.words && (
        <p className="quiet">
          {labels['my-story.asked']} <em>{row.newest.asked.prompt}</em>
        </p>
      )}
      {hidden && row.speaker.whose === 'helper' ? (
        <NotYet helper={row.speaker.helper} question={question} words={words} />
      ) : (
        <>
          <AnswerSaid
            answer={row.newest}
            question={question}
            more={more}
            labels={labels}
            lang={words.lang}
            Piece={KeptPiece}
          />
          <WhenSaid answer={row.newest} labels={labels} lang={words.lang} />
        </>
      )}
      <div className="row no-print">
        <button
          type="button"
          className="press small"
          data-rub-out
          onClick={() => onRubOut([row.newest, ...row.before])}
          aria-label={`${labels['my-story.rub-out'] ?? ''} ${question.prompt.words}`}
        >
          <Icon name="bin" />
          {labels['my-story.rub-out']}
        </button>
      </div>
      {row.speaker.whose === 'helper' && !hidden && (
        <ThinkToo
          view={row.newest}
          answers={answers}
          choices={words.thinkToo}
          labels={labels}
          words={[
            whoseWords(labels, row.speaker),
            ...spokenParts(saidParts(row.newest, question, more, labels, words.lang), labels),
          ].join('. ')}
        />
      )}
      {before.length > 0 && !hidden && (
        <details
          className="no-print"
          onToggle={(e) => {
            if (e.currentTarget.open) setOpened(true);
          }}
        >
          <summary className="press small">
            {labels['my-story.before']}
            <Icon name="more" />
          </summary>
          {opened &&
            before.map((old) => (
              <div key={old.id} className="old flow">
                <AnswerSaid
                  answer={old}
                  question={question}
                  more={more}
                  labels={labels}
                  lang={words.lang}
                  Piece={KeptPiece}
                />
                <WhenSaid answer={old} labels={labels} lang={words.lang} />
                <p>
                  <button
                    type="button"
                    className="press small"
                    data-rub-out
                    onClick={() => onRubOut([old])}
                    aria-label={`${labels['my-story.rub-out'] ?? ''} ${question.prompt.words}`}
                  >
                    <Icon name="bin" />
                    {labels['my-story.rub-out']}
                  </button>
                </p>
              </div>
            ))}
        </details>
      )}
    </div>
  );
}

/** One Question with everything said to it: the person's words first, each Helper's beside them under their own name. */
function QuestionSaid({ question, topic, feelings, answers, words, onRubOut }: Props & { question: ReviewQuestion }) {
  const rows = bySpeaker(answers.filter((a) => a.question === question.id)).filter(
    (row) => !isEmpty(row.newest.said) || row.before.some((a) => !isEmpty(a.said)),
  );
  if (rows.length === 0) return null;
  const more = [...feelings, ...words.unsaid];
  const name = question.id.replace('/', '-');
  // What is no longer asked, and what only Helpers are asked, has no screen of the person's.
  const asked = topic.id !== 'older' && !topic.helpersOnly;
  const wait = topic.id !== 'older' && viewsWait(rows.map((row) => row.newest));
  return (
    <section className="question-said panel flow keep-together">
      <div
        className="line asked"
        data-line={`q-${name}`}
        {...(question.prompt.sound ? { 'data-sound': question.prompt.sound } : {})}
      >
        {question.prompt.picture.address && <PictureTile picture={question.prompt.picture} size="little" />}
        <div className="said">
          <h3 className="sentence" id={`q-${name}`}>
            {question.prompt.words}
          </h3>
          <ListenButton of={`q-${name}`} />
        </div>
      </div>
      {rows.map((row) => (
        <Row
          key={row.newest.id}
          row={row}
          hidden={row.speaker.whose === 'helper' && wait}
          question={question}
          more={more}
          answers={answers}
          words={words}
          onRubOut={onRubOut}
        />
      ))}
      {asked && (
        <p className="no-print">
          <a
            className="press small"
            href={ourAddress(`/say/${question.id}/`)}
            aria-label={`${words.labels['my-story.change'] ?? ''} ${question.prompt.words}`}
          >
            <Icon name="pen" />
            {words.labels['my-story.change']}
          </a>
        </p>
      )}
      {asked && (
        <AskMeAgain question={question.id} prompt={question.prompt.words} labels={words.labels} lang={words.lang} />
      )}
    </section>
  );
}

/** What the person said in one Topic, on the stage. */
const inTopic = ({ topic, feelings, answers, words }: Props): StageWay => {
  const asked = new Set(topic.questions.map((q) => q.id));
  return {
    name: topic.title.words,
    place: `topic ${topic.id}`,
    slides: slidesOf(
      answers.filter((a) => asked.has(a.question)),
      { topics: topic.id === 'older' ? [] : [topic], feelings: [...feelings] },
      words.unsaid,
      words.labels,
      words.lang,
    ),
    piece: pieceAddress,
  };
};

/** A Topic with all that was said in it. */
export const TopicSaid = memo((props: Props) => (
  <section className="topic-said wide-flow">
    {props.topic.title.picture.address ? (
      <SaidLine id={`t-${props.topic.id}`} line={props.topic.title} as="h2" />
    ) : (
      <h2>{props.topic.title.words}</h2>
    )}
    <OnlyHelpers topic={props.topic} />
    {!props.topic.helpersOnly && (
      <p className="no-print">
        <OneAtATime
          look="small"
          words={props.words.labels['stage'] ?? ''}
          of={props.topic.title.words}
          way={() => inTopic(props)}
        />
      </p>
    )}
    {props.topic.questions.map((question) => (
      <QuestionSaid key={question.id} {...props} question={question} />
    ))}
  </section>
));
