import { useEffect, useState } from 'react';
import { Recorder } from '#ways/Recorder.tsx';
import { useWaysWords } from '#ways/use-ways-words.ts';
import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';
import { OrElse } from './OrElse.tsx';

function Inside({ voice, onChange }: { voice: Blob | undefined; onChange: (voice: Blob | undefined) => void }) {
  const { words: { lang } } = useHere();
  const words = useWaysWords();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!voice) return setAddress(undefined);
    const made = URL.createObjectURL(voice);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [voice]);
  return <Recorder as="voice" words={words} lang={lang} kept={address} onKeep={({ blob }) => { onChange(blob); return Promise.resolve(null); }} onAway={() => onChange(undefined)} />;
}

/** The worker's own voice beside their Lines, or in their place. */
export function MyVoice({ voice, onChange }: { voice: Blob | undefined; onChange: (voice: Blob | undefined) => void }) {
  const { words: { labels } } = useHere();
  const [open, setOpen] = useState(false);
  return (
    <div className="flow">
      <p><Press look="small" aria-expanded={open || Boolean(voice)} onPress={() => setOpen(!open)}>{labels['desk.voice']}</Press></p>
      {(open || voice) && <OrElse><Inside voice={voice} onChange={onChange} /></OrElse>}
    </div>
  );
}
