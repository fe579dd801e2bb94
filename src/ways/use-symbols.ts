import { ourAddress } from '#model/our-address.ts';
import { comeOnce } from './come-once.ts';
import { prepare } from '#symbols/search.ts';
import type { SymbolIndex } from '#symbols/symbol-index.ts';

/** The whole symbol set, opened for searching. */
export const useSymbols = comeOnce(ourAddress('/symbols/index.json'), (came) => prepare(came as SymbolIndex));
