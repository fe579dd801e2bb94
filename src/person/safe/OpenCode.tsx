import { useState } from 'react';
import { CameraCode } from '#ui/CameraCode.tsx';
import { cardInPicture } from '#ui/card-in-picture.ts';
import { ChooseFile } from '#ui/ChooseFile.tsx';
import { Say } from '#story/Say.tsx';
import { CardWordsField } from './CardWordsField.tsx';
import type { BringWords } from './safe-words.ts';

interface Props {
  words: BringWords;
  /** How many words a card or a paper has, and what its field and its press are called. */
  many: number;
  label: string;
  open: string;
  onCode: (code: string) => void;
  onWords: (words: string) => void;
  onNoCode: () => void;
}

/** The ways to open a card or a paper: the camera, its words, a photo of its code. */
export function OpenCode({ words, many, label, open, onCode, onWords, onNoCode }: Props) {
  const { lines, labels } = words;
  const [typed, setTyped] = useState('');
  const look = async (file: File) => {
    const found = await cardInPicture(file);
    if (found) onCode(found);
    else onNoCode();
  };
  return (
    <>
      <section className="panel flow">
        <CameraCode words={words} strong onFound={onCode} />
      </section>
      <section className="panel flow">
        <CardWordsField words={words} {...{ many, label, open, typed }} onType={setTyped} onOpen={onWords} />
      </section>
      <section className="panel flow">
        <Say from={lines} line="photo" />
        <div className="row">
          <ChooseFile
            id="story-card-code"
            words={labels['card.code']}
            icon="picture"
            accept="image/*"
            onChoose={(file) => {
              void look(file);
            }}
          />
        </div>
      </section>
    </>
  );
}
