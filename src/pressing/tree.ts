import { nameOf, shownAs, thingsIn } from './things.ts';

/** Things that stand together, scanned as one. `apart`: they belong together and stand all over the screen. */
export interface Group {
  name: string;
  inside: readonly Stop[];
  apart?: true;
}
/** Where scanning stops: at one thing, or at a group that it can go into. */
export type Stop = HTMLElement | Group;

/** How many stand beside each other on one level: each more is one more wait, each level one more press. */
const most = 6;

export const isGroup = (stop: Stop): stop is Group => 'inside' in stop;
/** Every thing of a stop, in order. */
export const allIn = (stop: Stop): HTMLElement[] => (isGroup(stop) ? stop.inside.flatMap(allIn) : [stop]);

/** One is not a group: it is pressed at once. */
const together = (inside: readonly Stop[], name = ''): Stop =>
  inside.length === 1 && inside[0]
    ? inside[0]
    : { name: name || allIn({ name, inside }).slice(0, 3).map(nameOf).join(', '), inside };

const namedBy = (holder: Element): string => {
  const named = holder.closest('[aria-label], [aria-labelledby], fieldset');
  if (!named || named.matches('main, body')) return '';
  return nameOf(named.matches('fieldset') ? (named.querySelector('legend') ?? named) : named);
};

/** Things beside each other that have too many: as the rows they are seen in, and no longer than the most. */
function inRows(things: readonly HTMLElement[]): HTMLElement[][] {
  const rows: HTMLElement[][] = [];
  let top = Number.NaN;
  for (const thing of things) {
    const at = shownAs(thing).getBoundingClientRect().top;
    const row = rows.at(-1);
    if (row && Math.abs(at - top) < 8 && row.length < most) row.push(thing);
    else {
      rows.push([thing]);
      top = at;
    }
  }
  // One below the other is no row: then as many as fit.
  return rows.every((row) => row.length === 1)
    ? chunks(things, Math.min(most, Math.ceil(Math.sqrt(things.length))))
    : rows;
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** What says by itself that its things belong together. */
const belongs = '[role=radiogroup], [role=group], [role=toolbar], fieldset, nav, header, footer, main, ul, ol';
/** Whether some of these, and not all, belong together by themselves. */
const isMixed = (holder: Element, things: readonly HTMLElement[]) =>
  [...holder.querySelectorAll(belongs)].some((one) => {
    const inside = things.filter((thing) => one.contains(thing)).length;
    return inside > 1 && inside < things.length;
  });

/**
 * The groups of a part of the screen: as large as may be, never larger than the most, never torn out of what holds them. Goes by how the
 * screen is built, so it holds for screens that nobody thought of.
 */
function groupsOf(holder: Element, things: readonly HTMLElement[]): Stop[] {
  if (things.length === 0) return [];
  const inner = [...holder.children].find((child) => things.every((thing) => child.contains(thing) && child !== thing));
  if (inner) return groupsOf(inner, things);
  if (things.length <= most && !isMixed(holder, things)) return [together(things, namedBy(holder))];
  const groups: Stop[] = [];
  let loose: HTMLElement[] = [];
  const close = () => {
    if (loose.length > most) groups.push(...inRows(loose).map((row) => together(row)));
    else if (loose.length > 0) groups.push(together(loose, namedBy(holder)));
    loose = [];
  };
  for (const child of holder.children) {
    const here = things.filter((thing) => child.contains(thing));
    if (here.length === 1) loose.push(...here);
    else if (here.length > 1) {
      close();
      groups.push(...groupsOf(child, here));
    }
  }
  close();
  return groups;
}

const answers = 'input[type=radio], input[type=checkbox], [aria-pressed], [role=radio], [role=checkbox]';

/** What comes first: choices, then the way on, then the rest of the main part, what reads aloud, and what is on every screen. */
function turnOf(stop: Stop): number {
  const [first] = allIn(stop);
  if (!first) return 9;
  if (first.closest('header')) return 5;
  if (first.closest('footer')) return 6;
  if (allIn(stop).some((thing) => thing.matches(answers))) return 0;
  return first.closest('nav') || allIn(stop).some((thing) => thing.matches('[rel~=next]')) ? 1 : 2;
}

/** More groups than can be waited for are scanned as groups of groups. */
function bundled(stops: readonly Stop[]): Stop[] {
  if (stops.length <= most + 2) return [...stops];
  // The first stays by itself: it is what the screen is for.
  const [first, ...others] = stops;
  const size = Math.max(2, Math.ceil(others.length / most));
  return [...(first ? [first] : []), ...chunks(others, size).map((inside) => together(inside))];
}

/** Everything that can be pressed on the screen (or in its dialog), as it is scanned. */
export function stopsIn(where: HTMLElement): Stop[] {
  const all = thingsIn(where);
  const listens = all.filter((thing) => thing.matches('[data-listen], [data-listen-all]'));
  const groups = groupsOf(
    where,
    all.filter((thing) => !listens.includes(thing)),
  ).map((stop, at) => ({ stop, at }));
  groups.sort((a, b) => turnOf(a.stop) - turnOf(b.stop) || a.at - b.at);
  const before = groups.filter(({ stop }) => turnOf(stop) < 5).map(({ stop }) => stop);
  const after = groups.slice(before.length).map(({ stop }) => stop);
  const apart = (stop: Stop): Stop => (isGroup(stop) ? { ...stop, inside: stop.inside.map(apart), apart: true } : stop);
  const listening =
    listens.length > 0
      ? [
          apart(
            together(
              listens.length > most ? bundled(chunks(listens, most).map((some) => together(some))) : listens,
              document.getElementById('listen-word')?.textContent ?? '',
            ),
          ),
        ]
      : [];
  return bundled([...before, ...listening, ...after]);
}
