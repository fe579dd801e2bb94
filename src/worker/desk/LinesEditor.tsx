import { useId, useState } from 'react';
import { FindSymbol } from '#ways/FindSymbol.tsx';
import { newToken } from '#model/token.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { countWords, hintsOf, type Hint, type Mend } from './gate.ts';
import { useHere } from './here.ts';
import { stops, type EditedLine, type Writing } from './lines-edited.ts';
import { OrElse } from './OrElse.tsx';
import { LinePicture } from './SentSaid.tsx';

/** At most so many Lines in a Reply. */
const most = 12;

interface Props {
  lines: readonly EditedLine[];
  writing: Writing;
  onChange: (lines: EditedLine[]) => void;
  onName: (name: string) => void;
}

/** What to look at again in a Line, each with the press that mends it. */
function Hints({ hints, id, onMend }: { hints: readonly Hint[]; id: string; onMend: (mend: Mend) => void }) {
  const {
    words: { labels },
  } = useHere();
  const word = (mend: Mend) =>
    mend.do === 'line' ? (
      <>
        <LinePicture picture={mend.picture} />
        {mend.lines[0]}
      </>
    ) : mend.do === 'write' ? (
      fill(labels['desk.mend-write'] ?? '', { words: mend.words })
    ) : mend.do === 'name' ? (
      fill(labels['desk.mend-name'] ?? '', { name: mend.name })
    ) : (
      labels[`desk.mend-${mend.do}`]
    );
  return (
    <ul className="desk-hints" id={id} aria-live="polite">
      {hints.map((hint) => (
        <li key={hint.rule + hint.mend + (hint.hardWord ?? '')} data-level={hint.level}>
          <span>{hint.hardWord ? fill(labels['desk.hard-word'] ?? '', { word: hint.hardWord }) : hint.mend}</span>
          {hint.mends.map((mend, at) => (
            <Press key={String(at)} look="small" onPress={() => onMend(mend)}>
              {word(mend)}
            </Press>
          ))}
        </li>
      ))}
    </ul>
  );
}

function OneLine({
  line,
  at,
  writing,
  only,
  onChange,
  onName,
}: {
  line: EditedLine;
  at: number;
  writing: Writing;
  only: boolean;
  onChange: (lines: EditedLine[]) => void;
  onName: (name: string) => void;
}) {
  const {
    words: { labels, lang },
  } = useHere();
  const [finding, setFinding] = useState(false);
  const id = useId();
  const hints = hintsOf(line.words, writing.knows);
  const count = countWords(line.words);
  const mend = (what: Mend) => {
    if (what.do === 'name') return onName(what.name);
    onChange(
      what.lines.map((words, n) => ({
        key: n === 0 ? line.key : newToken(),
        words,
        ...(what.do === 'line' ? { picture: what.picture } : n === 0 && line.picture ? { picture: line.picture } : {}),
      })),
    );
  };
  return (
    <li className="desk-line" data-stops={stops(hints)}>
      <button
        type="button"
        className="desk-line-picture"
        aria-expanded={finding}
        aria-label={fill(labels['desk.change-picture'] ?? '', { count: at + 1 })}
        onClick={() => setFinding(!finding)}
      >
        <LinePicture picture={writing.pictureOf(line)} />
      </button>
      <div className="field">
        <label htmlFor={id}>{fill(labels['desk.line'] ?? '', { count: at + 1 })}</label>
        <textarea
          id={id}
          dir="auto"
          rows={2}
          maxLength={300}
          spellCheck
          value={line.words}
          aria-describedby={`${id}-hints ${id}-count`}
          onChange={(e) => onChange([{ ...line, words: e.currentTarget.value }])}
        />
        <p className="desk-line-foot">
          <span className="quiet" id={`${id}-count`}>
            {fillCount(labels, 'desk.words', count, lang)}
          </span>
          {!only && (
            <Press look="small" onPress={() => onChange([])}>
              {labels['desk.away']}
              <span className="unseen"> {at + 1}</span>
            </Press>
          )}
        </p>
        <Hints hints={hints} id={`${id}-hints`} onMend={mend} />
      </div>
      {finding && (
        <div className="desk-find">
          <OrElse>
            <FindSymbol
              onFind={({ symbol }) => {
                onChange([{ ...line, picture: { symbol } }]);
                setFinding(false);
              }}
            />
          </OrElse>
        </div>
      )}
    </li>
  );
}

/** Lines to write: each with a picture from its words, a count of its words, and hints to make it easier. */
export function LinesEditor({ lines, writing, onChange, onName }: Props) {
  const {
    words: { labels },
  } = useHere();
  return (
    <div className="flow">
      <ol className="desk-lines">
        {lines.map((line, at) => (
          <OneLine
            key={line.key}
            line={line}
            at={at}
            writing={writing}
            only={lines.length === 1}
            onName={onName}
            onChange={(put) => onChange([...lines.slice(0, at), ...put, ...lines.slice(at + 1)].slice(0, most))}
          />
        ))}
      </ol>
      {lines.length < most && (
        <p>
          <Press look="small" onPress={() => onChange([...lines, { key: newToken(), words: '' }])}>
            {labels['desk.add-line']}
          </Press>
        </p>
      )}
    </div>
  );
}
