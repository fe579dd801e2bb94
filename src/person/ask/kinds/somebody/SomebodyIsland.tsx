import { memo, useState } from 'react';
import type { Said } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { takePhoto } from '#person/ask/take-photo.ts';
import { Trouble } from '#person/ask/Trouble.tsx';
import type { WentWrong } from '#person/keep/went-wrong.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { ChoosePhoto } from '#ui/ChoosePhoto.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

type Named = NonNullable<Said['named']>;

const Somebody = memo(function Somebody({ labels, lines, said, type, settle, give }: KindProps) {
  const [trouble, setTrouble] = useState<WentWrong | 'not-a-photo'>();
  const named: Named = said.named ?? { name: '' };
  const photo = usePiece(named.photo);
  const say =
    (change: Partial<Named>) =>
    (before: Said): Said =>
      saying(before, { named: { ...(before.named ?? { name: '' }), ...change } });
  const putAway = (before: Said): Said => {
    const { photo: _gone, ...rest } = before.named ?? { name: '' };
    return saying(before, { named: rest });
  };
  const take = async (file: File) => {
    setTrouble(undefined);
    const taken = await takePhoto(file);
    if ('trouble' in taken) setTrouble(taken.trouble);
    else give(say({ photo: taken.piece }));
  };
  return (
    <div className="flow">
      <TypeHere
        label={labels['ask.name'] ?? ''}
        value={named.name}
        onType={(name) => type(say({ name }))}
        onDone={settle}
      />
      <TypeHere
        label={labels['ask.reach'] ?? ''}
        value={named.reach ?? ''}
        onType={(reach) => type(say({ reach }))}
        onDone={settle}
      />
      <ChoosePhoto
        shown={photo}
        words={{ choose: labels['ask.photo-choose'] ?? '', away: labels['ask.photo-away'] ?? '' }}
        onChoose={(file) => void take(file)}
        onAway={() => give(putAway)}
      />
      <Trouble what={trouble} lines={lines} />
    </div>
  );
});

/** A Question answered with somebody: their name, how to reach them, their photo. */
export const SomebodyIsland = (props: AskProps) => <Asking {...props} ownWords={false} kind={Somebody} />;
