import type { Piece, StoredPiece } from '#person/keep/keep.ts';

/**
 * A piece as it is kept: its bytes and their type, and no Blob. WebKit cannot keep a Blob where it has no lasting storage (a private window):
 * a photo would be gone without a word. It is made before a transaction begins: one does not wait for it.
 */
export const toStore = async ({ id, story, blob }: Piece): Promise<StoredPiece> => ({
  id,
  story,
  bytes: await blob.arrayBuffer(),
  type: blob.type,
});

/** A kept piece as it is shown, played or sent. */
export const fromStore = (stored: StoredPiece): Blob =>
  'blob' in stored ? stored.blob : new Blob([stored.bytes], { type: stored.type });
