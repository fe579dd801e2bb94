import { Component, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { sentencesOf, type GroupRow, type SentenceKind } from '#model/group-record.ts';
import { ourAddress } from '#model/our-address.ts';
import { newToken } from '#model/token.ts';
import type { HardWord } from '#rules/rule.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { beginAt } from '#ui/begin-at.ts';
import { ChooseOne } from '#ui/Choices.tsx';
import { Press } from '#ui/Press.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { FindSymbol } from '#ways/FindSymbol.tsx';
import { keepRow } from './keep.ts';
import { pictureOf } from './Shown.tsx';
import { useWords } from './Words.tsx';

/** Pictures that cannot come (no internet, and not kept) do not take the words with them. */
class OrNothing extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    return this.state.failed ? null : (
      <Suspense fallback={<div className="waiting-way" aria-busy="true" />}>{this.props.children}</Suspense>
    );
  }
}

/** What helps to write easily: it comes only while somebody writes, and is not needed. */
interface Helps {
  check: (words: string) => { mend: string; hard: string | undefined }[];
}
const mostHelps = 3;

function useHelps(): Helps | undefined {
  const [helps, setHelps] = useState<Helps>();
  useEffect(() => {
    let over = false;
    const come = async () => {
      const [{ checkLine }, answer] = await Promise.all([
        import('#rules/check-line.ts'),
        fetch(ourAddress('/worker/writing.json')),
      ]);
      const { easy, hardWords } = (await answer.json()) as { easy: string[]; hardWords: HardWord[] };
      const known = new Set(easy);
      const check: Helps['check'] = (words) =>
        (words.trim() === ''
          ? []
          : checkLine({
              words: words.trim(),
              part: 'line',
              where: '',
              file: '',
              easy: known,
              hardWords,
              names: new Set(),
            })
        )
          .filter(({ rule }) => rule !== 'hard-words-explained')
          .map(({ rule, mend, found }) => ({ mend, hard: rule === 'easy-words' ? found : undefined }))
          .slice(0, mostHelps);
      if (!over) setHelps({ check });
    };
    come().catch(() => undefined);
    return () => {
      over = true;
    };
  }, []);
  return helps;
}

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
  const [written, setWritten] = useState('');
  const [symbol, setSymbol] = useState<string>();
  const [finding, setFinding] = useState(false);
  const [kept, setKept] = useState(false);
  const title = useRef<HTMLSpanElement>(null);
  const helps = useHelps();
  useEffect(() => {
    beginAt(title.current);
  }, []);
  const all = sentencesOf(rows, here);
  const keep = async () => {
    if (written.trim() === '') return;
    const id = await run();
    await keepRow({
      id: `${id}/${newToken()}`,
      kind: 'sentence',
      run: id,
      of,
      n: Math.max(0, ...all.map((one) => one.n)) + 1,
      as,
      words: written.trim().slice(0, 2000),
      ...(symbol ? { picture: { symbol } } : {}),
    });
    setWritten('');
    setSymbol(undefined);
    setFinding(false);
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
      <TypeHere
        label={say('group.our-words')}
        lines={2}
        value={written}
        onType={(text) => {
          setWritten(text);
          setKept(false);
        }}
        onDone={() => undefined}
      />
      <div aria-live="polite">
        {(helps?.check(written) ?? []).length > 0 && (
          <div className="panel write-helps">
            <SaidLine id="write-easy" line={lines['write-easy']} size="little" />
            <ul>
              {helps?.check(written).map(({ mend, hard }) => (
                <li key={mend}>{hard ? say('group.hard-word', { word: hard }) : mend}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div className="row session-does">
        <Press aria-expanded={finding} onPress={() => setFinding(!finding)}>
          <img
            src={symbol ? symbolAddress(symbol) : lines['write-picture'].picture.address}
            alt=""
            width="42"
            height="42"
          />
          {say('group.find-picture')}
        </Press>
        <Press look="strong" icon="pen" aria-disabled={written.trim() === ''} onPress={keep}>
          {say('group.keep')}
        </Press>
        <Press icon="before" onPress={onEnd}>
          {say('group.back-in')}
        </Press>
      </div>
      {finding && (
        <OrNothing>
          <FindSymbol
            chosen={symbol ? [symbol] : []}
            onFind={(found) => {
              setSymbol(found.symbol);
              setFinding(false);
            }}
          />
        </OrNothing>
      )}
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
