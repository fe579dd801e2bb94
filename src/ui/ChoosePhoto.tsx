import { useId } from 'react';
import { ChooseFile } from '#ui/ChooseFile.tsx';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Press } from '#ui/Press.tsx';

interface Props {
  shown: string | undefined;
  words: { choose: string; away: string };
  onChoose: (file: File) => void;
  onAway: () => void;
}

/** Takes or chooses a photo with the device's own way of doing so, shows it, and takes it away again. */
export function ChoosePhoto({ shown, words, onChoose, onAway }: Props) {
  const id = useId();
  return (
    <div className="flow">
      {shown && <PhotoTile address={shown} size="big" />}
      <div className="row">
        <ChooseFile id={id} words={words.choose} icon="camera" accept="image/*" onChoose={onChoose} />
        {shown && (
          <Press icon="bin" look="small" onPress={onAway}>
            {words.away}
          </Press>
        )}
      </div>
    </div>
  );
}
