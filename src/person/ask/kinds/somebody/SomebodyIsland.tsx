import { memo, useState } from 'react';
import type { Said } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { keepPiece } from '#person/keep/answers.ts';
import { openStory, startStory } from '#person/keep/stories.ts';
import { NotAPhoto, smallPhoto } from '#person/keep/small-photo.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { ChoosePhoto } from '#ui/ChoosePhoto.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

type Named = NonNullable<Said['named']>;

const Somebody = memo(function Somebody({ labels, lines, said, type, settle, give }: KindProps) {
  const [failed, setFailed] = useState(false);
  const named: Named = said.named ?? { name: '' };
  const photo = usePiece(named.photo);
  const say = (change: Partial<Named>) => (before: Said): Said => saying(before, { named: { ...(before.named ?? { name: '' }), ...change } });
  const putAway = (before: Said): Said => {
    const { photo: _gone, ...rest } = before.named ?? { name: '' };
    return saying(before, { named: rest });
  };
  const takePhoto = async (file: File) => {
    setFailed(false);
    try {
      const small = await smallPhoto(file);
      const story = (await openStory()) ?? (await startStory());
      give(say({ photo: await keepPiece(story.id, small) }));
    } catch (why) {
      if (!(why instanceof NotAPhoto)) throw why;
      setFailed(true);
    }
  };
  return (
    <div className="flow">
      <TypeHere label={labels['ask.name'] ?? ''} value={named.name} onType={(name) => type(say({ name }))} onDone={settle} />
      <TypeHere label={labels['ask.reach'] ?? ''} value={named.reach ?? ''} onType={(reach) => type(say({ reach }))} onDone={settle} />
      <ChoosePhoto shown={photo} words={{ choose: labels['ask.photo-choose'] ?? '', away: labels['ask.photo-away'] ?? '' }} onChoose={(file) => void takePhoto(file)} onAway={() => give(putAway)} />
      {failed && <div className="panel sunny" role="alert"><SaidLine id="not-a-photo" line={lines['not-a-photo']} /><SaidLine id="not-a-photo-next" line={lines['not-a-photo-next']} /></div>}
    </div>
  );
});

/** A Question answered with somebody: their name, how to reach them, their photo. */
export const SomebodyIsland = (props: AskProps) => <Asking {...props} ownWords={false} kind={Somebody} />;
