import { memo, useRef, useState } from 'react';
import type { Said } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { Board } from '#person/ask/kinds/sort/Board.tsx';
import { startDrag } from '#person/ask/kinds/sort/drag.ts';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';

const put =
  (card: string, place: string) =>
  (before: Said): Said =>
    saying(before, { sorted: { ...before.sorted, [card]: place } });

const takeUp =
  (card: string) =>
  (before: Said): Said => {
    const { [card]: _up, ...rest } = before.sorted ?? {};
    return saying(before, { sorted: rest });
  };

/**
 * Pictures come one at a time; each is put in one of three places, moved again, or left out. The board is one press away, and stands there
 * by itself at the end. The visual interview that Talking Mats made known: the finished board is the Answer.
 */
const Sort = memo(function Sort({ question, labels, lines, said, give }: KindProps) {
  const cards = question.choices;
  const places = question.with['places'] ?? [];
  const sorted = said.sorted ?? {};
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<string>();
  /** Whether the board is looked at while there are pictures still. */
  const [seen, setSeen] = useState(false);
  const there = useRef<HTMLDivElement>(null);
  const current = cards.find((c) => c.id === moving) ?? cards.find((c) => !(c.id in sorted) && !leftOut.has(c.id));
  const say = (key: string, values: Record<string, string>) => announce(fill(labels[key] ?? '', values));
  const putAt = (cardId: string, placeId: string) => {
    const [card, place] = [cards.find((c) => c.id === cardId), places.find((p) => p.id === placeId)];
    if (!card || !place) return;
    give(put(cardId, placeId));
    setMoving(undefined);
    say('sort.put', { card: card.words, place: place.words });
  };
  const leave = () => {
    if (!current) return;
    setLeftOut((before) => new Set(before).add(current.id));
    setMoving(undefined);
    if (current.id in sorted) give(takeUp(current.id));
    say('sort.left', { card: current.words });
  };
  const pick = (card: string) => {
    setMoving(card);
    setSeen(false);
    setTimeout(() => there.current?.querySelector('button')?.focus());
  };
  const board = seen || !current;
  const turn = () => {
    setSeen(!board);
    setMoving(undefined);
  };
  return (
    <div className="sorting">
      <div className="kind-row">
        {board ? (
          <h2 id="board-name">{labels['sort.board']}</h2>
        ) : (
          <p className="quiet">
            {fill(labels['sort.of'] ?? '', { n: String(cards.indexOf(current) + 1), of: String(cards.length) })}
          </p>
        )}
        {!board && (
          <Press icon="close" look="small" onPress={leave}>
            {labels['sort.leave']}
          </Press>
        )}
        {current && (board || Object.keys(sorted).length > 0) && (
          <Press icon={board ? 'before' : 'eye'} look="small" onPress={turn}>
            {labels[board ? 'sort.back' : 'sort.board']}
          </Press>
        )}
        {!current && leftOut.size > 0 && (
          <Press
            icon="again"
            look="small"
            onPress={() => {
              setLeftOut(new Set());
              setSeen(false);
            }}
          >
            {labels['sort.again']}
          </Press>
        )}
      </div>
      {board ? (
        <>
          <SaidLine
            id={current ? 'sort-move' : 'sort-all'}
            line={lines[current ? 'sort-move' : 'sort-all']}
            size="little"
          />
          <Board {...{ cards, places, sorted, labels, moving }} onPick={pick} onDrag={(id) => startDrag(id, putAt)} />
        </>
      ) : (
        <>
          <div
            className="sort-card"
            data-line="card-now"
            {...(current.sound ? { 'data-sound': current.sound } : {})}
            onPointerDown={startDrag(current.id, putAt)}
          >
            <PictureTile picture={current.picture} />
            <strong className="sentence" id="card-now" aria-live="polite">
              {current.words}
            </strong>
            <ListenButton of="card-now" />
          </div>
          <div className="sort-places" role="group" aria-labelledby="card-now" ref={there}>
            {places.map((place) => (
              <div
                key={place.id}
                className="sort-place"
                data-place={place.id}
                data-line={`place-${place.id}`}
                {...(place.sound ? { 'data-sound': place.sound } : {})}
              >
                <Press onPress={() => putAt(current.id, place.id)} aria-describedby="card-now">
                  <PictureTile picture={place.picture} />
                  <span className="sentence" id={`place-${place.id}`}>
                    {place.words}
                  </span>
                </Press>
                <ListenButton of={`place-${place.id}`} />
              </div>
            ))}
          </div>
        </>
      )}
    </div>
  );
});

/** A Question answered by putting pictures in places. */
export const SortIsland = (props: AskProps) => <Asking {...props} kind={Sort} how={props.lines['sort-where']} />;
