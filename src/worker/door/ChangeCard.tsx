import { useState } from 'react';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { useOnce } from '#ui/use-once.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { DoorWords } from './door-words.ts';
import { publishOwn, type CardPieces } from './own-card.ts';
import { PhotoField } from './PhotoField.tsx';
import { keepKeys } from './sealed-keys.ts';
import { Trouble } from './Trouble.tsx';
import { troubleOf, type TroubleKind } from './trouble.ts';
import { VoiceField } from './VoiceField.tsx';

/** Within how many days a worker may say that they mostly answer. */
const daysToAnswer = [2, 5, 7, 14] as const;

interface Props {
  words: DoorWords;
  keys: WorkerKeys;
  pieces: CardPieces;
  onBack: () => void;
  onChanged: (keys: WorkerKeys, pieces: CardPieces) => void;
}

/** Changes what the card says. Its link and its printed QR code stay good. */
export function ChangeCard({ words, keys, pieces, onBack, onChanged }: Props) {
  const { labels, lines } = words;
  const [said, setSaid] = useState({ name: keys.name, about: keys.about, reach: keys.reach, cover: keys.cover ?? '' });
  const [answersIn, setAnswersIn] = useState(keys.answersIn);
  const [photo, setPhoto] = useState(pieces.photo);
  const [voice, setVoice] = useState(pieces.voice);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<TroubleKind>();
  const change = async () => {
    setBusy(true);
    setTrouble(undefined);
    const { answersIn: _days, cover: _cover, ...rest } = keys;
    const cover = said.cover.trim();
    const next: WorkerKeys = {
      ...rest,
      name: said.name.trim(),
      about: said.about.trim(),
      reach: said.reach.trim(),
      ...(answersIn ? { answersIn } : {}),
      ...(cover ? { cover } : {}),
    };
    try {
      await keepKeys(next);
      await publishOwn(next, { photo, voice });
      onChanged(next, { photo, voice });
    } catch (why) {
      setTrouble(troubleOf(why));
      setBusy(false);
    }
  };
  const write = (key: keyof typeof said) => (typed: string) => setSaid((before) => ({ ...before, [key]: typed }));
  const go = useOnce(() => (!busy && said.name.trim() ? change() : undefined));
  return (
    <form
      className="panel flow"
      aria-label={labels['door.change-card']}
      onSubmit={(e) => {
        e.preventDefault();
        go(undefined);
      }}
    >
      <h2>{labels['door.change-card']}</h2>
      <TypeHere label={labels['door.name'] ?? ''} value={said.name} onType={write('name')} onDone={() => undefined} />
      <PhotoField words={words} photo={photo} onPhoto={setPhoto} onBusy={setBusy} />
      <TypeHere
        label={labels['door.about'] ?? ''}
        value={said.about}
        onType={write('about')}
        onDone={() => undefined}
        lines={2}
      />
      <SaidLine id="change-about-such" line={lines['about-such']} size="little" />
      <TypeHere
        label={labels['door.reach'] ?? ''}
        value={said.reach}
        onType={write('reach')}
        onDone={() => undefined}
      />
      <div className="field" role="group" aria-labelledby="answers-in">
        <strong id="answers-in">{labels['door.answers-in']}</strong>
        <div className="row">
          {daysToAnswer.map((days) => (
            <Press
              key={days}
              look="small"
              aria-pressed={answersIn === days}
              onPress={() => setAnswersIn(answersIn === days ? undefined : days)}
            >
              {fill(labels['door.days'] ?? '', { count: days })}
            </Press>
          ))}
        </div>
      </div>
      <TypeHere
        label={labels['door.cover'] ?? ''}
        value={said.cover}
        onType={write('cover')}
        onDone={() => undefined}
      />
      <SaidLine id="change-cover" line={lines['cover-told']} size="little" />
      <h3>{labels['door.voice-new']}</h3>
      <VoiceField words={words} voice={voice} onVoice={setVoice} />
      <Trouble kind={trouble} words={words} />
      <div className="row">
        <Press onPress={onBack}>{labels['door.back']}</Press>
        <button type="submit" className="press strong" disabled={busy || !said.name.trim()}>
          {labels['door.keep-card']}
        </button>
      </div>
    </form>
  );
}
