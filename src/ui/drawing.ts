/**
 * A drawing as the list of what was done, one step after the other. Undo takes the last step away, so that nothing a
 * person does is ever for good. Everything is in units of the paper, never in pixels: a turned tablet keeps the drawing.
 */

/** The paper: four wide, three high. The finished picture is this many pixels. */
export const paper = { width: 1200, height: 900 } as const;

/** Six colours that can be told apart on white, and by most people who see colours differently. Each also has its word. */
export const inks = {
  black: '#1b1b1b',
  red: '#d4202a',
  blue: '#1f5fc4',
  green: '#1c8a3c',
  yellow: '#ffc400',
  brown: '#85481d',
} as const;
export type Ink = keyof typeof inks;
export const inkNames = Object.keys(inks) as readonly Ink[];

/** How wide a line is, in units of the paper. The thick one comes first: it forgives a hand that shakes. */
export const widths = { thick: 28, middle: 16, thin: 8 } as const;
export type Width = keyof typeof widths;
export const widthNames = Object.keys(widths) as readonly Width[];

/** The sides of a stamp's square that bigger and smaller go through. */
export const sizes = [110, 170, 250, 350, 480] as const;
export const middleSize: number = sizes[2];
/** How far one press of an arrow goes: four presses cross a third of the paper. */
export const pace = 100;

export interface Spot {
  readonly x: number;
  readonly y: number;
}
/** A line. The paper is white for ever, so the rubber is a white line and needs no way of its own. */
export interface Line {
  readonly does: 'line';
  readonly with: Ink | 'rubber';
  readonly width: number;
  readonly spots: readonly Spot[];
}
/** A picture that stands on the paper with its middle at a spot. */
export interface Stood extends Spot {
  readonly does: 'stamp';
  readonly words: string;
  readonly address: string;
  readonly size: number;
}
/** New paper. Also a step: what was under it comes back with undo. */
export interface Fresh {
  readonly does: 'fresh';
}
export type Step = Line | Stood | Fresh;
export type Steps = readonly Step[];

export const undo = (steps: Steps): Steps => steps.slice(0, -1);
export const startAgain = (steps: Steps): Steps => [...steps, { does: 'fresh' }];

/** What lies on the paper now, and whether an earlier drawing still shows beneath. */
function onPaper(steps: Steps): { shown: readonly (Line | Stood)[]; onFirstPaper: boolean } {
  const last = steps.map((step) => step.does).lastIndexOf('fresh');
  return { shown: steps.slice(last + 1).filter((step) => step.does !== 'fresh'), onFirstPaper: last < 0 };
}

/** The pictures that painting these steps needs. */
export const stampsOn = (steps: Steps): readonly string[] => [
  ...new Set(onPaper(steps).shown.flatMap((step) => (step.does === 'stamp' ? [step.address] : []))),
];
/** Whether the earlier drawing still shows: new paper hides it until undo. */
export const showsEarlier = (steps: Steps): boolean => onPaper(steps).onFirstPaper;

/** True when there is nothing to see: rubbing white paper leaves it white. */
export function isEmpty(steps: Steps, hasEarlier: boolean): boolean {
  const { shown, onFirstPaper } = onPaper(steps);
  return !(onFirstPaper && hasEarlier) && !shown.some((step) => step.does === 'stamp' || step.with !== 'rubber');
}

/** The key of one of nine places, as a person would point to it. */
export type Place = `${'top' | 'middle' | 'bottom'}-${'left' | 'middle' | 'right'}`;
export function placeOf({ x, y }: Spot): Place {
  const third = <T>(at: number, of: number, names: readonly [T, T, T]): T =>
    at < of / 3 ? names[0] : at > (of * 2) / 3 ? names[2] : names[1];
  return `${third(y, paper.height, ['top', 'middle', 'bottom'] as const)}-${third(x, paper.width, ['left', 'middle', 'right'] as const)}`;
}

/** Keeps a spot on the paper, so that nothing can get lost beyond its edge. */
export const keepOnPaper = ({ x, y }: Spot): Spot => ({
  x: Math.min(paper.width, Math.max(0, x)),
  y: Math.min(paper.height, Math.max(0, y)),
});

/** The next size up or down, or the same one at either end. */
export function nextSize(size: number, by: 1 | -1): number {
  const at = sizes.findIndex((one) => one === size) + by;
  return sizes[Math.min(sizes.length - 1, Math.max(0, at))] ?? size;
}

/** Every label that the pad needs, by its key in `content/strings`. `draw.lines` has plural forms. */
export const drawingWords = [
  'draw.pad',
  'draw.tools',
  'draw.colours',
  'draw.black',
  'draw.red',
  'draw.blue',
  'draw.green',
  'draw.yellow',
  'draw.brown',
  'draw.rubber',
  'draw.widths',
  'draw.thick',
  'draw.middle',
  'draw.thin',
  'draw.undo',
  'draw.undone',
  'draw.nothing-to-undo',
  'draw.start-again',
  'draw.start-again-ask',
  'draw.start-again-yes',
  'draw.start-again-no',
  'draw.started-again',
  'draw.stamps',
  'draw.move',
  'draw.how-to-move',
  'draw.how-to-move-keys',
  'draw.left',
  'draw.right',
  'draw.up',
  'draw.down',
  'draw.bigger',
  'draw.smaller',
  'draw.biggest',
  'draw.smallest',
  'draw.edge',
  'draw.put-down',
  'draw.is-down',
  'draw.leave-out',
  'draw.left-out',
  'draw.at',
  'draw.a-drawing',
  'draw.empty',
  'draw.earlier',
  'draw.lines',
  'draw.rubbed',
  'draw.top-left',
  'draw.top-middle',
  'draw.top-right',
  'draw.middle-left',
  'draw.middle-middle',
  'draw.middle-right',
  'draw.bottom-left',
  'draw.bottom-middle',
  'draw.bottom-right',
] as const;
/** The labels as `labels()` hands them over; the plural forms stand beside the keys named here. */
export type DrawingWords = Readonly<Record<(typeof drawingWords)[number], string>>;

/** Fills `{{name}}` as `#strings/fill.ts` does, which this room may not lean on. */
const filled = (words: string, values: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{\{?(\w+)\}?\}/g, (all, name: string) => String(values[name] ?? all));

/** "House: in the middle, on the left." */
export const sayWhere = (
  stamp: Spot & { words: string },
  words: DrawingWords,
  key: 'draw.at' | 'draw.is-down' = 'draw.at',
): string => filled(words[key], { what: stamp.words, where: words[`draw.${placeOf(stamp)}`] });

/** What is on the paper, for somebody who does not see it. */
export function sayDrawing(steps: Steps, words: DrawingWords, lang: string, hasEarlier: boolean): string {
  if (isEmpty(steps, hasEarlier)) return words['draw.empty'];
  const { shown, onFirstPaper } = onPaper(steps);
  const lines = shown.filter((step) => step.does === 'line' && step.with !== 'rubber').length;
  const all: Readonly<Record<string, string | undefined>> = words;
  const counted =
    all[`draw.lines_${new Intl.PluralRules(lang).select(lines)}`] ?? all['draw.lines_other'] ?? words['draw.lines'];
  return [
    words['draw.a-drawing'],
    ...(onFirstPaper && hasEarlier ? [words['draw.earlier']] : []),
    ...(lines > 0 ? [filled(counted, { count: lines })] : []),
    ...shown.filter((step) => step.does === 'stamp').map((stamp) => sayWhere(stamp, words)),
    ...(shown.some((step) => step.does === 'line' && step.with === 'rubber') ? [words['draw.rubbed']] : []),
  ].join(' ');
}

/** A picture that has arrived, with the size it has by itself. */
export interface Picture {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}
export type PictureAt = (address: string) => Picture | undefined;

/** Puts a picture into a box, whole and in its own shape, in the middle of the box. */
function put(to: CanvasRenderingContext2D, picture: Picture, middle: Spot, width: number, height: number): void {
  const scale = Math.min(width / picture.width, height / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  to.drawImage(picture.source, middle.x - w / 2, middle.y - h / 2, w, h);
}

/**
 * Paints a line as curves through the middles between its spots, which rounds off what a hand or a slow screen makes
 * jagged. `from` paints only what came since that spot, so that a long line stays quick under the finger.
 */
export function paintLine(to: CanvasRenderingContext2D, line: Line, from = 0): void {
  const { spots } = line;
  const colour = line.with === 'rubber' ? '#ffffff' : inks[line.with];
  const first = spots[0];
  if (!first) return;
  if (spots.length === 1) {
    // A tap is a dot: a line without length paints nothing.
    to.fillStyle = colour;
    to.beginPath();
    to.arc(first.x, first.y, line.width / 2, 0, Math.PI * 2);
    to.fill();
    return;
  }
  const between = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const begin = Math.max(0, from - 2);
  const [a, b] = [spots[begin] ?? first, spots[begin + 1] ?? first];
  const at = begin === 0 ? a : between(a, b);
  to.strokeStyle = colour;
  to.lineWidth = line.width;
  to.lineCap = 'round';
  to.lineJoin = 'round';
  to.beginPath();
  to.moveTo(at.x, at.y);
  for (let i = begin + 1; i < spots.length - 1; i += 1) {
    const [here, next] = [spots[i] ?? first, spots[i + 1] ?? first];
    const goal = between(here, next);
    to.quadraticCurveTo(here.x, here.y, goal.x, goal.y);
  }
  const end = spots[spots.length - 1] ?? first;
  to.lineTo(end.x, end.y);
  to.stroke();
}

/** Paints white paper, the earlier drawing if it still shows, then every step in its order. A picture not there yet is left out. */
export function paint(to: CanvasRenderingContext2D, steps: Steps, pictureAt: PictureAt, earlier?: string): void {
  const { shown, onFirstPaper } = onPaper(steps);
  to.fillStyle = '#ffffff';
  to.fillRect(0, 0, paper.width, paper.height);
  const beneath = earlier !== undefined && onFirstPaper ? pictureAt(earlier) : undefined;
  if (beneath) put(to, beneath, { x: paper.width / 2, y: paper.height / 2 }, paper.width, paper.height);
  for (const step of shown) {
    if (step.does === 'line') {
      paintLine(to, step);
      continue;
    }
    const picture = pictureAt(step.address);
    if (picture) put(to, picture, step, step.size, step.size);
  }
}
