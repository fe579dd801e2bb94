import { use } from 'react';
import { prepare, type Prepared } from '#symbols/search.ts';
import type { SymbolIndex } from '#symbols/symbol-index.ts';

let prepared: Promise<Prepared> | undefined;

/** The whole symbol set, opened for searching. It comes only here, once. */
export function useSymbols(): Prepared {
  prepared ??= fetch('/symbols/index.json').then(async (answer) => {
    if (!answer.ok) throw new Error('The pictures did not come.');
    return prepare((await answer.json()) as SymbolIndex);
  });
  prepared.catch(() => { prepared = undefined; });
  return use(prepared);
}
