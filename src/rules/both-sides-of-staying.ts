import { finding } from '#rules/language/finding.ts';
import type { BookRule, Finding } from '#rules/rule.ts';

const id = 'both-sides-of-staying';

/** Where a choice says that somebody is content to stay, another says that they object, and the other way: never one without the other. */
export const bothSidesOfStaying: BookRule = ({ book }) => {
  const one = (where: string, file: string, choices: readonly { staying?: string | undefined }[]): Finding[] => {
    const said = new Set(choices.flatMap((c) => c.staying ?? []));
    return said.size === 1
      ? [
          finding(
            { where, file },
            'fail',
            id,
            `Only one side is marked: ${[...said].join()}. Mark a choice of the other side too.`,
          ),
        ]
      : [];
  };
  return [
    ...book.topics.flatMap((t) =>
      t.file.questions.flatMap((q) =>
        'choices' in q && q.kind !== 'sort' && q.kind !== 'week'
          ? one(`${t.id}, question "${q.id}"`, `content/topics/${t.id}/topic.yaml`, Object.values(q.choices))
          : [],
      ),
    ),
    ...Object.entries(book.sets).flatMap(([set, choices]) =>
      one(`choices of ${set}`, `content/choices/${set}.yaml`, Object.values(choices)),
    ),
  ];
};
