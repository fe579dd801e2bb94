/** One entry of OpenMoji's own list, as far as it is used here. */
export interface OpenMoji {
  hexcode: string;
  group: string;
  subgroups: string;
  annotation: string;
  tags: string;
  openmoji_tags: string;
  skintone: string | number;
  skintone_base_hexcode: string;
}

/**
 * The index as it travels: arrays, because names of fields cost bytes four thousand times.
 * A row is [code, name, other words, group's place in `groups`, codes of the same picture in other skin colours].
 */
export type SymbolRow = [code: string, name: string, words: string, group: number, skins?: string[]];
export interface SymbolIndex {
  groups: string[];
  rows: SymbolRow[];
  often: string[];
  /** What people say → words of the set. */
  easy: Record<string, string>;
}

const tidy = (words: string) =>
  words
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[“”"’‘:()!]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Every symbol of the set, once for all its skin colours.
 * @param groups our groups → OpenMoji's groups, or `group/subgroup`, that they hold. Throws when a symbol has no group.
 */
export function symbolIndex(
  set: readonly OpenMoji[],
  groups: Readonly<Record<string, readonly string[]>>,
  often: readonly string[],
  easy: Readonly<Record<string, string>>,
  easyNames: Readonly<Record<string, string>> = {},
): SymbolIndex {
  const names = Object.keys(groups);
  const skins = new Map<string, string[]>();
  for (const one of set)
    if (one.skintone)
      skins.set(one.skintone_base_hexcode, [...(skins.get(one.skintone_base_hexcode) ?? []), one.hexcode]);
  const rows = set
    .filter((one) => !one.skintone)
    .map((one): SymbolRow => {
      const group = names.findIndex((name) =>
        groups[name]?.some((held) => held === one.group || held === `${one.group}/${one.subgroups}`),
      );
      if (group < 0) throw new Error(`content/symbols/groups.yaml holds no group for ${one.group}/${one.subgroups}.`);
      const name = easyNames[one.hexcode] ?? tidy(one.annotation);
      const words = [
        ...new Set(
          tidy(
            `${one.annotation} ${one.tags} ${one.openmoji_tags} ${one.subgroups.replaceAll('-', ' ')}`.replaceAll(
              ',',
              ' ',
            ),
          ).split(' '),
        ),
      ]
        .filter((word) => !name.split(' ').includes(word))
        .join(' ');
      const others = skins.get(one.hexcode);
      return others ? [one.hexcode, name, words, group, others] : [one.hexcode, name, words, group];
    });
  return { groups: names, rows, often: [...often], easy: { ...easy } };
}
