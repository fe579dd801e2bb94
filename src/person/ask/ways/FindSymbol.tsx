export const FindSymbol = (_: { onFind: (found: { symbol: string; words: string }) => void }) => null;
