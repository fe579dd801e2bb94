import { useMemo } from 'react';
import { Say } from '#story/Say.tsx';
import { Press } from '#ui/Press.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { meant, wordsIn } from './card-words.ts';
import type { BringWords } from './safe-words.ts';

interface Props {
  words: BringWords;
  /** How many words it has. */ many: number;
  label: string;
  open: string;
  typed: string;
  onType: (typed: string) => void;
  onOpen: (words: string) => void;
}

/** Where the words of a card or a paper are written, or begun and chosen. A word that is on no card is said at once, with those that may have been meant. */
export function CardWordsField({ words: { lines, easy }, many, label, open, typed, onType, onOpen }: Props) {
  const list = useMemo(() => easy.split(' '), [easy]);
  const written = wordsIn(typed);
  const known = new Set(list);
  const at = written.findIndex((word) => !known.has(word));
  const unsure = at < 0 ? undefined : written[at];
  const begun = at === written.length - 1 && /[\p{L}\p{M}]$/u.test(typed);
  const choose = (word: string) => {
    onType(`${[...written.slice(0, at), word, ...written.slice(at + 1)].join(' ')} `);
  };
  const offered = unsure === undefined ? [] : meant(unsure, list);
  const whole = unsure === undefined && written.length === many;
  return (
    <div className="flow">
      <Say from={lines} line="words" />
      <TypeHere label={label} value={typed} onType={onType} onDone={() => undefined} lines={many > 6 ? 3 : 2} />
      <div role="status" className="flow">
        {unsure !== undefined && !begun && (
          <>
            <Say from={lines} line="unknown" />
            <p className="story-card-unknown">{unsure}</p>
            <Say from={lines} line="unknown-next" />
          </>
        )}
        {offered.length > 0 && (
          <div className="row">
            {offered.map((word) => (
              <Press key={word} look="small" onPress={() => choose(word)}>
                {word}
              </Press>
            ))}
          </div>
        )}
      </div>
      {written.length > 0 && (
        <ol className="story-card-words">
          {written.map((word, n) => (
            <li key={`${String(n)}${word}`} data-unsure={known.has(word) ? undefined : ''}>
              {word}
            </li>
          ))}
        </ol>
      )}
      <p>
        <Press icon="open" look="strong" isDisabled={!whole} onPress={() => onOpen(written.join(' '))}>
          {open}
        </Press>
      </p>
    </div>
  );
}
