import type { APIRoute } from 'astro';
import { openMojiList, readSymbolWords } from '#content/symbol-set.ts';
import { symbolIndex, type OpenMoji } from '#symbols/symbol-index.ts';

/** The whole symbol set, to be searched in the browser. Loaded only where somebody looks for a picture; what they type goes nowhere. */
export const GET: APIRoute = () => {
  const { groups, often, easy, names } = readSymbolWords();
  return Response.json(symbolIndex(openMojiList() as OpenMoji[], groups, often, easy, names));
};
