import { Component, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { OwnLine } from '#model/group-record.ts';
import { ourAddress } from '#model/our-address.ts';
import type { HardWord } from '#rules/rule.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { FindSymbol } from '#ways/FindSymbol.tsx';
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
  /** What is written, in words. */
  label: string;
  was?: OwnLine | undefined;
  /** How many signs there may be. */
  most: number;
  /** Whether a picture is found for it. */
  pictured?: boolean;
  onType?: () => void;
  /** Keeps what was written; then the place is empty again. */
  onKeep: (line: OwnLine) => Promise<unknown>;
  onEnd: () => void;
  /** What else belongs to it, below the words. */
  children?: ReactNode;
}

/** A place to write some words of the group's own, with a picture that is found by search. The easy-read rules help while it is written and never stop it. */
export function WriteHere({ label, was, most, pictured = true, onType, onKeep, onEnd, children }: Props) {
  const { say, lines } = useWords();
  const [written, setWritten] = useState(was?.words ?? '');
  const [symbol, setSymbol] = useState(was?.picture?.symbol);
  const [finding, setFinding] = useState(false);
  const helps = useHelps();
  const mends = helps?.check(written) ?? [];
  const keep = async () => {
    if (written.trim() === '') return;
    await onKeep({ words: written.trim().slice(0, most), ...(symbol ? { picture: { symbol } } : {}) });
    setWritten('');
    setSymbol(undefined);
    setFinding(false);
  };
  return (
    <>
      <TypeHere
        label={label}
        lines={2}
        value={written}
        onType={(text) => {
          setWritten(text);
          onType?.();
        }}
        onDone={() => undefined}
      />
      <div aria-live="polite">
        {mends.length > 0 && (
          <div className="panel write-helps">
            <SaidLine id="write-easy" line={lines['write-easy']} size="little" />
            <ul>
              {mends.map(({ mend, hard }) => (
                <li key={mend}>{hard ? say('group.hard-word', { word: hard }) : mend}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {children}
      <div className="row session-does">
        {pictured && (
          <Press aria-expanded={finding} onPress={() => setFinding(!finding)}>
            <img
              src={symbol ? symbolAddress(symbol) : lines['write-picture'].picture.address}
              alt=""
              width="42"
              height="42"
            />
            {say('group.find-picture')}
          </Press>
        )}
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
    </>
  );
}
