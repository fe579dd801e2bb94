import { useEffect, useState } from 'react';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { unlock } from '#worker/keep/open-keys.ts';
import { CardPaper, type PaperSize } from './CardPaper.tsx';
import { ChangeCard } from './ChangeCard.tsx';
import { CopyLink } from './CopyLink.tsx';
import type { DoorWords } from './door-words.ts';
import { cardAddress, ownPieces, type CardPieces } from './own-card.ts';
import { Trouble } from './Trouble.tsx';
import { troubleOf, type TroubleKind } from './trouble.ts';
import { useAddress } from '#ui/use-address.ts';

const sizes: readonly PaperSize[] = ['a4', 'pocket'];

/** The Worker card: to print, to give as a link, to change. */
export function CardScreen({ words, keys }: { words: DoorWords; keys: WorkerKeys }) {
  const { labels, lines } = words;
  const [pieces, setPieces] = useState<CardPieces>();
  const [trouble, setTrouble] = useState<TroubleKind>();
  const [size, setSize] = useState<PaperSize>('a4');
  const [changing, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  const { card, recipient, worker } = keys;
  useEffect(() => {
    let here = true;
    ownPieces({ card, recipient }).then(
      (found) => {
        if (here) setPieces(found);
      },
      (why: unknown) => {
        if (here) {
          setTrouble(troubleOf(why));
        }
      },
    );
    return () => {
      here = false;
    };
  }, [card, recipient, worker]);
  const voice = useAddress(pieces?.voice);
  const address = cardAddress(keys);
  // Without its photo (no internet) it can be shown and printed, but not changed: its photo would be lost.
  if (changing && pieces) {
    const change = (next: WorkerKeys, now: CardPieces) => {
      setPieces(now);
      setChanging(false);
      setChanged(true);
      announce(lines['card-changed'].words);
      unlock(next);
    };
    return (
      <div className="wide-flow">
        <h1>{labels['door.card']}</h1>
        <ChangeCard words={words} keys={keys} pieces={pieces} onBack={() => setChanging(false)} onChanged={change} />
      </div>
    );
  }
  return (
    <div className="wide-flow">
      <h1>{labels['door.card']}</h1>
      <div className="flow no-print">
        <SaidLine id="card" line={lines.card} as="h2" />
        <SaidLine id="card-give" line={lines['card-give']} size="little" />
        <SaidLine id="card-who" line={lines['card-who']} size="little" />
        {changed && (
          <div className="panel sunny">
            <SaidLine id="card-changed" line={lines['card-changed']} size="little" />
          </div>
        )}
      </div>
      <Trouble kind={trouble} words={words} />
      {(pieces ?? trouble) ? (
        <CardPaper words={words} keys={keys} photo={pieces?.photo} address={address} size={size} />
      ) : (
        <div className="waiting-way" aria-busy="true" />
      )}
      <div className="flow no-print">
        {voice && <audio controls src={voice} aria-label={labels['door.voice']} />}
        <div className="row" role="group" aria-label={labels['door.paper'] ?? ''}>
          {sizes.map((one) => (
            <Press key={one} look="small" aria-pressed={size === one} onPress={() => setSize(one)}>
              {labels[`door.paper-${one}`]}
            </Press>
          ))}
        </div>
        <div className="row">
          <Press look="strong" onPress={() => printAll()}>
            {labels['door.print']}
          </Press>
          {pieces && <Press onPress={() => setChanging(true)}>{labels['door.change-card']}</Press>}
        </div>
        <CopyLink words={words} label={labels['door.link'] ?? ''} link={address} />
      </div>
    </div>
  );
}
