import { useState } from 'react';
import type { Token } from '#model/answer.ts';
import { fill } from '#strings/fill.ts';
import { printAll } from '#ui/print-all.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { dayOf } from '#strings/day.ts';
import type { DoorWords } from './door-words.ts';
import { Qr } from '#ui/Qr.tsx';
import { inGroups } from './worker-code.ts';

/** The printed spare key: the worker's code, and a secret that opens their Inbox alone. Shown once. */
export function SpareKeySheet({
  words: { labels, lines, lang },
  name,
  code,
  secret,
  onDone,
}: {
  words: DoorWords;
  name: string;
  code: string;
  secret: Token;
  onDone: () => void;
}) {
  const [day] = useState(() => dayOf(new Date(), lang));
  return (
    <section className="flow" aria-labelledby="l-sheet">
      <div className="no-print flow">
        <SaidLine id="sheet" line={lines.sheet} as="h2" />
        <SaidLine id="sheet-once" line={lines['sheet-once']} size="little" />
      </div>
      <article className="door-paper spare-key">
        <h3 className="paper-title">{fill(labels['door.sheet-of'] ?? '', { name })}</h3>
        <div className="spare-key-parts">
          <dl className="flow">
            <div>
              <dt>{labels['door.code']}</dt>
              <dd className="typed">{inGroups(code)}</dd>
            </div>
            <div>
              <dt>{labels['door.secret']}</dt>
              <dd className="typed">{inGroups(secret)}</dd>
            </div>
          </dl>
          <Qr text={inGroups(secret)} words={labels['door.qr-secret'] ?? ''} />
        </div>
        <SaidLine id="sheet-why" line={lines['sheet-why']} size="little" />
        <SaidLine id="sheet-who" line={lines['sheet-who']} size="little" />
        <p className="quiet">
          {fill(labels['door.made-on'] ?? '', { date: day })} · {location.host}
        </p>
      </article>
      <div className="row no-print">
        <Press look="strong" onPress={() => printAll()}>
          {labels['door.print']}
        </Press>
        <Press onPress={onDone}>{labels['door.printed']}</Press>
      </div>
    </section>
  );
}
