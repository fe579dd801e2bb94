import type { PointerEvent } from 'react';
import type { ReadyChoice } from '#model/ready.ts';
import { fill, type Labels } from '#strings/fill.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';

interface Props {
  cards: readonly ReadyChoice[];
  places: readonly ReadyChoice[];
  /** Card → place. */
  sorted: Readonly<Record<string, string>>;
  labels: Labels;
  moving: string | undefined;
  onPick: (card: string) => void;
  onDrag: (card: string) => (event: PointerEvent) => void;
}

/** The board as it stands: three places with the pictures put there, each of which can be moved again. */
export function Board({ cards, places, sorted, labels, moving, onPick, onDrag }: Props) {
  return (
    <section className="board" aria-labelledby="board-name">
      <div className="board-places">
        {places.map((place) => {
          const here = cards.filter((c) => sorted[c.id] === place.id);
          return (
            <div key={place.id} className={`board-place board-${place.id}`} data-place={place.id}>
              <h3>
                <PictureTile picture={place.picture} size="little" />
                {place.words}
              </h3>
              {here.length === 0 && <p className="quiet">{labels['sort.empty']}</p>}
              <ul>
                {here.map((card) => (
                  <li key={card.id} onPointerDown={onDrag(card.id)}>
                    <Press
                      onPress={() => onPick(card.id)}
                      aria-label={fill(labels['sort.move'] ?? '', { card: card.words })}
                      aria-pressed={moving === card.id}
                    >
                      <PictureTile picture={card.picture} />
                      <span>{card.words}</span>
                    </Press>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}
