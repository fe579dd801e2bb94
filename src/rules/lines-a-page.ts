import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** A Page has 12 to 40 Lines: enough to say something, few enough to read at one sitting. */
export const linesAPage: BookRule = ({ book }) =>
  book.pages.flatMap((page) => {
    const count = page.file.headings.reduce((sum, h) => sum + Object.keys(h.lines).length, 0);
    const at = { where: page.id, file: `content/pages/${page.id}/page.yaml` };
    if (count < 12)
      return [
        finding(at, 'fail', 'lines-a-page', `${count} Lines. Say more, at least 12 Lines, or join it to another Page.`),
      ];
    return count > 40 ? [finding(at, 'fail', 'lines-a-page', `${count} Lines. Keep 40, or make 2 Pages.`)] : [];
  });
