import { useState } from 'react';
import { saying } from '#model/answers.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { takePhoto } from '#person/ask/take-photo.ts';
import { Trouble } from '#person/ask/Trouble.tsx';
import type { WentWrong } from '#person/keep/went-wrong.ts';
import type { WayProps } from '#person/ask/ways/Ways.tsx';
import { announce } from '#ui/announce.ts';
import { ChoosePhoto } from '#ui/ChoosePhoto.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** A photo, taken or chosen: made small and upright on the device, without the place it was taken. */
export function Photo({ said, give, words, lines }: WayProps) {
  const [trouble, setTrouble] = useState<WentWrong | 'not-a-photo'>();
  const shown = usePiece(said.photo?.piece);
  const take = async (file: File) => {
    setTrouble(undefined);
    const taken = await takePhoto(file);
    if ('trouble' in taken) return setTrouble(taken.trouble);
    give((before) => saying(before, { photo: taken }));
    announce(words.labels['way.kept'] ?? '');
  };
  const away = () => {
    give(({ photo: _gone, ...rest }) => saying(rest, {}));
    announce(words.labels['way.gone'] ?? '');
  };
  return (
    <div className="flow">
      <SaidLine id="photo-how" line={words.lines.photo} size="little" />
      <SaidLine id="photo-here" line={words.lines['kept-here']} size="little" />
      <ChoosePhoto
        shown={shown}
        words={{ choose: words.lines.photo.words, away: words.labels['way.away'] ?? '' }}
        onChoose={(file) => void take(file)}
        onAway={away}
      />
      <Trouble what={trouble} lines={lines} />
    </div>
  );
}
