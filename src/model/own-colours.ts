import type { OwnFile } from '#model/own-folder.ts';

type Rgb = readonly [number, number, number];
const rgb = (hex: string): Rgb => {
  const six = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  return [1, 3, 5].map((at) => parseInt(six.slice(at, at + 2), 16)) as unknown as Rgb;
};
const hexOf = (parts: readonly number[]): string =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** `share` of one colour in another, 0 to 1. */
const mix = (one: string, into: string, share: number): string =>
  hexOf(rgb(into).map((part, i) => part + ((rgb(one)[i] ?? 0) - part) * share));

/** How bright a colour is, 0 to 1: WCAG 2.2, "relative luminance". */
const brightness = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = rgb(hex).map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Contrast of two colours, 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [brightness(one), brightness(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What can be pressed, by the names of `layouts/tokens.css`, made from one colour. */
export interface PressColours {
  '--press': string;
  '--press-deep': string;
  '--press-soft': string;
  '--on-press': string;
}

/** From one colour those beside it: deeper where it is pressed, soft under it, and what stands on it. */
export const pressColours = ({
  light,
  dark,
}: NonNullable<OwnFile['colours']>): { light: PressColours; dark: PressColours } => ({
  light: {
    '--press': light,
    '--press-deep': mix('#000000', light, 0.35),
    '--press-soft': mix(light, '#ffffff', 0.09),
    '--on-press': '#ffffff',
  },
  dark: {
    '--press': dark,
    '--press-deep': mix('#ffffff', dark, 0.5),
    '--press-soft': mix(dark, '#17131f', 0.14),
    '--on-press': '#120d19',
  },
});

const said = (colours: PressColours): string =>
  `{${Object.entries(colours)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;

/**
 * The style sheet of own colours. It stands outside of all layers and so over `tokens.css`; black and yellow, paper, and who asks the
 * device for more contrast keep what is ours.
 */
export function ownColoursCss(colours: NonNullable<OwnFile['colours']>): string {
  const { light, dark } = pressColours(colours);
  return (
    `@media screen{:root[data-colours]:not([data-colours=dark],[data-colours=contrast])${said(light)}:root[data-colours=dark]${said(dark)}}` +
    `@media screen and (prefers-contrast:no-preference){:root:not([data-colours])${said(light)}}` +
    `.press:is(${['paper', 'white', 'blue', 'yellow'].map((name) => `.shows-colours-${name}`).join()}){color:${light['--press']};border-color:${light['--press']}}` +
    `@media screen and (prefers-contrast:no-preference) and (prefers-color-scheme:dark){:root:not([data-colours])${said(dark)}}`
  );
}
