import { finding } from '#rules/language/finding.ts';
import type { BookRule, Finding } from '#rules/rule.ts';

const id = 'never-yes-first';
const saysYes = (words: string | undefined, picture: string | undefined) =>
  /^yes\b/i.test(words ?? '') || picture === 'say-yes' || picture === 'tick';

/** Yes is never the first choice: people who are used to agreeing press what comes first. */
export const neverYesFirst: BookRule = ({ book }) => [
  ...book.topics.flatMap((topic) =>
    topic.file.questions.flatMap((q): Finding[] => {
      if (!('choices' in q) || q.kind === 'sort' || q.kind === 'week') return [];
      // How people show yes is asked by its own Question.
      const prompt = topic.words.questions[q.id]?.prompt ?? '';
      const [first] = Object.entries(q.choices);
      if (
        !first ||
        /\bmean yes\b/.test(prompt) ||
        !saysYes(topic.words.questions[q.id]?.choices?.[first[0]], first[1].picture)
      )
        return [];
      return [
        finding(
          { where: `${topic.id}, question "${q.id}"`, file: `content/topics/${topic.id}/topic.yaml` },
          'fail',
          id,
          `"${first[0]}" says yes and comes first. Put another choice first.`,
        ),
      ];
    }),
  ),
  ...Object.entries(book.sets).flatMap(([set, choices]) => {
    const [first] = Object.entries(choices);
    return first && saysYes(first[1].words, first[1].picture)
      ? [
          finding(
            { where: `choices of ${set}`, file: `content/choices/${set}.yaml` },
            'fail',
            id,
            `"${first[0]}" says yes and comes first. Put another choice first.`,
          ),
        ]
      : [];
  }),
];
