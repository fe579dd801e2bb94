import { finding } from '#rules/language/finding.ts';
import { plain } from '#rules/language/words-of.ts';
import type { BookRule } from '#rules/rule.ts';

/** The same sentence has the same picture wherever it stands: people remember pictures. */
export const sameSentenceSamePicture: BookRule = ({ lines }) => {
  const first = new Map<string, { picture: string; where: string }>();
  return lines.flatMap((line) => {
    if (line.picture === undefined) return [];
    const said = plain(line.words).trim().toLowerCase().replace(/[.?]$/, '');
    const known = first.get(said);
    if (!known) first.set(said, { picture: line.picture, where: line.where });
    if (!known || known.picture === line.picture) return [];
    return [
      finding(
        line,
        'fail',
        'same-sentence-same-picture',
        `It has the picture "${line.picture}", and the same words have "${known.picture}" in ${known.where}. Choose 1 of them.`,
      ),
    ];
  });
};
