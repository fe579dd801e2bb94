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

/**
 * Labels for an island, by short name, unfilled: `{{count}}` stays for `fill` to set in the browser.
 * A label with plural forms brings all of them (`things_one`, `things_other`).
 */
export function labels<K extends string>(book: Book, keys: readonly K[]): Record<K, string> {
  const all: Record<string, string> = {};
  for (const key of keys) {
    const forms = Object.entries(book.strings).filter(
      ([k]) => k === key || (k.startsWith(`${key}_`) && /_(zero|one|two|few|many|other)$/.test(k)),
    );
    if (forms.length === 0) throw new Error(`content/strings/${book.lang}.json has no "${key}".`);
    for (const [k, words] of forms) all[k] = words;
  }
  return all;
}
