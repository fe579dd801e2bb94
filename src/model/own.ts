/**
 * What stands under a name in an object, only where the object has it itself. Names that people type or that come from elsewhere may be
 * `constructor`, which every object knows.
 */
export const own = <T>(all: Readonly<Partial<Record<string, T>>> | undefined, name: string): T | undefined =>
  all !== undefined && Object.prototype.hasOwnProperty.call(all, name) ? all[name] : undefined;
