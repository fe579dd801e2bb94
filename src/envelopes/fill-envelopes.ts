import type { Token } from '#model/answer.ts';
import type { TakeBackToken } from '#model/mailbox-token.ts';
import { newToken } from '#model/token.ts';
import type { LetterBox } from '#model/worker-card.ts';
import { putEnvelope } from '#post/mailbox.ts';
import { Refused } from '#post/mailbox-errors.ts';
import { pack, type Signing, type Travels } from '#sealing/pack.ts';
import { seal, type Sealed } from '#sealing/seal.ts';
import { derivedId } from '#sealing/stretch.ts';

/** Who signs something that is sent, by their own private key, and what is said beside. */
export type Signer = Omit<Signing, 'to'>;

/** A sealed Envelope that is ready to go: its id, the token to take it back, and its bytes. */
export interface FilledEnvelope {
  id: Token;
  takeBack: TakeBackToken;
  sealed: Sealed;
}

/**
 * Seals something said, with its pieces, into one Envelope or more, one after the other so that memory stays small.
 * @param blobs the bytes of `what.pieces`, in the same order.
 * @param signer who signs it; without one nobody does.
 */
export async function* fillEnvelopes(
  what: Travels,
  blobs: readonly Blob[],
  to: LetterBox['recipient'],
  signer?: Signer,
): AsyncGenerator<FilledEnvelope> {
  const ids: Token[] = [];
  const idOf = (part: number) => (ids[part] ??= newToken());
  let n = 0;
  for await (const part of pack(what, blobs, { signing: signer && { ...signer, to }, envelope: idOf })) {
    yield { id: idOf(n), takeBack: newToken(), sealed: await seal(part, [to]) };
    n += 1;
  }
}

/**
 * Puts something into a Mailbox under ids that are the same wherever it is made again: two devices that do the same at once leave one.
 * @param thing what it is, in words that every device of the signer has alike. @returns the ids of its Envelopes.
 */
export async function putAlike(
  what: Travels,
  blobs: readonly Blob[],
  to: LetterBox,
  signer: Signer,
  thing: string,
): Promise<Token[]> {
  const put: Token[] = [];
  const idOf = (part: number | 'parcel') => derivedId(signer.identity, `${thing} ${String(part)}`);
  for await (const part of pack(what, blobs, {
    signing: { ...signer, to: to.recipient },
    parcel: idOf('parcel'),
    envelope: idOf,
  })) {
    const id = idOf(put.length);
    try {
      await putEnvelope(to.drop, id, await seal(part, [to.recipient]));
    } catch (why) {
      // Sealed bytes are never twice the same: another device put the same words there before.
      if (!(why instanceof Refused && why.code === 'different')) throw why;
    }
    put.push(id);
  }
  return put;
}

/** Seals something and puts it into a Mailbox at once. @returns the ids of its Envelopes. Throws what `post` throws. */
export async function sendNow(what: Travels, blobs: readonly Blob[], to: LetterBox, signer?: Signer): Promise<Token[]> {
  const sent: Token[] = [];
  for await (const { id, sealed } of fillEnvelopes(what, blobs, to.recipient, signer)) {
    await putEnvelope(to.drop, id, sealed);
    sent.push(id);
  }
  return sent;
}
