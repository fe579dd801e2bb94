import { saying } from '#model/answers.ts';
import { FindSymbol } from '#ways/FindSymbol.tsx';
import type { WayProps } from '#person/ask/ways/Ways.tsx';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** The most pictures in one Answer. */
const most = 60;

/** Pictures found in the whole set: as many as say it. A second press takes one away again. */
export function Pictures({ said, give, words, question }: WayProps) {
  const mine = said.pictures ?? [];
  const press = (found: { symbol: string; words: string }) => {
    const here = mine.some((one) => one.symbol === found.symbol);
    if (!here && mine.length >= most) return;
    give((before) =>
      saying(before, {
        pictures: here
          ? (before.pictures ?? []).filter((one) => one.symbol !== found.symbol)
          : [...(before.pictures ?? []), found],
      }),
    );
    announce(fill((here ? words.labels['find.gone'] : words.labels['find.added']) ?? '', { words: found.words }));
  };
  return (
    <div className="flow">
      <SaidLine id="pictures-how" line={words.lines.pictures} size="little" />
      {mine.length > 0 && (
        <>
          <h3>{words.labels['find.mine']}</h3>
          <ul className="find-mine">
            {mine.map((one) => (
              <li key={one.symbol}>
                <span className="tile tile-sky">
                  <img src={symbolAddress(one.symbol)} alt="" width="72" height="72" />
                </span>
                <span>{one.words}</span>
                <Press icon="bin" look="small" onPress={() => press(one)}>
                  {fill(words.labels['find.away'] ?? '', { words: one.words })}
                </Press>
              </li>
            ))}
          </ul>
        </>
      )}
      <FindSymbol onFind={press} chosen={mine.map((one) => one.symbol)} lang={question.lang} />
    </div>
  );
}
