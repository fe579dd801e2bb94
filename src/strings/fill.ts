/** Labels by key, as handed to an island. */
export type Labels = Readonly<Record<string, string>>;

/** A name written from right to left, kept apart: else it turns the sentence around it. */
const isolated = (value: string): string =>
  /[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]/.test(value) ? `\u2068${value}\u2069` : value;

/** Fills `{{name}}`, `{name}` and `{name|your worker}` in a label or a sentence. What is not given stays as it is, or as its stand-in. */
export const fill = (words: string, values: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{\{?(\w+)(?:\|([^}]*))?\}?\}/g, (all, name: string, standIn?: string) =>
    Object.prototype.hasOwnProperty.call(values, name) ? isolated(String(values[name])) : (standIn ?? all),
  );

/**
 * Picks the plural form that the language wants, i18next's way (`things_one`, `things_other`), and fills it.
 * Kept apart from i18next so that a Question stays small in the browser.
 */
export function fillCount(
  labels: Labels,
  key: string,
  count: number,
  lang: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = new Intl.PluralRules(lang).select(count);
  const words = labels[`${key}_${form}`] ?? labels[`${key}_other`] ?? labels[key] ?? '';
  return fill(words, { ...values, count });
}
