import { useEffect, useRef, useState } from 'react';
import { saying } from '#model/answers.ts';
import type { Token } from '#model/answer.ts';
import { Trouble } from '#person/ask/Trouble.tsx';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import type { WayProps } from '#person/ask/ways/Ways.tsx';
import { letGoOfPiece } from '#person/keep/answers.ts';
import { keepGiven } from '#person/keep/keep-given.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { announce } from '#ui/announce.ts';
import { tooBig } from '#ui/blob-address.ts';
import { DrawingPad } from '#ui/DrawingPad.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** How long the hand rests before a drawing is kept, in milliseconds: each keeping is a picture of its own. */
const rest = 400;

/** A drawing by finger, pen or mouse, or with pictures put on the paper. Kept when the hand rests, and when the screen is left. */
export function Drawing({ said, give, type, settle, hold, words, lines, question }: WayProps) {
  const { labels, lines: say } = words;
  /** The drawing that was there when the pad was opened lies beneath; those kept while drawing are the pad's own. */
  const [beneath, setBeneath] = useState<{ piece: Token | undefined; turn: number }>({
    piece: said.drawing?.piece,
    turn: 0,
  });
  const mine = useRef<Token[]>([]);
  const [trouble, setTrouble] = useState<WentWrong>();
  const kept = usePiece(beneath.piece);
  const start = kept === tooBig ? undefined : kept;
  const letGo = useRef<() => void>(undefined);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; keep: () => void } | undefined>(undefined);
  const now = said.drawing?.piece;
  // A drawing from another window, or the one read from the keep after opening, comes beneath a fresh pad.
  useEffect(() => {
    if (now && now !== beneath.piece && !mine.current.includes(now))
      setBeneath((before) => ({ piece: now, turn: before.turn + 1 }));
  }, [now, beneath.piece]);
  const release = () => {
    letGo.current?.();
    letGo.current = undefined;
  };
  const keep = async (make: () => Promise<Blob>, empty: boolean) => {
    waiting.current = undefined;
    try {
      if (empty) release();
      if (empty) return type(({ drawing: _gone, ...others }) => saying(others, {}));
      const piece = await keepGiven(await make());
      mine.current.push(piece);
      if (!waiting.current) release();
      setTrouble(undefined);
      // One Answer while the drawing goes on; earlier states of it that nothing points to are let go of.
      type((before) => saying(before, { drawing: { piece } }));
      if (document.visibilityState === 'hidden') settle();
      const old = mine.current.at(-3);
      if (old) await letGoOfPiece(old);
    } catch (why) {
      setTrouble(whatWentWrong(why));
      release();
    }
    return undefined;
  };
  const change = (make: () => Promise<Blob>, empty: boolean) => {
    clearTimeout(waiting.current?.timer);
    letGo.current ??= hold();
    const run = () => void keep(make, empty);
    waiting.current = { timer: setTimeout(run, rest), keep: run };
  };
  useEffect(() => {
    const hurry = () => {
      clearTimeout(waiting.current?.timer);
      waiting.current?.keep();
      settle();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') hurry();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', hurry);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', hurry);
      hurry();
    };
  }, [settle]);
  const stamps = question.choices.length > 0 ? question.choices : words.stamps;
  const ready = !beneath.piece || start;
  return (
    <div className="flow">
      <SaidLine id="drawing-how" line={say.drawing} size="little" />
      <SaidLine id="drawing-pictures" line={say['drawing-pictures']} size="little" />
      {ready && (
        <DrawingPad
          key={beneath.turn}
          words={labels}
          lang={question.lang}
          {...(start ? { start } : {})}
          stamps={stamps.map((s) => ({ id: s.id, words: s.words, address: s.picture.address }))}
          onChange={change}
        />
      )}
      <Trouble what={trouble} lines={lines} />
      {now && (
        <p>
          <Press
            icon="bin"
            look="small"
            onPress={() => {
              clearTimeout(waiting.current?.timer);
              give(({ drawing: _gone, ...others }) => saying(others, {}));
              setBeneath((before) => ({ piece: undefined, turn: before.turn + 1 }));
              announce(labels['way.gone'] ?? '');
            }}
          >
            {labels['way.away']}
          </Press>
        </p>
      )}
    </div>
  );
}
