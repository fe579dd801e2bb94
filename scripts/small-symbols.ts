import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Twice the 96 px that a found picture is shown at, for fine screens. */
const side = 192;
/** Where the whole set lies, one drawing each. */
export const wholeSet = join('node_modules', 'openmoji', 'color', 'svg');
const { version } = JSON.parse(readFileSync(join('node_modules', 'openmoji', 'package.json'), 'utf8')) as {
  version: string;
};
/** Once drawn they stay here; another edition of the set has a folder of its own. */
const kept = join('.cache', 'small-symbols', `${version}-${String(side)}`);

/**
 * Draws each symbol small, as points, into `to`: a dozen of them come with each letter that is typed, and a browser takes ten times
 * as long for a drawing as for points. PNG, because the oldest tablets know no newer kind.
 */
export async function placeSmallSymbols(files: readonly string[], to: string): Promise<void> {
  mkdirSync(kept, { recursive: true });
  mkdirSync(to, { recursive: true });
  const pointsOf = (file: string) => file.replace(/svg$/, 'png');
  const missing = files.filter((file) => !existsSync(join(kept, pointsOf(file))));
  if (missing.length > 0)
    console.log(
      `Small pictures: drawing ${String(missing.length)} of ${String(files.length)}. The first time takes a minute.`,
    );
  const next = missing[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const file of next) {
        const path = join(kept, pointsOf(file));
        writeFileSync(
          `${path}.part`,
          await sharp(join(wholeSet, file), { density: side })
            .resize(side, side)
            .png({ palette: true, dither: 0, effort: 3 })
            .toBuffer(),
        );
        renameSync(`${path}.part`, path);
      }
    }),
  );
  for (const file of files) copyFileSync(join(kept, pointsOf(file)), join(to, pointsOf(file)));
}
