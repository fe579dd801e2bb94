import { createContext, useContext, useEffect, useState } from 'react';
import type { Token } from '#model/answer.ts';
import { blobAddress } from '#ui/blob-address.ts';
import { PieceShown, type PieceShownProps } from '#ui/PieceShown.tsx';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { piecesOf } from '#worker/keep/log.ts';
import { useHere } from './here.ts';
import type { Person, Where } from './people.ts';

/** Where the pieces of a person stand: piece → the Letter it came in. */
export const PiecesOf = createContext<ReadonlyMap<Token, Where>>(new Map());

/** Every piece of a person's Letters. */
export const piecesOfPerson = (person: Person): ReadonlyMap<Token, Where> =>
  new Map(
    [...person.letters].reverse().flatMap(({ letter, where }) => letter.pieces.map((p) => [p.id, where] as const)),
  );

/** Letters opened for their pieces: few at a time, as one may hold many photos. They go when the keys go. */
const opened = new WeakMap<WorkerKeys, Map<string, Promise<Map<Token, Blob>>>>();
const most = 8;

function openPieces(keys: WorkerKeys, where: Where): Promise<Map<Token, Blob>> {
  const mine = opened.get(keys) ?? new Map<string, Promise<Map<Token, Blob>>>();
  opened.set(keys, mine);
  const id = where.envelopes.join(' ');
  const coming = mine.get(id) ?? piecesOf(keys, where);
  mine.delete(id);
  mine.set(id, coming);
  coming.catch(() => mine.delete(id));
  for (const old of [...mine.keys()].slice(0, -most)) mine.delete(old);
  return coming;
}

/** A piece, once its Envelope is open; undefined where it is not in there. Throws what `post` throws. */
export const sealedBlob = async (keys: WorkerKeys, id: Token, where: Where | undefined): Promise<Blob | undefined> =>
  where ? (await openPieces(keys, where)).get(id) : undefined;

/** The address of a piece, once its Envelope is open; undefined where it is not in there. Whoever asks lets go of it. */
export const sealedAddress = (keys: WorkerKeys, id: Token, where: Where | undefined): Promise<string | undefined> =>
  sealedBlob(keys, id, where).then((blob) => blob && blobAddress(blob));

/** The address of a piece, once its Envelope is open; 'gone' where it cannot be had now. */
function useSealedPiece(id: Token | undefined, where: Where | undefined): string | undefined {
  const {
    desk: { keys },
  } = useHere();
  const [address, setAddress] = useState<string>();
  const at = where?.envelopes.join(' ');
  useEffect(() => {
    let [over, made]: [boolean, string | undefined] = [false, undefined];
    if (id && where) {
      sealedAddress(keys, id, where).then(
        (found) => {
          if (over) return found && URL.revokeObjectURL(found);
          made = found;
          return setAddress(found ?? 'gone');
        },
        () => {
          if (!over) setAddress('gone');
        },
      );
    }
    return () => {
      over = true;
      if (made) URL.revokeObjectURL(made);
    };
    // The same Envelopes are the same place.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [keys, id, at]);
  return address;
}

/** A photo, drawing, recording or film of a Letter: opened when it is shown, kept nowhere unsealed. */
export function SealedPiece({ id, as, words }: Omit<PieceShownProps, 'address'>) {
  const {
    words: { lines },
  } = useHere();
  const address = useSealedPiece(id, useContext(PiecesOf).get(id));
  if (!address) return <span className="desk-opening" aria-busy="true" />;
  if (address === 'gone') return <p className="quiet">{lines['piece-gone'].words}</p>;
  return <PieceShown id={id} as={as} words={words} address={address} />;
}

/** A person's photo, or the picture that stands for one. */
export function Face({ person, size = '' }: { person: Pick<Person, 'photo'>; size?: string }) {
  const { words } = useHere();
  const address = useSealedPiece(person.photo?.piece, person.photo?.where);
  return address && address !== 'gone' ? (
    <PhotoTile address={address} size={size} />
  ) : (
    <PictureTile picture={words.me} size={size} />
  );
}
