import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { announce } from '#ui/announce.ts';
import {
  type DrawingWords,
  type Ink,
  inkNames,
  inks,
  isEmpty,
  keepOnPaper,
  type Line,
  middleSize,
  nextSize,
  pace,
  paint,
  paintLine,
  paper,
  sayDrawing,
  sayWhere,
  sizes,
  type Spot,
  stampsOn,
  startAgain,
  type Step,
  type Steps,
  undo,
  type Width,
  widthNames,
  widths,
} from '#ui/drawing.ts';
import { makeBlob, openedPictures } from '#ui/drawing-made.ts';
import { MoveTools, Sign, signs, Tool, type Way } from '#ui/PadTools.tsx';
import { Press } from '#ui/Press.tsx';

export interface Stamp {
  readonly id: string;
  readonly words: string;
  readonly address: string;
}

interface Props {
  /** Every label, as `labels(book, drawingWords)` hands them over: with the plural forms beside the keys. */
  words: DrawingWords;
  /** The language of the words: it decides between "1 line" and "2 lines". */
  lang?: string;
  /** The pictures that can be put on the paper, by pointer or by keyboard alone. Same-site addresses, or the keep's own blobs. */
  stamps: readonly Stamp[];
  /**
   * The address of an earlier drawing to go on from. It lies beneath everything, and neither undo nor the tools change it.
   * Only the first one given counts: give the pad a new `key` to begin from another. It has to last as long as the pad.
   */
  start?: string;
  /**
   * Called after every finished line, stamp, undo and new paper. `make` paints what was there at that moment as a PNG of
   * 1200 × 900 on white; call it when you keep, not each time. It rejects when the earlier drawing could not be opened,
   * so that nobody keeps a drawing without it by mistake. `empty` says that there is nothing to see.
   */
  onChange: (make: () => Promise<Blob>, empty: boolean) => void;
  disabled?: boolean;
}

/** A stamp on its way: over the paper, not yet on it. */
interface Held extends Spot {
  readonly stamp: Stamp;
  readonly size: number;
}
/** A stamp as it stands on the paper. */
const onPaper = ({ stamp, x, y, size }: Held): Step => ({
  does: 'stamp',
  words: stamp.words,
  address: stamp.address,
  x,
  y,
  size,
});
const ways: Readonly<Record<Way, Spot>> = {
  left: { x: -pace, y: 0 },
  right: { x: pace, y: 0 },
  up: { x: 0, y: -pace },
  down: { x: 0, y: pace },
};
const keys: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * White paper to draw on with a finger, a pen or a mouse, and to put pictures on without any of them: press a picture,
 * move it with the arrow keys or the arrow buttons, put it down. Its styles are `drawing-pad.css`.
 */
export function DrawingPad({ words, lang = 'en', stamps, start: startNow, onChange, disabled = false }: Props) {
  const [start] = useState(startNow);
  const [pictures] = useState(openedPictures);
  const [steps, setSteps] = useState<Steps>([]);
  const [ink, setInk] = useState<Ink | 'rubber'>('black');
  const [width, setWidth] = useState<Width>('thick');
  const [held, setHeld] = useState<Held>();
  const [asking, setAsking] = useState(false);
  const [pixels, setPixels] = useState(0);
  const [cameLater, setCameLater] = useState(0);
  const id = useId();
  const pad = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const standing = useRef<HTMLDivElement>(null);
  /** The line under the finger, and how many of its spots are painted. */
  const live = useRef<{ pointer: number; kind: string; line: Line & { spots: Spot[] }; painted: number }>(undefined);
  const drag = useRef<{ pointer: number; grip: Spot }>(undefined);
  /** What takes the focus once it is there: what was pressed may be gone by then. */
  const focusNext = useRef<{ on: string; still: boolean }>(undefined);

  const tell = (next: Steps) => onChange(() => makeBlob(next, pictures, start), isEmpty(next, start !== undefined));
  const change = (next: Steps) => {
    setSteps(next);
    tell(next);
  };
  /** A picture over the paper is kept where it is: who goes on without putting it down loses nothing. */
  const place = (next: Held) => {
    setHeld(next);
    tell([...steps, onPaper(next)]);
  };

  // As many pixels as the screen shows, up to the finished picture's: sharp, and no larger than what is kept.
  useEffect(() => {
    const place = canvas.current;
    if (!place) return;
    const fit = () =>
      setPixels(Math.max(1, Math.min(paper.width, Math.round(place.clientWidth * (window.devicePixelRatio || 1)))));
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(place);
    return () => watch.disconnect();
  }, []);

  // Giving a canvas its size wipes it, so it is painted again before anybody sees it.
  useLayoutEffect(() => {
    const to = canvas.current?.getContext('2d');
    if (!to || pixels === 0) return;
    to.setTransform(pixels / paper.width, 0, 0, Math.round(pixels * 0.75) / paper.height, 0, 0);
    paint(to, steps, pictures.at, start);
    if (live.current) paintLine(to, live.current.line);
  }, [pixels, steps, cameLater, pictures, start]);

  useEffect(() => {
    let gone = false;
    for (const address of [...(start !== undefined ? [start] : []), ...stampsOn(steps)]) {
      if (pictures.at(address)) continue;
      // Without its picture a stamp is still told in words; keeping tells the owner if the earlier drawing is missing.
      pictures.open(address).then(
        () => {
          if (!gone) setCameLater((n) => n + 1);
        },
        () => undefined,
      );
    }
    return () => {
      gone = true;
    };
  }, [steps, start, pictures]);

  useLayoutEffect(() => {
    const box = standing.current;
    if (!box || !held) return;
    box.style.setProperty('--at-x', `${(held.x / paper.width) * 100}%`);
    box.style.setProperty('--at-y', `${(held.y / paper.height) * 100}%`);
    box.style.setProperty('--side', `${(held.size / paper.width) * 100}%`);
  }, [held]);

  useEffect(() => {
    const next = focusNext.current;
    if (!next) return;
    focusNext.current = undefined;
    const target = pad.current?.querySelector<HTMLElement>(`[data-focus="${CSS.escape(next.on)}"]`);
    target?.focus({ preventScroll: next.still });
    if (next.on === 'held') canvas.current?.scrollIntoView({ block: 'nearest' });
  });

  const spotOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Spot => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || box.width === 0) return { x: 0, y: 0 };
    const round = (n: number) => Math.round(n * 10) / 10;
    return {
      x: round(((clientX - box.left) / box.width) * paper.width),
      y: round(((clientY - box.top) / box.height) * paper.height),
    };
  };

  /** Puts the line under the finger on the paper for good. A line that the device broke off is kept too: it was drawn. */
  const finishLine = () => {
    const line = live.current?.line;
    live.current = undefined;
    if (line) change([...steps, line]);
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (disabled || event.button !== 0) return;
    const spot = spotOf(event);
    if (held) {
      if (drag.current) return;
      const onStamp = standing.current?.contains(event.target as Node);
      drag.current = {
        pointer: event.pointerId,
        grip: onStamp ? { x: held.x - spot.x, y: held.y - spot.y } : { x: 0, y: 0 },
      };
      if (!onStamp) place({ ...held, ...keepOnPaper(spot) });
    } else {
      // The first finger draws and a hand that rests beside it does not; but a pen is always meant.
      if (live.current && !(event.pointerType === 'pen' && live.current.kind === 'touch')) return;
      const line = {
        does: 'line' as const,
        with: ink,
        width: widths[width] * (ink === 'rubber' ? 2 : 1),
        spots: [spot],
      };
      const wasHand = live.current !== undefined;
      live.current = { pointer: event.pointerId, kind: event.pointerType, line, painted: 1 };
      const to = canvas.current?.getContext('2d');
      if (to && wasHand) paint(to, steps, pictures.at, start);
      if (to) paintLine(to, line);
    }
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const grip = drag.current;
    if (grip?.pointer === event.pointerId) {
      const spot = spotOf(event);
      setHeld((now) => now && { ...now, ...keepOnPaper({ x: spot.x + grip.grip.x, y: spot.y + grip.grip.y }) });
      return;
    }
    const drawing = live.current;
    if (drawing?.pointer !== event.pointerId) return;
    const since = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of since.length > 0 ? since : [event.nativeEvent]) {
      const spot = spotOf(one);
      const before = drawing.line.spots[drawing.line.spots.length - 1] ?? spot;
      // What trembles less than the line is wide only makes it rough.
      if (Math.hypot(spot.x - before.x, spot.y - before.y) >= 3) drawing.line.spots.push(spot);
    }
    const to = canvas.current?.getContext('2d');
    if (!to || drawing.line.spots.length === drawing.painted) return;
    paintLine(to, drawing.line, drawing.painted);
    drawing.painted = drawing.line.spots.length;
  };

  const onPointerEnd = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current?.pointer === event.pointerId) {
      drag.current = undefined;
      if (held) place(held);
      if (held) announce(sayWhere({ ...held, words: held.stamp.words }, words));
    } else if (live.current?.pointer === event.pointerId) finishLine();
  };

  const hold = (stamp: Stamp) => {
    const next = { stamp, size: middleSize, x: paper.width / 2, y: paper.height / 2 };
    place(next);
    setAsking(false);
    focusNext.current = { on: 'held', still: true };
    announce(sayWhere({ ...next, words: stamp.words }, words));
  };

  const move = (way: Way) => {
    if (!held) return;
    const spot = keepOnPaper({ x: held.x + ways[way].x, y: held.y + ways[way].y });
    const stuck = spot.x === held.x && spot.y === held.y;
    place({ ...held, ...spot });
    const where = sayWhere({ ...spot, words: held.stamp.words }, words);
    announce(stuck ? `${words['draw.edge']} ${where}` : where);
  };

  const grow = (by: 1 | -1) => {
    if (!held) return;
    const size = nextSize(held.size, by);
    place({ ...held, size });
    announce(
      size === sizes[sizes.length - 1]
        ? words['draw.biggest']
        : size === sizes[0]
          ? words['draw.smallest']
          : words[by > 0 ? 'draw.bigger' : 'draw.smaller'],
    );
  };

  /** Ends the holding. Who used a pointer keeps the paper in sight; who used the keyboard is shown where the focus went. */
  const letGo = (byKeyboard: boolean) => {
    if (held) focusNext.current = { on: held.stamp.id, still: !byKeyboard };
    drag.current = undefined;
    setHeld(undefined);
  };

  const putDown = (byKeyboard: boolean) => {
    if (!held) return;
    change([...steps, onPaper(held)]);
    announce(sayWhere({ ...held, words: held.stamp.words }, words, 'draw.is-down'));
    letGo(byKeyboard);
  };

  const leaveOut = (byKeyboard: boolean) => {
    tell(steps);
    announce(words['draw.left-out']);
    letGo(byKeyboard);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!held || disabled || event.altKey || event.ctrlKey || event.metaKey) return;
    const way = keys[event.key];
    if (way) move(way);
    else if (event.key === '+' || event.key === '=') grow(1);
    else if (event.key === '-') grow(-1);
    else if (event.key === 'Escape') leaveOut(true);
    else if (event.key === 'Enter' && event.target === standing.current) {
      if (!event.repeat) putDown(true);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const takeBack = () => {
    if (steps.length === 0) {
      announce(words['draw.nothing-to-undo']);
      return;
    }
    const next = undo(steps);
    change(next);
    announce(`${words['draw.undone']} ${sayDrawing(next, words, lang, start !== undefined)}`);
  };

  const empty = isEmpty(steps, start !== undefined);
  const ask = () => {
    if (empty) {
      announce(words['draw.empty']);
      return;
    }
    setAsking(true);
    focusNext.current = { on: 'keep-it', still: false };
  };
  const answer = (yes: boolean) => {
    setAsking(false);
    focusNext.current = { on: 'start-again', still: true };
    if (!yes) return;
    change(startAgain(steps));
    announce(words['draw.started-again']);
  };

  const group = (key: 'colours' | 'widths' | 'stamps', inside: ReactNode) => (
    <div className="pad-group" role="group" aria-labelledby={`${id}-${key}`}>
      <p className="pad-label" id={`${id}-${key}`}>
        {words[`draw.${key}`]}
      </p>
      <div className={`pad-grid pad-${key}`}>{inside}</div>
    </div>
  );

  return (
    <section
      className="pad"
      ref={pad}
      aria-label={words['draw.pad']}
      data-disabled={disabled || undefined}
      onKeyDown={onKeyDown}
    >
      <div className="pad-paper-side">
        <div
          className="pad-sheet"
          data-holding={held ? '' : undefined}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerEnd}
          onPointerCancel={onPointerEnd}
          onLostPointerCapture={onPointerEnd}
        >
          <canvas
            ref={canvas}
            role="img"
            aria-label={sayDrawing(steps, words, lang, start !== undefined)}
            width={pixels || undefined}
            height={pixels ? Math.round(pixels * 0.75) : undefined}
          />
          {held && (
            <div
              className="pad-held"
              ref={standing}
              data-focus="held"
              role="application"
              tabIndex={0}
              aria-label={`${held.stamp.words}. ${words['draw.move']}`}
              aria-describedby={`${id}-keys`}
            >
              <img src={held.stamp.address} alt="" draggable={false} />
            </div>
          )}
        </div>
        {!held && !asking && (
          <div className="pad-again">
            <Press isDisabled={disabled} aria-disabled={steps.length === 0} onPress={takeBack}>
              {signs.undo}
              {words['draw.undo']}
            </Press>
            <Press data-focus="start-again" isDisabled={disabled} aria-disabled={empty} onPress={ask}>
              {signs.paper}
              {words['draw.start-again']}
            </Press>
          </div>
        )}
        {asking && (
          <div className="panel pad-ask" role="group" aria-labelledby={`${id}-ask`}>
            <p id={`${id}-ask`}>{words['draw.start-again-ask']}</p>
            <div className="row">
              <Press icon="tick" data-focus="keep-it" onPress={() => answer(false)}>
                {words['draw.start-again-no']}
              </Press>
              <Press icon="bin" look="strong" onPress={() => answer(true)}>
                {words['draw.start-again-yes']}
              </Press>
            </div>
          </div>
        )}
      </div>
      {held ? (
        <MoveTools
          words={words}
          keysId={`${id}-keys`}
          disabled={disabled}
          onMove={move}
          onGrow={grow}
          onPutDown={putDown}
          onLeaveOut={leaveOut}
        />
      ) : (
        <div className="pad-tools" role="group" aria-label={words['draw.tools']}>
          {group(
            'colours',
            <>
              {inkNames.map((name) => (
                <Tool
                  key={name}
                  word={words[`draw.${name}`]}
                  on={ink === name}
                  disabled={disabled}
                  onChoose={() => setInk(name)}
                  sign={
                    <Sign>
                      <rect x="2" y="2" width="44" height="44" rx="10" fill="#ffffff" />
                      <path
                        d="M11 32c6-16 8-20 11-18s-6 20-2 20 8-17 12-16-3 14 5 13"
                        fill="none"
                        stroke={inks[name]}
                        strokeWidth="9"
                        strokeLinecap="round"
                        strokeLinejoin="round"
                      />
                    </Sign>
                  }
                />
              ))}
              <Tool
                word={words['draw.rubber']}
                on={ink === 'rubber'}
                disabled={disabled}
                onChoose={() => setInk('rubber')}
                sign={signs.rubber}
              />
            </>,
          )}
          {group(
            'widths',
            widthNames.map((name) => (
              <Tool
                key={name}
                word={words[`draw.${name}`]}
                on={width === name}
                disabled={disabled}
                onChoose={() => setWidth(name)}
                sign={
                  <Sign>
                    <path d="M12 24h24" stroke="currentColor" strokeWidth={widths[name] * 0.8} strokeLinecap="round" />
                  </Sign>
                }
              />
            )),
          )}
        </div>
      )}
      {!held && stamps.length > 0 && (
        <div className="pad-stamp-side">
          {group(
            'stamps',
            stamps.map((stamp) => (
              <Press key={stamp.id} data-focus={stamp.id} isDisabled={disabled} onPress={() => hold(stamp)}>
                <img src={stamp.address} alt="" width="72" height="72" loading="lazy" />
                {stamp.words}
              </Press>
            )),
          )}
        </div>
      )}
    </section>
  );
}
