import { useState } from 'react';
import { ChoosePhoto } from '#ui/ChoosePhoto.tsx';
import { NotAPhoto, smallPhoto } from '#ui/small-photo.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { DoorWords } from './door-words.ts';
import { useAddress } from '#ui/use-address.ts';

interface Props {
  words: DoorWords;
  photo: Blob | undefined;
  onPhoto: (photo: Blob | undefined) => void;
  onBusy?: (busy: boolean) => void;
}

/** The worker's photo, made small on this device; where it was taken and when is gone from it. */
export function PhotoField({ words: { labels, lines }, photo, onPhoto, onBusy = () => undefined }: Props) {
  const shown = useAddress(photo);
  const [failed, setFailed] = useState(false);
  const choose = async (file: File) => {
    setFailed(false);
    onBusy(true);
    try {
      onPhoto(await smallPhoto(file));
    } catch (why) {
      if (!(why instanceof NotAPhoto)) throw why;
      setFailed(true);
    } finally {
      onBusy(false);
    }
  };
  return (
    <div className="flow">
      <ChoosePhoto
        shown={shown}
        words={{ choose: labels['door.photo-choose'] ?? '', away: labels['door.photo-away'] ?? '' }}
        onChoose={(file) => void choose(file)}
        onAway={() => onPhoto(undefined)}
      />
      <div role="status">
        {failed && (
          <div className="panel sunny">
            <SaidLine id="not-a-photo" line={lines['not-a-photo']} size="little" />
            <SaidLine id="not-a-photo-next" line={lines['not-a-photo-next']} size="little" />
          </div>
        )}
      </div>
    </div>
  );
}
