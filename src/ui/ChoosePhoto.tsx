import { useId } from 'react';
import { Icon } from '#ui/Icon.tsx';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Press } from '#ui/Press.tsx';

interface Props { shown: string | undefined; words: { choose: string; away: string }; onChoose: (file: File) => void; onAway: () => void }

/** Takes or chooses a photo with the device's own way of doing so, shows it, and takes it away again. */
export function ChoosePhoto({ shown, words, onChoose, onAway }: Props) {
  const id = useId();
  return (
    <div className="flow">
      {shown && <PhotoTile address={shown} size="big" />}
      <div className="row">
        <label className="press file" htmlFor={id}><Icon name="camera" />{words.choose}</label>
        <input id={id} className="unseen" type="file" accept="image/*" onChange={(e) => { const file = e.currentTarget.files?.[0]; e.currentTarget.value = ''; if (file) onChoose(file); }} />
        {shown && <Press icon="bin" look="small" onPress={onAway}>{words.away}</Press>}
      </div>
    </div>
  );
}
