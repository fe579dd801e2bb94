/** A week's parts, apart from the schemas: the browser needs these and no checking of shapes. */
export const weekDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** The parts of a day, from its beginning. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const;
