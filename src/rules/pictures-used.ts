import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** A picture that nothing shows only makes the list of pictures longer. Warns. */
export const picturesUsed: BookRule = ({ book, lines, pictureNames }) => {
  const shown = new Set([...lines.flatMap((line) => line.picture ?? []), ...pictureNames]);
  return Object.keys(book.pictures)
    .filter((name) => !shown.has(name))
    .map((name) =>
      finding(
        { where: `picture "${name}"`, file: 'content/pictures' },
        'warn',
        'pictures-used',
        'Nothing shows it. Take it away, or use it.',
      ),
    );
};
