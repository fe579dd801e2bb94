import { openDB, unwrap, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import { mendCutWrites } from './cut-writes.ts';
import { letGoWhenPutAway } from './put-away.ts';

/** Durable before it counts as kept: "Saved" must be true when the battery dies. */
export const durable: IDBTransactionOptions = { durability: 'strict' };

/**
 * A place of its own on this device. It is opened once in a window, let go where a newer version of this website in another tab needs it, and opened anew at the next wish.
 * @param upgrade forward from every earlier version: what is kept stays as it is. @param first done in it before anything else.
 * @returns how it is opened; that rejects where the browser keeps nothing.
 */
export function placeOnDevice<T extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<T>['upgrade']>,
  first: (db: IDBPDatabase<T>) => Promise<unknown> = () => Promise.resolve(),
): () => Promise<IDBPDatabase<T>> {
  let opened: Promise<IDBPDatabase<T>> | undefined;
  const open = async (): Promise<IDBPDatabase<T>> => {
    await mendCutWrites();
    const db = await openDB<T>(name, version, {
      upgrade,
      blocking(_old, _new, event) {
        (event.target as IDBDatabase).close();
        opened = undefined;
      },
      terminated() {
        opened = undefined;
      },
    });
    letGoWhenPutAway(unwrap(db));
    await first(db);
    return db;
  };
  return () => {
    // Where site data is forbidden, some browsers throw at once: the next wish tries again.
    opened ??= open().catch((why: unknown) => {
      opened = undefined;
      throw why;
    });
    return opened;
  };
}
