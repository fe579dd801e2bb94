import { useEffect, useRef, useState } from 'react';
import type { GroupRow, OwnLine, SentenceKind } from '#model/group-record.ts';
import { sentencesOf } from '#model/group-rows.ts';
import { newToken } from '#model/token.ts';
import { beginAt } from '#ui/begin-at.ts';
import { ChooseOne } from '#ui/Choices.tsx';
import { Press } from '#ui/Press.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';
import { keepRow } from './keep.ts';
import { pictureOf } from './Shown.tsx';
import { WriteHere } from './WriteHere.tsx';
import { useWords } from './Words.tsx';

interface Props {
  rows: readonly GroupRow[];
  run: () => Promise<string>;
  here: string;
  of: string;
  onEnd: () => void;
}

/**
 * Writes down what is agreed, an idea, a question, a challenge, or something for later, with a picture that is found by search. The easy-read rules help while it
 * is written and never stop it. What was written in this run stands below, and can be taken away.
 */
export function WriteDown({ rows, run, here, of, onEnd }: Props) {
  const { say, lines, writes, words: sign } = useWords();
  const [as, setAs] = useState<SentenceKind>('agreed');
  const [kept, setKept] = useState(false);
  const title = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    beginAt(title.current);
  }, []);
  const all = sentencesOf(rows, here);
  const keep = async (line: OwnLine) => {
    const id = await run();
    await keepRow({
      id: `${id}/${newToken()}`,
      kind: 'sentence',
      run: id,
      of,
      n: Math.max(0, ...all.map((one) => one.n)) + 1,
      as,
      ...line,
    });
    setKept(true);
  };
  return (
    <div className="session-write flow">
      <SaidLine id="write-what" line={lines['write-what']} as="h1" />
      <span ref={title} className="unseen">
        {say('group.write')}
      </span>
      <ChooseOne
        label={lines['write-what'].words}
        choices={writes}
        look="cards"
        within="as-"
        value={as}
        onChange={(id) => setAs(id as SentenceKind)}
      />
      <WriteHere label={say('group.our-words')} most={2000} onType={() => setKept(false)} onKeep={keep} onEnd={onEnd} />
      <div role="status">{kept && <SaidLine id="kept-here" line={lines['kept-here']} size="little" />}</div>
      {all.length > 0 && (
        <ul className="written-rows">
          {all.map((one) => (
            <li key={one.id} className="line" data-line={`written-${one.id}`}>
              <PictureTile picture={pictureOf(one, { words: sign })} />
              <div className="said">
                <p className="quiet">{writes.find((kind) => kind.id === one.as)?.words}</p>
                <p className="sentence exact" dir="auto" id={`l-written-${one.id}`}>
                  {one.words}
                </p>
                <ListenButton of={`l-written-${one.id}`} />
                <Press look="small" icon="bin" onPress={() => keepRow({ ...one, gone: true })}>
                  {say('group.take-away')}
                  <span className="unseen"> {one.words}</span>
                </Press>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
