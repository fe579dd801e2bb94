import i18next, { type i18n } from 'i18next';
import type { Book } from '#content/book.ts';

/** Fills `{{name}}` and picks the plural form by `count`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

const made = new WeakMap<Book, i18n>();

/**
 * The bare labels of one Book. i18next runs at build only: what the browser needs is handed to it ready.
 * Throws when a label is not in `content/strings/<lang>.json`, so that no key is ever shown to a person.
 */
export function sayIn(book: Book): Say {
  let instance = made.get(book);
  if (!instance) {
    instance = i18next.createInstance();
    void instance.init({
      lng: book.lang,
      initAsync: false,
      resources: { [book.lang]: { translation: book.strings } },
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
    });
    made.set(book, instance);
  }
  const words = instance;
  return (key, values = {}) => {
    if (!words.exists(key, values)) throw new Error(`content/strings/${book.lang}.json has no "${key}".`);
    return words.t(key, values);
  };
}

const byStem = new WeakMap<Book['strings'], Map<string, [string, string][]>>();

/** The labels of one Book by what they are asked for by: their own key, and where one is a plural form, also what it is a form of. */
function stemsOf(strings: Book['strings']): Map<string, [string, string][]> {
  const known = byStem.get(strings);
  if (known) return known;
  const stems = new Map<string, [string, string][]>();
  for (const label of Object.entries(strings))
    for (const stem of new Set([label[0], label[0].replace(/_(zero|one|two|few|many|other)$/, '')]))
      stems.set(stem, [...(stems.get(stem) ?? []), label]);
  byStem.set(strings, stems);
  return stems;
}

/**
 * Labels for an island, by short name, unfilled: `{{count}}` stays for `fill` to set in the browser.
 * A label with plural forms brings all of them (`things_one`, `things_other`).
 */
export function labels<K extends string>(book: Book, keys: readonly K[]): Record<K, string> {
  const all: Record<string, string> = {};
  for (const key of keys) {
    const forms = stemsOf(book.strings).get(key) ?? [];
    if (forms.length === 0) throw new Error(`content/strings/${book.lang}.json has no "${key}".`);
    for (const [k, words] of forms) all[k] = words;
  }
  return all;
}
