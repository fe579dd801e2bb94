import { z } from 'zod';
import { place, placeFile, placeKinds, type Place, type PlaceKind } from '#model/place.ts';

/** A place as far as a file knows it, and what an easy-read entry needs that the file does not say, in the owner's words. */
export interface Found {
  id: string;
  place: Place;
  lacks: string[];
}

/** What was read from a file: the places, and what was left out with the reason. */
export interface FromFile {
  found: Found[];
  left: string[];
}

/** A file that is not what it should be. The message is for whoever gave it. */
export class NotPlaces extends Error {
  override readonly name = 'NotPlaces';
}

/** Whether a sentence is easy to read; what is not is listed and not written. */
export type IsEasy = (sentence: string) => boolean;

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '') || 'place';

/** A name for each, that no other has: the same file gives the same names again. */
function namer(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const first = slug(name);
    let id = first;
    for (let n = 2; taken.has(id); n += 1) id = `${first}-${String(n)}`;
    taken.add(id);
    return id;
  };
}

/** A telephone number as it is written here: digits, spaces and +. Undefined where there is more to it, such as an extension. */
function phoneOf(written: string | undefined): string | undefined {
  const plain = (written ?? '')
    .replace(/[().-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /^\+?\d[\d ]{2,19}$/.test(plain) ? plain : undefined;
}

/** An address that may be pressed: `http:` or `https:`, and no name or password in it, with which one address is made to look like another. */
const webOf = (written: string | undefined): string | undefined =>
  place.shape.address.safeParse(written).success && !/^https?:[/\\]*[^/\\?#]*@/i.test(written ?? '')
    ? written
    : undefined;
const dayOf = (written: string | undefined): string | undefined =>
  place.shape.checked.safeParse(written).success ? written : undefined;

function onEarth(latitude: number | undefined, longitude: number | undefined): Place['at'] {
  const at = place.shape.at.safeParse([latitude, longitude]);
  // Zero and zero is in the sea, and means that nobody knew.
  return at.success && (latitude !== 0 || longitude !== 0) ? at.data : undefined;
}

/** The words by which a kind is guessed, the surest first; whoever looks after the places is told that it is a guess. */
const kindWords: readonly [PlaceKind, RegExp][] = [
  ['group', /self[- ]advocacy|speak(ing)? up group|people first/i],
  ['advocate', /advoca/i],
  ['hoist-toilet', /changing places|hoist/i],
  ['quiet-time', /quiet (hour|time|session)|relaxed (session|screening)/i],
  ['money-help', /debt|money advice|benefits? advice|welfare rights|citizens advice/i],
  ['bus', /dial[- ]a[- ]ride|community transport|\bbus(es)?\b|ring[- ]and[- ]ride/i],
  ['club', /\bclubs?\b|social group|friendship|youth/i],
];

/** What easy-read needs of every place, and how it is asked for. */
const needs: readonly [keyof Place, string][] = [
  ['what', 'what somebody can do there'],
  ['where', 'where it is'],
  ['way', 'how to get there'],
  ['ask', 'who to ask for'],
  ['hours', 'when it is open'],
  ['phone', 'a telephone number'],
  ['at', 'latitude and longitude, for how far it is'],
  ['checked', 'the day somebody last made sure of it'],
];
const lacking = (one: Place): string[] => needs.flatMap(([key, words]) => (one[key] === undefined ? [words] : []));

/** Only what is there: `undefined` may not stand in a place. */
const withoutGaps = (one: { [K in keyof Place]?: Place[K] | undefined }): unknown =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));

/** The rows of a CSV file (RFC 4180), with a byte order mark or without. Throws NotPlaces where a quote is never closed. */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  const all = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < all.length; i += 1) {
    const one = all[i] ?? '';
    if (quoted && one === '"' && all[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (one === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (quoted) cell += one;
    else if (one === ',') {
      row.push(cell);
      cell = '';
    } else if (one === '\n' || one === '\r') {
      if (one === '\r' && all[i + 1] === '\n') i += 1;
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
    } else cell += one;
  }
  if (quoted) throw new NotPlaces('A " in this file is never closed.');
  return (cell === '' && row.length === 0 ? rows : [...rows, [...row, cell]]).filter((cells) =>
    cells.some((words) => words.trim() !== ''),
  );
}

const columns = [
  'id',
  'kind',
  'name',
  'what',
  'where',
  'way',
  'ask',
  'hours',
  'phone',
  'address',
  'latitude',
  'longitude',
  'picture',
  'checked',
] as const;

/** Places from a CSV file whose first row names the columns. Throws NotPlaces where it names none of ours, or one that we do not know. */
export function fromCsv(text: string): FromFile {
  const [head = [], ...rows] = rowsOf(text);
  const names = head.map((name) => name.trim().toLowerCase());
  const strange = names.find((name) => !(columns as readonly string[]).includes(name));
  if (strange !== undefined || !names.includes('name'))
    throw new NotPlaces(
      `The first row names the columns, and "name" must be among them. They are: ${columns.join(', ')}.${strange === undefined ? '' : ` This one is not known: "${strange.slice(0, 40)}".`}`,
    );
  const named = namer();
  const found: Found[] = [];
  const left: string[] = [];
  rows.forEach((cells, n) => {
    const cell = (name: (typeof columns)[number]): string | undefined =>
      cells[names.indexOf(name)]?.trim() || undefined;
    const row = `row ${String(n + 2)}`;
    const read = place.safeParse(
      withoutGaps({
        kind: (cell('kind') ?? 'hub') as PlaceKind,
        name: cell('name') ?? '',
        what: cell('what'),
        where: cell('where'),
        way: cell('way'),
        ask: cell('ask'),
        hours: cell('hours'),
        phone: cell('phone'),
        address: cell('address'),
        picture: cell('picture'),
        checked: cell('checked'),
        at: cell('latitude') === undefined ? undefined : [Number(cell('latitude')), Number(cell('longitude') ?? NaN)],
      }),
    );
    if (!read.success) {
      left.push(
        `${row}: "${read.error.issues[0]?.path.join(' ') ?? ''}" is not right. ${read.error.issues[0]?.message ?? ''}${cell('kind') && !(placeKinds as readonly string[]).includes(cell('kind') ?? '') ? ` Kinds are: ${placeKinds.join(', ')}.` : ''}`,
      );
      return;
    }
    found.push({
      id: named(cell('id') ?? read.data.name),
      place: read.data,
      lacks: [...(cell('kind') ? [] : ['its kind: "hub" stands there now']), ...lacking(read.data)],
    });
  });
  return { found, left };
}

/** Whatever is not a text, or a number, is as if it were not there: feeds say null, and worse. */
const text = z.string().trim().optional().catch(undefined);
const number = z.coerce.number().optional().catch(undefined);
/** A list of such things; those that are none are left out. */
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all): z.output<T>[] =>
      all.flatMap((one) => {
        const read = of.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
const phones = list(z.object({ number: text }));
const contacts = list(z.object({ name: text, phones }));
const schedules = list(
  z.object({
    freq: text,
    interval: number,
    byday: text,
    bymonthday: text,
    opens_at: text,
    closes_at: text,
    valid_to: text,
  }),
);

/** A service of Open Referral UK (the UK profile of the Human Services Data Specification 3), as far as it is read here. */
const service = z.object({
  name: z.string().trim().min(2).max(200),
  description: text,
  url: text,
  status: text,
  assured_date: text,
  phones,
  contacts,
  schedules,
  organization: z.object({ name: text, phones, contacts }).optional().catch(undefined),
  attributes: list(
    z.object({ label: text, value: text, taxonomy_term: z.object({ name: text }).optional().catch(undefined) }),
  ),
  service_at_locations: list(
    z.object({
      phones,
      contacts,
      schedules,
      location: z
        .object({
          name: text,
          latitude: number,
          longitude: number,
          phones,
          addresses: list(z.object({ address_1: text, city: text, postal_code: text })),
        })
        .optional()
        .catch(undefined),
    }),
  ),
});

const days = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
} as const;
const ids = Object.keys(days) as (keyof typeof days)[];

/** `14:30:00` → "2.30 pm". */
function clock(time: string): string | undefined {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})/.exec(time) ?? [];
  if (hours === '' || Number(hours) > 23) return undefined;
  return `${String(Number(hours) % 12 || 12)}${minutes === '00' ? '' : `.${minutes}`} ${Number(hours) < 12 ? 'am' : 'pm'}`;
}

/** When it is open, as one sentence; undefined where that takes more than one, or is not every week. */
export function hoursOf(all: z.output<typeof schedules>, today: string): string | undefined {
  const [only, ...others] = all.filter(({ valid_to: until }) => !until || until >= today);
  if (
    !only ||
    others.length > 0 ||
    (only.freq ?? 'WEEKLY') !== 'WEEKLY' ||
    (only.interval ?? 1) !== 1 ||
    only.bymonthday
  )
    return undefined;
  const on = (only.byday ?? '').split(',').map((day) => day.trim());
  const at = on.map((day) => ids.indexOf(day as keyof typeof days)).sort((a, b) => a - b);
  const [first = -1, last = -1] = [at[0], at.at(-1)];
  if (first < 0) return undefined;
  const name = (n: number) => days[ids[n] ?? 'MO'];
  const inARow = at.length > 2 && last - first === at.length - 1;
  const when = inARow
    ? `from ${name(first)} to ${name(last)}`
    : `on ${at
        .map(name)
        .join(', ')
        .replace(/, (?!.*, )/, ' and ')}`;
  const [opens, closes] = [clock(only.opens_at ?? ''), clock(only.closes_at ?? '')];
  return `It is open ${when}${opens && closes ? `${inARow ? ',' : ''} from ${opens} to ${closes}` : ''}.`;
}

/**
 * Places from a file of Open Referral UK: a page of services (`contents`), a list of them, or one. What is not active is left out. Nothing is made up: a sentence
 * that the feed does not hold, or that would not be easy to read, is listed and not written; the feed's own descriptions are long and hard, and stay out.
 * Throws NotPlaces where there is no service in it.
 */
export function fromOpenReferral(json: string, isEasy: IsEasy, today: string): FromFile {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw new NotPlaces('This file is no JSON.');
  }
  const page = z
    .union([
      z.array(z.unknown()),
      z.object({ contents: z.array(z.unknown()) }).transform(({ contents }) => contents),
      z
        .object({ id: z.string(), name: z.string() })
        .loose()
        .transform((one) => [one]),
    ])
    .safeParse(raw);
  if (!page.success)
    throw new NotPlaces('There are no services in this file. It should be a page of services of Open Referral UK.');
  const named = namer();
  const left: string[] = [];
  const found = page.data.flatMap((one, n): Found[] => {
    const read = service.safeParse(one);
    if (!read.success) {
      left.push(`service ${String(n + 1)}: it has no name that can be used.`);
      return [];
    }
    const { data } = read;
    if (data.status && data.status !== 'active') {
      left.push(`${data.name}: it is ${data.status}.`);
      return [];
    }
    return [ofService(data, named(data.name), isEasy, today)];
  });
  return { found, left };
}

function ofService(data: z.output<typeof service>, id: string, isEasy: IsEasy, today: string): Found {
  const here = data.service_at_locations[0];
  const tells = [
    data.name,
    data.description,
    ...data.attributes.flatMap((a) => [a.label, a.value, a.taxonomy_term?.name]),
  ]
    .filter(Boolean)
    .join(' ');
  const kind = kindWords.find(([, words]) => words.test(tells))?.[0] ?? 'hub';
  const notEasy: string[] = [];
  const easy = (sentence: string | undefined) => {
    if (sentence === undefined || isEasy(sentence)) return sentence;
    notEasy.push(`an easier way to say: ${sentence.slice(0, 120)}`);
    return undefined;
  };
  const address = here?.location?.addresses[0];
  const people = [...data.contacts, ...(here?.contacts ?? []), ...(data.organization?.contacts ?? [])];
  const numbers = [
    ...data.phones,
    ...(here?.phones ?? []),
    ...people.flatMap((one) => one.phones),
    ...(here?.location?.phones ?? []),
    ...(data.organization?.phones ?? []),
  ];
  const who = people.find(({ name }) => name)?.name;
  const made = place.parse(
    withoutGaps({
      kind,
      name: data.name,
      where: easy(
        address?.address_1 ? `It is at ${[address.address_1, address.city].filter(Boolean).join(', ')}.` : undefined,
      ),
      ask: easy(who ? `Ask for ${who}.` : undefined),
      hours: easy(hoursOf(here && here.schedules.length > 0 ? here.schedules : data.schedules, today)),
      phone: numbers.map((one) => phoneOf(one.number)).find((number) => number !== undefined),
      address: webOf(data.url),
      at: onEarth(here?.location?.latitude, here?.location?.longitude),
      checked: dayOf(data.assured_date),
    }),
  );
  const more =
    data.service_at_locations.length > 1
      ? [`${String(data.service_at_locations.length - 1)} more where it is too, each as a place of its own`]
      : [];
  return { id, place: made, lacks: [`its kind: we guessed "${kind}"`, ...lacking(made), ...more, ...notEasy] };
}

/** What people wrote in easy words is theirs: a new feed does not write over it. Of these the feed knows better. */
const feedKnows: readonly (keyof Place)[] = ['name', 'phone', 'address', 'at', 'checked'];

/**
 * New places laid over what stands in the file: sentences, kind and picture that somebody wrote stay; numbers, addresses and days come from the feed; places that
 * the feed does not have any more stay, and are named.
 */
export function joined(
  old: Readonly<Record<string, Place>>,
  { found, left }: FromFile,
): { all: Record<string, Place>; found: Found[]; left: string[] } {
  const now = found.map(({ id, place: fresh, lacks }): Found => {
    const before = Object.hasOwn(old, id) ? old[id] : undefined;
    if (!before) return { id, place: fresh, lacks };
    const both = place.parse({
      ...fresh,
      ...before,
      ...Object.fromEntries(feedKnows.flatMap((key) => (fresh[key] === undefined ? [] : [[key, fresh[key]]]))),
    });
    return { id, place: both, lacks: lacking(both) };
  });
  const gone = Object.keys(old).filter((id) => !found.some((one) => one.id === id));
  const all = placeFile.parse({ ...old, ...Object.fromEntries(now.map((one) => [one.id, one.place])) });
  return {
    all,
    found: now,
    left: [
      ...left,
      ...gone.map((id) => `${old[id]?.name ?? id}: it is not in this file any more. It stays until you take it away.`),
    ],
  };
}
