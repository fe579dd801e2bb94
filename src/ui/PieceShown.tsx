import { knowLength } from '#ui/known-length.ts';
import { tooBig } from '#ui/blob-address.ts';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { TooBig } from '#ui/TooBig.tsx';

export interface PieceShownProps {
  id: string;
  as: 'photo' | 'drawing' | 'voice' | 'video';
  words: string;
  address: string;
}

/** A photo, a drawing, a recording or a film. A voice and a film stand on paper as their words. */
export function PieceShown({ id, as, words, address }: PieceShownProps) {
  if (address === tooBig) return <TooBig id={id} />;
  if (as === 'photo') return <PhotoTile address={address} words={words} />;
  if (as === 'drawing') return <img className="drawing" src={address} alt={words} />;
  const Media = as === 'voice' ? 'audio' : 'video';
  return (
    <figure className={`recording ${as}`} data-line={`piece-${id}`} data-sound={address}>
      <figcaption className="sentence" id={`piece-${id}`}>
        {words}
      </figcaption>
      <Media controls preload="metadata" src={address} aria-label={words} onLoadedMetadata={knowLength} />
    </figure>
  );
}
