import type { Answer } from '#model/answer.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import type { ReviewTopic } from '#story/ready-topics.ts';
import { Icon } from '#ui/Icon.tsx';

interface Props {
  /** Topics in which something was said. */
  topics: readonly ReviewTopic[];
  answers: readonly Answer[];
  /** Ids of the Questions that stay out. */
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
  /** "What goes in", for the list under each Topic. */
  words: string;
}

/** Chooses which Answers go in: whole Topics with one press, or single Questions beneath. */
export function ChooseWhat({ topics, answers, left, onChange, words }: Props) {
  const said = (topic: ReviewTopic) =>
    topic.questions.filter((q) => answers.some((a) => a.question === q.id && !isEmpty(a.said)));
  const toggle = (ids: readonly string[], take: boolean) => {
    const next = new Set(left);
    for (const id of ids) {
      if (take) next.delete(id);
      else next.add(id);
    }
    onChange(next);
  };
  return (
    <ul className="print-choices">
      {topics.map((topic) => {
        const questions = said(topic);
        const ids = questions.map((q) => q.id);
        const taken = ids.some((id) => !left.has(id));
        return (
          <li key={topic.id} className="flow">
            <label className="press">
              <input type="checkbox" checked={taken} onChange={() => toggle(ids, !taken)} />
              {topic.title.picture.address && <img src={topic.title.picture.address} alt="" width="42" height="42" />}
              {topic.title.words}
            </label>
            {questions.length > 1 && (
              <details>
                <summary className="press small" aria-label={`${words} ${topic.title.words}`}>
                  {words}
                  <Icon name="more" />
                </summary>
                <ul className="print-choices">
                  {questions.map((q) => (
                    <li key={q.id}>
                      <label className="press small">
                        <input
                          type="checkbox"
                          checked={!left.has(q.id)}
                          onChange={() => toggle([q.id], left.has(q.id))}
                        />
                        <img src={q.prompt.picture.address} alt="" width="42" height="42" loading="lazy" />
                        {q.prompt.words}
                      </label>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
