import type { Answer } from '#model/answer.ts';
import { byQuestion, bySpeaker, viewsWait } from '#model/answers.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { AnswerSaid, type ShowPiece } from '#story/AnswerSaid.tsx';
import type { ReviewTopic } from '#story/ready-topics.ts';
import { saidOf, thinksTooOf } from '#story/thinks-too.ts';
import { WhenSaid } from '#story/WhenSaid.tsx';
import { fill, type Labels } from '#strings/fill.ts';
import { PictureTile } from '#ui/PictureTile.tsx';

interface Props {
  topics: readonly ReviewTopic[];
  answers: readonly Answer[];
  /** The feelings and the ways not to answer. */
  more: readonly ReadyChoice[];
  labels: Labels;
  lang: string;
  Piece: ShowPiece;
  /** For the person's own eyes: Helpers' views wait until they said theirs. Who is given something sees all of it. */
  own?: true;
}

/** Whether something was said in a Topic. */
export function saidIn(topic: ReviewTopic, answers: readonly Answer[]): boolean {
  const asked = new Set(topic.questions.map((q) => q.id));
  return answers.some((a) => asked.has(a.question) && !isEmpty(a.said));
}

/** Topics with what was said in them, the person's words first: as it stands on paper and in a copy. */
export function StorySaid({ topics, answers, more, labels, lang, Piece, own }: Props) {
  const to = byQuestion(answers);
  return topics.map((topic) => (
    <section key={topic.id} className="on-paper-topic">
      <div className="line paper-title">
        {topic.title.picture.address && <PictureTile picture={topic.title.picture} />}
        <h2>{topic.title.words}</h2>
      </div>
      {topic.questions.map((question) => {
        const rows = bySpeaker(to.get(question.id) ?? []).filter((row) => !isEmpty(row.newest.said));
        const thoughts = to.get(thinksTooOf(question.id)) ?? [];
        const wait = own && topic.id !== 'older' && viewsWait(rows.map((row) => row.newest));
        return (
          rows.length > 0 && (
            <article key={question.id} className="question-said keep-together">
              <h3>{rows[0]?.newest.asked.prompt ?? question.prompt.words}</h3>
              {rows.map((row) =>
                row.speaker.whose === 'helper' && wait ? (
                  <p key={row.newest.id} className="quiet">
                    {fill(labels['my-story.helper-too'] ?? '', { name: row.speaker.helper })}
                  </p>
                ) : (
                  <div key={row.newest.id} className={row.speaker.whose === 'helper' ? 'spoken by-helper' : 'spoken'}>
                    <AnswerSaid
                      answer={row.newest}
                      question={question}
                      more={more}
                      labels={labels}
                      lang={lang}
                      Piece={Piece}
                    />
                    <WhenSaid answer={row.newest} labels={labels} lang={lang} />
                    {row.speaker.whose === 'helper' && saidOf(row.newest, thoughts) && (
                      <p className="my-word">
                        <strong>{labels['ask.mine']}</strong> {saidOf(row.newest, thoughts)}
                      </p>
                    )}
                  </div>
                ),
              )}
            </article>
          )
        );
      })}
    </section>
  ));
}
