import { useState } from 'react';
import { saying } from '#model/answers.ts';
import { keepGiven } from '#person/keep/keep-given.ts';
import { NotAPhoto, smallPhoto } from '#person/keep/small-photo.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { whatWentWrong, type WentWrong } from '#person/ask/ways/went-wrong.ts';
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
    try {
      const piece = await keepGiven(await smallPhoto(file));
      give((before) => saying(before, { photo: { piece } }));
      announce(words.labels['way.kept'] ?? '');
    } catch (why) {
      setTrouble(why instanceof NotAPhoto ? 'not-a-photo' : whatWentWrong(why));
    }
  };
  const away = () => {
    give(({ photo: _gone, ...rest }) => saying(rest, {}));
    announce(words.labels['way.gone'] ?? '');
  };
  return (
    <div className="flow">
      <SaidLine id="photo-how" line={words.lines.photo} size="little" />
      <SaidLine id="photo-here" line={words.lines['kept-here']} size="little" />
      <ChoosePhoto shown={shown} words={{ choose: words.lines.photo.words, away: words.labels['way.away'] ?? '' }} onChoose={(file) => void take(file)} onAway={away} />
      {trouble && <div className="panel sunny" role="alert"><SaidLine id="photo-trouble" line={lines[trouble]} /><SaidLine id="photo-trouble-next" line={lines[`${trouble}-next`]} /></div>}
    </div>
  );
}
