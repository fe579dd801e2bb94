import { useState } from 'react';
import type { Speaker } from '#model/answer.ts';
import type { AskLabels } from '#person/ask/labels.ts';
import { isPlace, useCircle } from '#person/keep/use-circle.ts';
import { whoseWords } from '#story/whose-words.ts';
import { Press } from '#ui/Press.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

interface Props {
  labels: AskLabels;
  speaker: Speaker;
  onChange: (speaker: Speaker) => void;
}

/** Says whose words these are, and lets it be changed. A Helper is named before they can speak. */
export function WhoseWords({ labels, speaker, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  // Those in my circle can be Helpers without being typed again.
  const people = useCircle(open).filter((one) => !isPlace(one) && one.name.trim() !== '');
  const choose = (next: Speaker) => {
    onChange(next);
    setOpen(false);
  };
  const named = name.trim() !== '';
  return (
    <section className="whose panel flow" aria-labelledby="whose-words">
      <h2 id="whose-words">{labels['ask.whose']}</h2>
      <p aria-live="polite">
        <strong>{whoseWords(labels, speaker)}</strong>
      </p>
      {!open && (
        <p>
          <Press
            icon="pen"
            look="small"
            onPress={() => {
              setName(speaker.whose === 'mine' ? '' : speaker.helper);
              setOpen(true);
            }}
          >
            {labels['ask.change']}
          </Press>
        </p>
      )}
      {open && (
        <div className="flow">
          <p>
            <Press icon="person" onPress={() => choose({ whose: 'mine' })}>
              {labels['ask.mine']}
            </Press>
          </p>
          {people.length > 0 && (
            <div className="row" role="group" aria-label={labels['ask.helper-name'] ?? ''}>
              {people.map((one) => (
                <Press
                  icon="person"
                  key={one.id}
                  look="small"
                  aria-pressed={name === one.name}
                  onPress={() => setName(one.name)}
                >
                  {one.name}
                </Press>
              ))}
            </div>
          )}
          <TypeHere label={labels['ask.helper-name'] ?? ''} value={name} onType={setName} onDone={() => undefined} />
          <div className="row">
            <Press icon="two" isDisabled={!named} onPress={() => choose({ whose: 'with-help', helper: name.trim() })}>
              {labels['ask.with-help-choice']}
            </Press>
            <Press icon="two" isDisabled={!named} onPress={() => choose({ whose: 'helper', helper: name.trim() })}>
              {labels['ask.helper-choice']}
            </Press>
          </div>
        </div>
      )}
    </section>
  );
}
