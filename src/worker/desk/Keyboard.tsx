import { useEffect, useRef } from 'react';
import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';
import { deskKeys } from './use-keys.ts';

/** Which keys there are, and the way to turn them off: a voice that types, or a hand that shakes, presses them unmeant. */
export function Keyboard({ on, onTurn, onClose }: { on: boolean; onTurn: (on: boolean) => void; onClose: () => void }) {
  const {
    words: { labels },
  } = useHere();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <section className="panel flow no-print desk-keyboard" aria-labelledby="desk-keyboard">
      <h2 id="desk-keyboard" tabIndex={-1} ref={title}>
        {labels['desk.keyboard']}
      </h2>
      <dl>
        {deskKeys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{labels[`desk.key-${key === '?' ? 'help' : key}`]}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{labels['desk.keys-not-typing']}</p>
      <div className="row">
        <Press look="small" aria-pressed={on} onPress={() => onTurn(!on)}>
          {labels['desk.keys-on']}
        </Press>
        <Press look="small" onPress={onClose}>
          {labels['close']}
        </Press>
      </div>
    </section>
  );
}
