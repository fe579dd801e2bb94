/** Tells the browser that no more is asked of a step: a page that goes has no time to let it end by itself. Older browsers have no such word, and do that. */
export const endNow = (tx: { commit?: () => void }): void => {
  tx.commit?.();
};
