/** Safari and everything else made of WebKit: its maker's name is the only thing that tells it. */
const isWebKit = (): boolean => navigator.vendor.startsWith('Apple');

/**
 * WebKit puts a page that is left away as it is, for *Back*. A transaction that it was in the middle of then never goes on, and all that
 * it holds stays locked for every other page: nothing could be read or kept any more, and a Question "did not come". So it is broken off:
 * nothing of it is done, and typed words stand as a draft already. A page that comes back is loaded anew.
 * @see https://w3c.github.io/IndexedDB/#transaction-lifecycle
 */
export function letGoWhenPutAway(db: IDBDatabase): void {
  if (typeof window === 'undefined' || !isWebKit()) return;
  const open = new Set<IDBTransaction>();
  const begin = db.transaction.bind(db);
  db.transaction = (...asked) => {
    const tx = begin(...asked);
    open.add(tx);
    for (const end of ['complete', 'abort'] as const) tx.addEventListener(end, () => open.delete(tx));
    return tx;
  };
  window.addEventListener(
    'pagehide',
    () => {
      for (const tx of open)
        try {
          tx.abort();
        } catch {
          /* It was just done. */
        }
      // Whatever else is asked for while the page goes would be in the middle too.
      db.close();
      window.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) location.reload();
      });
    },
    { once: true },
  );
}
