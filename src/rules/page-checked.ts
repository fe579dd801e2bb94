import { checkedUntil, isOld, monthsChecked } from '#model/checked.ts';
import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** A Page, or an answer to a question that people asked, that nobody made sure of for months may tell people what is no longer so. Warns; its readers are told too. */
export const pageChecked: BookRule = ({ book, today }) =>
  [
    ...book.pages.map(({ id, file: { checked } }) => ({ where: id, file: `content/pages/${id}/page.yaml`, checked })),
    ...book.asked.map(({ id, file: { checked } }) => ({ where: id, file: `content/asked/${id}.yaml`, checked })),
  ]
    .filter(({ checked }) => isOld(checked, today))
    .map(({ checked, ...at }) =>
      finding(
        at,
        'warn',
        'page-checked',
        `Checked on ${checked}, good until ${checkedUntil(checked)}: ${String(monthsChecked)} months. Make sure of every Line and source, then change "checked".`,
      ),
    );
