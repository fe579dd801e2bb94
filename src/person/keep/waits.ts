/** Set while something waits to go: so that other screens need not open the keep to know. */
export const errandsFlag = 'errands';

/** Whether something may wait to go to the server. */
export const mayHaveErrands = (): boolean => { try { return localStorage.getItem(errandsFlag) !== null; } catch { return false; } };
