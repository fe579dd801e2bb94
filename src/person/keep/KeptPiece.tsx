import type { Token } from '#model/answer.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { PhotoTile } from '#ui/PictureTile.tsx';

/** A photo, a drawing, a recording or a film that is kept on this device. A voice and a film stand on paper as their words. */
export function KeptPiece({ id, as, words }: { id: Token; as: 'photo' | 'drawing' | 'voice' | 'video'; words: string }) {
  const address = usePiece(id);
  if (!address) return null;
  if (as === 'photo') return <PhotoTile address={address} words={words} />;
  if (as === 'drawing') return <img className="drawing" src={address} alt={words} />;
  const Media = as === 'voice' ? 'audio' : 'video';
  return (
    <figure className={`recording ${as}`} data-line={`piece-${id}`} data-sound={address}>
      <figcaption className="sentence" id={`piece-${id}`}>{words}</figcaption>
      <Media controls preload="metadata" src={address} aria-label={words} />
    </figure>
  );
}
