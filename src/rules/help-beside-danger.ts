import type { ChoiceFile } from '#model/choice.ts';
import { finding } from '#rules/language/finding.ts';
import { soundsOfDanger } from '#rules/language/sounds-of-danger.ts';
import type { BookRule, Finding } from '#rules/rule.ts';

const id = 'help-beside-danger';

function look(where: string, file: string, words: string, { danger }: Pick<ChoiceFile, 'danger'>): Finding[] {
  if (danger || !soundsOfDanger(words)) return [];
  return [
    finding(
      { where, file },
      'fail',
      id,
      `"${words}" sounds of danger. Mark it with the danger it tells of, so that help stands beside it, or with "danger: none" where you looked and it tells of none.`,
    ),
  ];
}

/** A choice whose words sound of danger is marked: nobody tells of being hurt and is shown nothing. */
export const helpBesideDanger: BookRule = ({ book }) => [
  ...book.topics.flatMap((topic) =>
    topic.file.questions.flatMap((q) =>
      'choices' in q
        ? Object.entries(q.choices).flatMap(([choice, means]) =>
            look(
              `${topic.id}, question "${q.id}", choice "${choice}"`,
              `content/topics/${topic.id}/topic.yaml`,
              topic.words.questions[q.id]?.choices?.[choice] ?? '',
              means,
            ),
          )
        : [],
    ),
  ),
  ...Object.entries(book.sets).flatMap(([set, choices]) =>
    Object.entries(choices).flatMap(([choice, means]) =>
      look(`choices of ${set}, "${choice}"`, `content/choices/${set}.yaml`, means.words, means),
    ),
  ),
];
