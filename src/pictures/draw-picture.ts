import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { optimize, type Config } from 'svgo';
import { laidContent } from '#content/laid.ts';
import { madeOnce, versionOf } from '#content/made-once.ts';
import type { Layer, Picture } from '#model/picture.ts';

const symbolFile = (hex: string) => join('node_modules', 'openmoji', 'color', 'svg', `${hex}.svg`);
const drawnFile = (name: string) => laidContent().file('pictures', 'drawn', name);

/** The inside of one layer's SVG file, placed on the 72 × 72 square. */
function place(layer: Layer): string {
  const path = layer.symbol ? symbolFile(layer.symbol) : drawnFile(layer.file ?? '');
  const inside = readFileSync(path, 'utf8')
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '');
  const [x, y] = layer.at;
  const scale = layer.size / 72;
  const turn = layer.mirrored
    ? `translate(${x + layer.size} ${y}) scale(${-scale} ${scale})`
    : `translate(${x} ${y}) scale(${scale})`;
  return turn === 'translate(0 0) scale(1)' ? inside : `<g transform="${turn}">${inside}</g>`;
}

const ofSvgo = `drawn-${versionOf('svgo')}`;

/** A drawing made small. */
const small = (svg: string, how: Config): string =>
  madeOnce(ofSvgo, JSON.stringify(how) + svg, () => optimize(svg, how).data);

/**
 * Draws layers into one small SVG, in the order given.
 * @returns SVG text, 72 × 72 units.
 */
export function drawLayers(layers: Layer[]): string {
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">${layers.map(place).join('')}</svg>`;
  return small(whole, {
    multipass: true,
    plugins: [
      { name: 'preset-default', params: { overrides: { cleanupIds: { remove: true, minify: true } } } },
      'removeXlink',
    ],
  });
}

/** One drawing with the name of its file; the name changes when the drawing does, so it can be cached for ever. */
export interface Drawing {
  file: string;
  svg: string;
}

const drawn = new Map<string, Drawing>();

/** Draws once in a build what is asked for on many pages. */
function drawing<From>(name: string, from: From, draw: (from: From) => string): Drawing {
  const key = name + JSON.stringify(from);
  let made = drawn.get(key);
  if (!made) {
    const svg = draw(from);
    made = { file: `${name}.${createHash('sha256').update(svg).digest('hex').slice(0, 8)}`, svg };
    drawn.set(key, made);
  }
  return made;
}

/** A picture's drawing, and the other drawing of the same idea. */
export function drawPicture(name: string, picture: Picture): { shown: Drawing; another: Drawing } {
  return {
    shown: drawing(name, picture.layers, drawLayers),
    another: drawing(`${name}-another`, picture.another, drawLayers),
  };
}

/** Names within a drawing made its own, so that several may stand in one file. */
const ownNames = (name: string, svg: string): string =>
  /\s(id|class)="/.test(svg) ? small(svg, { plugins: [{ name: 'prefixIds', params: { prefix: name } }] }) : svg;

/** A picture as a `symbol` of a larger SVG, shown there by `use`. @param id what it is known by in that file. */
export const drawSymbol = (id: string, name: string, picture: Picture): string =>
  ownNames(name, drawPicture(name, picture).shown.svg)
    .replace(/^<svg xmlns="[^"]*"/, `<symbol id="${id}"`)
    .replace(/<\/svg>$/, '</symbol>');

/**
 * Pictures beside each other in one file, 72 units each: a slow tablet takes longer to open four files than to draw four pictures.
 * Shown by `object-fit: cover`, and `object-position` says which.
 */
export const drawRow = (name: string, pictures: [string, Picture][]): Drawing =>
  drawing(name, pictures, (row) => {
    const inside = row.map(([one, picture], at) => {
      return ownNames(one, drawPicture(one, picture).shown.svg).replace(
        '<svg xmlns="http://www.w3.org/2000/svg"',
        `<svg x="${String(at * 72)}" width="72" height="72"`,
      );
    });
    const width = String(row.length * 72);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="72" viewBox="0 0 ${width} 72">${inside.join('')}</svg>`;
  });
