import { keptNames } from '#device/kept-names.ts';
import { newToken } from '#model/token.ts';

/** The name of the Story's place in this browser (`keep.ts`): here, so that a screen can ask whether there is one without bringing all that opens it. */
export const keepName = 'what-matters-to-me';

/** Set while something waits to go: so that other screens need not open the keep to know. Each time something is added it is another. */
const flag = keptNames.errands;

/** What flags that something may wait to go to the server; null where nothing does. */
export const errandsFlag = (): string | null => {
  try {
    return localStorage.getItem(flag);
  } catch {
    return null;
  }
};

/** Says that something waits. */
export function flagErrands(): void {
  try {
    localStorage.setItem(flag, newToken());
  } catch {
    /* Then they go when the next one is made. */
  }
}

/** All that waited when `seen` was read is done. What was flagged after it still waits. */
export function allDone(seen: string | null): void {
  try {
    if (errandsFlag() === seen) localStorage.removeItem(flag);
  } catch {
    /* It is looked for in vain next time. */
  }
}

/** Set once a card was taken on this device: so that other screens need not open the keep to know. */
const workerFlag = keptNames.hasWorker;

/** Whether a Story on this device may have a worker to hear from. */
export const mayHaveWorker = (): boolean => {
  try {
    return localStorage.getItem(workerFlag) !== null;
  } catch {
    return false;
  }
};

/** Remembers that there is a worker to hear from. */
export function tellHasWorker(): void {
  try {
    localStorage.setItem(workerFlag, 'yes');
  } catch {
    /* Then news waits until it is looked for. */
  }
}

/** Set once a Story of this device is kept safe: so that other screens need not open the keep to know. */
const boxFlag = keptNames.hasBox;

/** Whether a Story on this device may be kept safe at the server too. */
export const mayHaveBox = (): boolean => {
  try {
    return localStorage.getItem(boxFlag) !== null;
  } catch {
    return false;
  }
};

/** Remembers that a Story is. */
export function tellHasBox(): void {
  try {
    localStorage.setItem(boxFlag, 'yes');
  } catch {
    /* Then it goes when the screen of it is open. */
  }
}

/** Set once a Story of this device has a Helper from afar: so that other screens need not open the keep to know. */
const helperFlag = keptNames.hasHelper;

/** Whether a Story on this device may have a Helper from afar. */
export const mayHaveHelper = (): boolean => {
  try {
    return localStorage.getItem(helperFlag) !== null;
  } catch {
    return false;
  }
};

/** Remembers that one has. */
export function tellHasHelper(): void {
  try {
    localStorage.setItem(helperFlag, 'yes');
  } catch {
    /* Then what they say comes when the screen of it is open. */
  }
}
