import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** A Page has 8 headings or fewer. */
export const headingsAPage: BookRule = ({ book }) =>
  book.pages
    .filter((page) => page.file.headings.length > 8)
    .map((page) =>
      finding(
        { where: page.id, file: `content/pages/${page.id}/page.yaml` },
        'fail',
        'headings-a-page',
        `${page.file.headings.length} headings. Keep 8, or make 2 Pages.`,
      ),
    );
