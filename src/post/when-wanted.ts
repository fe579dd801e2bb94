import { NoInternet } from './mailbox-errors.ts';

/**
 * What seals, opens, sends and hears is, with its keys and shapes, larger than the screens that use it: it comes when it is wanted. Where it
 * does not come there is no way to the server either. Throws NoInternet.
 */
export const whenWanted = <T>(coming: Promise<T>): Promise<T> =>
  coming.catch((cause: unknown) => {
    throw new NoInternet('What sends did not come.', { cause });
  });
