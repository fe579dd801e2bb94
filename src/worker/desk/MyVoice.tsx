import { useState } from 'react';
import { Recorder } from '#ways/Recorder.tsx';
import { useWaysWords } from '#ways/use-ways-words.ts';
import { Press } from '#ui/Press.tsx';
import { useAddress } from '#ui/use-address.ts';
import { useHere } from './here.ts';
import { OrElse } from './OrElse.tsx';

function Inside({ voice, onChange }: { voice: Blob | undefined; onChange: (voice: Blob | undefined) => void }) {
  const {
    words: { lang },
  } = useHere();
  const words = useWaysWords();
  const address = useAddress(voice);
  return (
    <Recorder
      as="voice"
      words={words}
      lang={lang}
      kept={address}
      onKeep={({ blob }) => {
        onChange(blob);
        return Promise.resolve(null);
      }}
      onAway={() => onChange(undefined)}
    />
  );
}

/** The worker's own voice beside their Lines, or in their place. */
export function MyVoice({ voice, onChange }: { voice: Blob | undefined; onChange: (voice: Blob | undefined) => void }) {
  const {
    words: { labels },
  } = useHere();
  const [open, setOpen] = useState(false);
  return (
    <div className="flow">
      <p>
        <Press look="small" aria-expanded={open || Boolean(voice)} onPress={() => setOpen(!open)}>
          {labels['desk.voice']}
        </Press>
      </p>
      {(open || voice) && (
        <OrElse>
          <Inside voice={voice} onChange={onChange} />
        </OrElse>
      )}
    </div>
  );
}
