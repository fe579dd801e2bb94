import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** An either/or is asked with a picture of neither side: who goes by pictures is else shown which answer is wanted before they are asked. */
export const pictureTakesNoSide: BookRule = ({ book }) =>
  book.topics.flatMap((topic) =>
    topic.file.questions.flatMap((q) => {
      if (!('choices' in q)) return [];
      const sides = /\bor not\b/i.test(topic.words.questions[q.id]?.prompt ?? '') || ('turns' in q && q.turns);
      const side = sides && Object.entries(q.choices).find(([, means]) => means.picture === q.picture);
      if (!side) return [];
      return [
        finding(
          { where: `${topic.id}, question "${q.id}"`, file: `content/topics/${topic.id}/topic.yaml` },
          'fail',
          'picture-takes-no-side',
          `Its picture "${q.picture}" is that of its choice "${side[0]}". Ask with a picture of neither side.`,
        ),
      ];
    }),
  );
