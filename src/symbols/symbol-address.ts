/** Where a symbol of the whole set is served, by its OpenMoji code. */
export const symbolAddress = (code: string): string => `/symbols/${code}.svg`;
