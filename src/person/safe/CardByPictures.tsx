import { useState } from 'react';
import { cardPictureCount } from '#model/card-words.ts';
import { cardOfPictures } from '#envelopes/card-number.ts';
import { Say } from '#story/Say.tsx';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { PressEach } from '#ui/Choices.tsx';
import { Came } from '#ui/Came.tsx';
import { Press } from '#ui/Press.tsx';
import { PicturesInOrder } from './PicturesInOrder.tsx';
import type { BringWords } from './safe-words.ts';

interface Props {
  words: BringWords;
  onWords: (words: string) => void;
  onBack: () => void;
}

/** Opening a card by its pictures, for who cannot read or type its words: one after the other, as they stand on it. Nothing is kept, and the last can be taken away. */
export function CardByPictures({ words, onWords, onBack }: Props) {
  const { lines, labels, pictures } = words;
  const [pressed, setPressed] = useState<readonly string[]>([]);
  const whole = pressed.length === cardPictureCount;
  const card = cardOfPictures(
    pressed,
    words.easy.split(' '),
    pictures.map(({ id }) => id),
  );
  const press = (id: string) => {
    if (whole) return;
    setPressed([...pressed, id]);
    announce(fill(labels['bring.pictures-of'] ?? '', { n: pressed.length + 1, of: cardPictureCount }));
  };
  return (
    <Came>
      <Say from={lines} line="pictures-how" as="h2" size="little" />
      <PicturesInOrder pictures={pictures} pressed={pressed} />
      {pressed.length > 0 && (
        <p>
          <Press icon="bin" look="small" onPress={() => setPressed(pressed.slice(0, -1))}>
            {labels['bring.picture-away']}
          </Press>
        </p>
      )}
      <div role="status">
        {whole && !card && (
          <div className="panel sunny flow">
            <Say from={lines} line="pictures-wrong" />
            <Say from={lines} line="pictures-wrong-next" />
          </div>
        )}
      </div>
      <div className="picture-pad">
        <PressEach label={lines['pictures-how'].words} choices={pictures} onPress={press} />
      </div>
      <p className="way-on">
        <Press icon="before" onPress={onBack}>
          {labels['bring.back']}
        </Press>
        <Press icon="open" look="strong" isDisabled={!card} onPress={() => card && onWords(card)}>
          {labels['bring.open']}
        </Press>
      </p>
    </Came>
  );
}
