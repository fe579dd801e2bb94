import { tooBig } from '#ui/blob-address.ts';
import { TooBigTile } from '#ui/TooBig.tsx';

/** A person's own photo on a tile: it stands in place of a symbol. */
export const PhotoTile = ({ address, size = '', words = '' }: { address: string; size?: string; words?: string }) =>
  address === tooBig ? (
    <TooBigTile size={size} />
  ) : (
    <span className={`tile ${size}`}>
      <img className="photo" src={address} alt={words} />
    </span>
  );
