/** Where a symbol of the whole set is served, by its OpenMoji code. */
export const symbolAddress = (code: string): string => `/symbols/${code}.svg`;

/** The same, drawn small as points: for many at once, where the drawings themselves would hold a slow device up. */
export const smallSymbolAddress = (code: string): string => `/symbols/small/${code}.png`;
