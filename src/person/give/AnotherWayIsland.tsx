import { useState } from 'react';
import type { AnotherWayWords } from '#person/share/another-way-words.ts';
import { ChooseOne, ChooseSome } from '#ui/Choices.tsx';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

/**
 * *I am not happy with my worker*, on paper. It keeps nothing, sends nothing and marks nothing: no Answer, no draft, no errand, so that
 * nothing of it is in what is given to the worker, in a copy handed to them, or in what they see of the thread. Not even the Story's name
 * is put on it: the person writes it by hand.
 */
export function AnotherWayIsland({ words }: { words: AnotherWayWords }) {
  const { labels, lines, wrong, who } = words;
  const [to, setTo] = useState<string>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [written, setWritten] = useState('');
  return (
    <div className="wide-flow">
      <section className="panel flow no-print">
        <SaidLine id="who" line={lines.who} as="h2" />
        <ChooseOne within="who-" label={lines.who.words} choices={who} value={to} onChange={setTo} />
      </section>
      <section className="panel flow no-print">
        <SaidLine id="what-wrong" line={lines['what-wrong']} as="h2" />
        <ShowMore choices={wrong} chosen={chosen} more={labels['ask.more'] ?? ''}>
          {(shown) => <ChooseSome label={lines['what-wrong'].words} choices={shown} value={chosen} onChange={setChosen} />}
        </ShowMore>
        <SaidLine id="words" line={lines.words} size="little" />
        <TypeHere label={labels['ask.own-words-label'] ?? ''} value={written} lines={4} onType={setWritten} onDone={() => undefined} />
      </section>
      <section className="paper sheet" aria-label={labels['another.title']}>
        <h2>{labels['another.title']}</h2>
        <p><strong>{labels['another.to']}</strong> {who.find((w) => w.id === to)?.words}</p>
        <p className="by-hand">{labels['another.from']} <span /></p>
        <p className="by-hand">{labels['another.reach']} <span /></p>
        <p className="by-hand">{labels['another.date']} <span /></p>
        <ul className="print-choices">{wrong.filter((w) => chosen.includes(w.id)).map((w) => <li key={w.id}><SaidLine id={`wrong-${w.id}`} line={w} size="little" /></li>)}</ul>
        {written && <p className="exact">{written}</p>}
        {Array.from({ length: 4 }, (_, n) => <p key={n} className="write" />)}
        {(['letter-not-told', 'letter-another', 'letter-answer'] as const).map((line) => <SaidLine key={line} id={line} line={lines[line]} size="little" />)}
      </section>
      <div className="no-print flow">
        <SaidLine id="print" line={lines.print} />
        <SaidLine id="hand" line={lines.hand} />
        <p><Press look="strong" onPress={() => void printAll()}>{labels['print']}</Press></p>
      </div>
    </div>
  );
}
