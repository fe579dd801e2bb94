import { checkedUntil, isOld, monthsChecked } from '#model/checked.ts';
import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** A Page that nobody made sure of for months may tell people what is no longer so. Warns; its readers are told too. */
export const pageChecked: BookRule = ({ book, today }) =>
  book.pages.filter(({ file }) => isOld(file.checked, today)).map(({ id, file }) =>
    finding({ where: id, file: `content/pages/${id}/page.yaml` }, 'warn', 'page-checked', `Checked on ${file.checked}, good until ${checkedUntil(file.checked)}: ${String(monthsChecked)} months. Make sure of every Line and source, then change "checked".`));
