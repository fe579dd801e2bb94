import { prepare, search } from '#symbols/search.ts';
import { fillCount, type Labels } from '#strings/fill.ts';

/** How many doors are shown at first, and how many more with each press. */
const atOnce = 6;
/** A word in more of the names than this, or in this share of everything, tells none of them from another: "how", "can", "my". */
const [mostNames, mostOfAll] = [3, 0.4];

const split = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** What one door is found by: how it is called, and other words. */
export interface Findable {
  title: string;
  found: string;
}

/** In how many of these texts each word stands. */
function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of new Set(split(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Opens a list for searching, with the search of symbols: misspellings, beginnings of words, words that sound alike. Words that nearly all have say something only
 * where nothing else is typed.
 * @returns what is typed → the places in the list of what it finds, the nearest first; `exact` false where nothing has these words.
 */
export function finder(all: readonly Findable[]): (typed: string) => { at: number[]; exact: boolean } {
  const [inNames, inAll] = [
    counted(all.map(({ title }) => title)),
    counted(all.map(({ title, found }) => `${title} ${found}`)),
  ];
  const tells = (word: string) =>
    (inNames.get(word) ?? 0) <= mostNames && (inAll.get(word) ?? 0) <= Math.max(mostNames, all.length * mostOfAll);
  const telling = (text: string) => split(text).filter(tells).join(' ');
  const opened = (words: (text: string) => string) =>
    prepare({
      groups: [],
      often: [],
      easy: {},
      rows: all.map(({ title, found }, at) => [String(at), words(title), words(found), 0]),
    });
  const [told, whole] = [opened(telling), opened((text) => text)];
  return (typed) => {
    const words = telling(typed);
    const { rows, exact } = search(words ? told : whole, words || typed, { limit: all.length });
    return { at: rows.map(({ code }) => Number(code)), exact };
  };
}

/** Starts each place where doors are found by typing. */
export function startFind(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-find]')) {
    const part = (name: string) => place.querySelector<HTMLElement>(`[data-find-${name}]`);
    const [words, doors] = [
      place.querySelector<HTMLInputElement>('[data-find-words]'),
      [...place.querySelectorAll<HTMLElement>('[data-found]')],
    ];
    if (!words) continue;
    const labels = JSON.parse(place.dataset['labels'] ?? '{}') as Labels;
    const find = finder(
      doors.map((door) => ({
        title: door.querySelector('strong')?.textContent ?? '',
        found: door.dataset['found'] ?? '',
      })),
    );
    const list = doors[0]?.parentElement;
    const all = 'all' in place.dataset;
    let shown = atOnce;
    const hide = (name: string, away: boolean) => {
      const one = part(name);
      if (one) one.hidden = away;
    };
    const draw = () => {
      const typed = words.value.trim();
      const { at, exact } = find(typed);
      const said = part('said');
      if (said)
        said.textContent =
          typed && exact
            ? fillCount(labels, `${place.dataset['find'] ?? ''}.found`, at.length, place.dataset['lang'] ?? 'en')
            : '';
      hide('near', !typed || exact);
      // In the order in which they stand: the list is put back when nothing is typed.
      const now = typed ? at.flatMap((n) => doors[n] ?? []) : all ? doors : [];
      for (const door of doors) door.hidden = true;
      now.forEach((door, n) => {
        door.hidden = typed !== '' && n >= shown;
        list?.append(door);
      });
      hide('doors', now.length === 0);
      hide('more', typed === '' || now.length <= shown);
      hide('before', typed !== '' && now.length > 0);
      return now;
    };
    words.addEventListener('input', () => {
      shown = atOnce;
      draw();
    });
    part('more')
      ?.querySelector('button')
      ?.addEventListener('click', () => {
        const from = shown;
        shown += atOnce;
        draw()[from]?.querySelector('a')?.focus();
      });
    if (words.value) draw();
  }
}
