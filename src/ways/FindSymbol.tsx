import { memo, Suspense, useEffect, useId, useMemo, useState } from 'react';
import { keptNames } from '#device/kept-names.ts';
import { useSymbols } from './use-symbols.ts';
import { useWaysWords } from './use-ways-words.ts';
import { inGroup, search, type Found } from '#symbols/search.ts';
import { smallSymbolAddress } from '#symbols/symbol-address.ts';
import { fillCount } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

interface Props {
  onFind: (found: { symbol: string; words: string }) => void;
  chosen?: readonly string[];
  lang?: string;
}

/** How many pictures are shown at first, and how many more with each press. Few: they come anew with each letter typed. */
const [atFirst, andMore] = [12, 24];

/** The hand in each skin colour, for choosing one once. */
const hands = ['1F590', '1F590-1F3FB', '1F590-1F3FC', '1F590-1F3FD', '1F590-1F3FE', '1F590-1F3FF'] as const;
const place = keptNames.skin;

/** The symbol in the chosen skin colour, where it has one. */
const inSkin = (found: Found, skin: number) =>
  skin > 0
    ? (found.skins.find((code) => code.split('-').includes(hands[skin]?.split('-')[1] ?? '')) ?? found.code)
    : found.code;

/** One picture. A plain button, and drawn anew only when it changes. */
const Row = memo(
  ({ code, words, on, onFind }: { code: string; words: string; on: boolean; onFind: Props['onFind'] }) => (
    <button type="button" className="press" aria-pressed={on} onClick={() => onFind({ symbol: code, words })}>
      <img src={smallSymbolAddress(code)} alt="" width="96" height="96" loading="lazy" decoding="async" />
      <span>{words}</span>
    </button>
  ),
);

function Finder({ onFind, chosen = [], lang = 'en' }: Props) {
  const { labels, lines, groups } = useWaysWords();
  const prepared = useSymbols();
  const id = useId();
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState<string>();
  const [more, setMore] = useState(0);
  const [skin, setSkin] = useState(0);
  useEffect(() => {
    try {
      setSkin(Number(localStorage.getItem(place)) || 0);
    } catch {
      /* Nothing may be kept here: it is chosen anew each time. */
    }
  }, []);
  const { rows, exact } = useMemo(
    () =>
      group && !query.trim()
        ? { rows: inGroup(prepared, group), exact: true }
        : search(prepared, query, { limit: 240 }),
    [prepared, query, group],
  );
  const shown = rows.slice(0, atFirst + andMore * more);
  const chooseSkin = (n: number) => {
    setSkin(n);
    try {
      localStorage.setItem(place, String(n));
    } catch {
      /* Then it is chosen again next time. */
    }
  };
  return (
    <div className="find flow">
      <div className="field">
        <label htmlFor={id}>{labels['find.search']}</label>
        <input
          id={id}
          dir="auto"
          type="search"
          autoComplete="off"
          spellCheck
          value={query}
          onChange={(e) => {
            setQuery(e.currentTarget.value);
            setGroup(undefined);
            setMore(0);
          }}
        />
      </div>
      <p className="quiet" role="status">
        {query.trim()
          ? exact
            ? fillCount(labels, 'find.found', rows.length, lang)
            : labels['find.nothing']
          : group
            ? ''
            : labels['find.often']}
      </p>
      {query.trim() && !exact && <SaidLine id="find-near" line={lines['pictures-near']} size="little" />}
      <div className="find-rows">
        {shown.map((found) => {
          const code = inSkin(found, skin);
          return <Row key={found.code} code={code} words={found.words} on={chosen.includes(code)} onFind={onFind} />;
        })}
      </div>
      {rows.length > shown.length && (
        <p>
          <Press onPress={() => setMore((n) => n + 1)}>
            <Icon name="more" />
            {labels['find.more']}
          </Press>
        </p>
      )}
      <h3>{labels['find.groups']}</h3>
      <div className="find-groups" role="group" aria-label={labels['find.groups'] ?? ''}>
        {groups.map((g) => (
          <Press
            key={g.id}
            aria-pressed={group === g.id && !query.trim()}
            onPress={() => {
              setQuery('');
              setGroup(g.id);
              setMore(0);
              document.getElementById(id)?.scrollIntoView({ block: 'center' });
            }}
          >
            <img src={g.picture.address} alt="" width="96" height="96" loading="lazy" />
            <span>{g.words}</span>
          </Press>
        ))}
      </div>
      <h3>{labels['find.skin']}</h3>
      <div className="find-skin" role="group" aria-label={labels['find.skin'] ?? ''}>
        {hands.map((code, n) => (
          <Press
            key={code}
            look="small"
            aria-pressed={skin === n}
            aria-label={`${labels['find.skin'] ?? ''} ${String(n + 1)}`}
            onPress={() => chooseSkin(n)}
          >
            <img src={smallSymbolAddress(code)} alt="" width="72" height="72" loading="lazy" />
          </Press>
        ))}
      </div>
    </div>
  );
}

/** Finds a picture in the whole set: by words, however they are spelled, by group, by what is often chosen. */
export const FindSymbol = (props: Props) => (
  <Suspense fallback={<div className="waiting-way" aria-busy="true" />}>
    <Finder {...props} />
  </Suspense>
);
