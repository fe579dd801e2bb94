import { existsSync, readFileSync } from 'node:fs';
import type { Book } from '#content/book.ts';
import { laidContent } from '#content/laid.ts';
import { finding } from '#rules/language/finding.ts';
import type { Finding } from '#rules/rule.ts';

/** What a drawing of ours has none of: its words could not be read out, its styles would reach beyond it. */
const notPlain = /<(text|style|script|image|foreignObject)\b|\sstyle=/;

/** Whether each symbol and drawing that a picture is made of is there, and each drawing plain. The build would stop at it later, or show it wrong. */
export function layersThere(book: Book): Finding[] {
  return Object.entries(book.pictures).flatMap(([name, picture]) =>
    [...picture.layers, ...picture.another].flatMap(({ symbol, file }) => {
      const at = { where: `picture "${name}"`, file: 'content/pictures' };
      const mend = (what: string) => [finding(at, 'fail', 'layers-there', what)];
      if (file === undefined)
        return existsSync(`node_modules/openmoji/color/svg/${symbol ?? ''}.svg`)
          ? []
          : mend(`OpenMoji has no symbol "${symbol ?? ''}". Look for its code at openmoji.org.`);
      const path = laidContent().file('pictures', 'drawn', file);
      if (!existsSync(path)) return mend(`There is no drawing "${file}". Put it in content/pictures/drawn.`);
      const odd = notPlain.exec(readFileSync(path, 'utf8'))?.[0].trim();
      return odd ? mend(`The drawing "${file}" holds "${odd}". Draw it with shapes and their own colours only.`) : [];
    }),
  );
}
