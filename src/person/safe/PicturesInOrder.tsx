import { cardPictureCount } from '#model/card-words.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import type { SafeWords } from './safe-words.ts';

/** The pictures of a card, in their order: those that are pressed, or a place for each. */
export function PicturesInOrder({
  pictures,
  pressed,
}: {
  pictures: SafeWords['pictures'];
  pressed: readonly string[];
}) {
  return (
    <ol className="pressed-pictures story-card-pictures">
      {Array.from({ length: cardPictureCount }, (_, at) => pictures.find(({ id }) => id === pressed[at])).map(
        (one, at) => (
          <li key={at}>
            {one ? (
              <>
                <PictureTile picture={one.picture} size="little" />
                <span className="unseen">{one.words}</span>
              </>
            ) : (
              <span aria-hidden="true">{at + 1}</span>
            )}
          </li>
        ),
      )}
    </ol>
  );
}
