import type { ReadyPicture } from '#model/ready.ts';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { useAddress } from '#ui/use-address.ts';

/** Who asks: their photo, or a picture where they show none, and their name. */
export function WhoAsks({ name, photo, somebody }: { name: string; photo: Blob | undefined; somebody: ReadyPicture }) {
  const shown = useAddress(photo);
  return (
    <p className="worker-face">
      {shown ? <PhotoTile address={shown} words={name} /> : <PictureTile picture={somebody} />}
      <strong dir="auto">{name}</strong>
    </p>
  );
}
