/** What a text of the built website is. */
export type TextKind = 'page' | 'script' | 'list' | 'map';

/** Files of which kind name addresses. */
export const textKinds: Readonly<Record<string, TextKind>> = {
  '.html': 'page',
  '.js': 'script',
  '.css': 'script',
  '.json': 'list',
  '.webmanifest': 'list',
  '.xml': 'map',
};

/**
 * Puts every address of the built website under a path (`/matters/`), for a host that serves it there. In the source an address begins with `/`, and nothing there
 * needs to know of a path; here, once, each quoted address whose first part is a name of the website gets it (docs/decisions/0068).
 * @param under begins and ends with `/`. @param names the first part of every address: what lies in the built folder.
 * @param site where the website is, `https://example.org`: whole addresses stand in the map for search.
 */
export function addressesUnder(
  under: string,
  names: readonly string[],
  site = '',
): (text: string, kind: TextKind) => string {
  const name = names.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const quoted = new RegExp(`(["'\`(]|&quot;|&#34;|url=)/(?=(?:${name})(?:["'\`?#)/]|&quot;|&#34;))`, 'g');
  return (text, kind) => {
    if (under === '/') return text;
    if (kind === 'map') return text.replaceAll(`${site}/`, `${site}${under}`);
    const moved = text.replace(quoted, (_all, before: string) => before + under);
    if (kind === 'page')
      return moved.replace(/(\shref=|&quot;)(?:"\/"|\/&quot;)/g, (all: string, before: string) =>
        all.endsWith('"') ? `${before}"${under}"` : `${before}${under}&quot;`,
      );
    if (kind === 'list') return moved.replaceAll('"/"', `"${under}"`);
    // The first screen, where a script asks whether it is there or goes there; and how scripts that come later are asked for: their names have no `/` before them.
    return moved.replace(
      /(\.pathname\s*[!=]==?\s*|\blocation\.(?:assign|replace)\(\s*|return\s*(?=(?:"\/"|'\/'|`\/`)\+))(["'`])\/\2/g,
      (_all, before: string, quote: string) => `${before}${quote}${under}${quote}`,
    );
  };
}
