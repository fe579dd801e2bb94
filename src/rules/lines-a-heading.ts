import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** Under one heading stand 5 Lines or fewer. */
export const linesAHeading: BookRule = ({ book }) =>
  book.pages.flatMap((page) =>
    page.file.headings.flatMap((heading) => {
      const count = Object.keys(heading.lines).length;
      const at = { where: `${page.id}, heading "${heading.id}"`, file: `content/pages/${page.id}/page.yaml` };
      return count > 5 ? [finding(at, 'fail', 'lines-a-heading', `${count} Lines. Keep 5, or make 2 headings.`)] : [];
    }),
  );
