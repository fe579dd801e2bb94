import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** Every picture that is asked for is there. (That each Line names one, the schemas see to.) */
export const pictureKnown: BookRule = ({ book, lines }) =>
  lines.flatMap((line) => {
    if (line.picture === undefined || book.pictures[line.picture]) return [];
    return [
      finding(
        line,
        'fail',
        'picture-known',
        `There is no picture "${line.picture}". Choose one from content/pictures, or add it there.`,
      ),
    ];
  });
