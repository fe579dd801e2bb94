import { Suspense } from 'react';
import { Recorder } from '#ways/Recorder.tsx';
import { useWaysWords } from '#ways/use-ways-words.ts';
import type { DoorWords } from './door-words.ts';
import { useAddress } from '#ui/use-address.ts';

interface Props {
  words: DoorWords;
  voice: Blob | undefined;
  onVoice: (voice: Blob | undefined) => void;
}

function Recording({ words: { lines, lang }, voice, onVoice }: Props) {
  const ways = useWaysWords();
  const kept = useAddress(voice);
  // On a card it is said where it goes, and a minute is asked for: it is played before anything else.
  const said = {
    ...ways,
    lines: { ...ways.lines, 'voice-long': lines['voice-minute'], 'kept-here': lines['voice-here'] },
  };
  return (
    <Recorder
      as="voice"
      words={said}
      lang={lang}
      kept={kept}
      onKeep={({ blob }) => {
        onVoice(blob);
        return Promise.resolve(undefined);
      }}
      onAway={() => onVoice(undefined)}
    />
  );
}

/** The worker's own voice on their card. Its words come when it is opened. */
export const VoiceField = (props: Props) => (
  <Suspense fallback={<div className="waiting-way" aria-busy="true" />}>
    <Recording {...props} />
  </Suspense>
);
