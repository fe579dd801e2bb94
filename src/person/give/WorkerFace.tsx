import type { Token } from '#model/answer.ts';
import type { ReadyPicture } from '#model/ready.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';

/** Who my worker is, wherever something goes to them: their photo and their name. */
export function WorkerFace({
  name,
  photo,
  address,
  picture,
}: {
  name: string;
  photo?: Token | undefined;
  address?: string | undefined;
  picture: ReadyPicture;
}) {
  const kept = usePiece(photo);
  const shown = address ?? kept;
  return (
    <p className="worker-face">
      {shown ? <PhotoTile address={shown} size="big" words="" /> : <PictureTile picture={picture} size="big" />}
      <strong className="exact" dir="auto">
        {name}
      </strong>
    </p>
  );
}
