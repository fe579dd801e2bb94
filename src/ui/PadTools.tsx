import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { DrawingWords } from '#ui/drawing.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

export type Way = 'left' | 'right' | 'up' | 'down';

/** A small sign that belongs to the pad alone. Colours and widths come as attributes of the drawing itself: the policy allows no styles. */
export const Sign = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 48 48" aria-hidden="true">
    {children}
  </svg>
);
const turns: Readonly<Record<Way, number>> = { up: 0, right: 90, down: 180, left: 270 };
export const signs = {
  rubber: (
    <Sign>
      <path
        d="M18 40L6 28a4 4 0 0 1 0-5L24 6a4 4 0 0 1 5 0l13 13a4 4 0 0 1 0 5L26 40z"
        fill="#f7b6c6"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinejoin="round"
      />
      <path d="M14 15l19 19M12 42h30" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </Sign>
  ),
  undo: (
    <Sign>
      <path
        d="M18 8L7 19l11 11M8 19h20a12 12 0 0 1 0 23h-8"
        fill="none"
        stroke="currentColor"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </Sign>
  ),
  paper: (
    <Sign>
      <path d="M10 4h18l10 10v30H10z" fill="#ffffff" stroke="currentColor" strokeWidth="4" strokeLinejoin="round" />
      <path d="M27 5v10h10" fill="none" stroke="currentColor" strokeWidth="3" strokeLinejoin="round" />
    </Sign>
  ),
  bigger: (
    <Sign>
      <path d="M24 9v30M9 24h30" stroke="currentColor" strokeWidth="7" strokeLinecap="round" />
    </Sign>
  ),
  smaller: (
    <Sign>
      <path d="M9 24h30" stroke="currentColor" strokeWidth="7" strokeLinecap="round" />
    </Sign>
  ),
};
const Arrow = ({ way }: { way: Way }) => (
  <Sign>
    <path
      d="M24 6l15 17h-9v19H18V23H9z"
      transform={`rotate(${turns[way]} 24 24)`}
      fill="currentColor"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
    />
  </Sign>
);

/** One of a few tools: pressed in until another one is. Told by its word, its tick and its edge, never by colour alone. */
export const Tool = ({
  sign,
  word,
  on,
  disabled,
  onChoose,
}: {
  sign: ReactNode;
  word: string;
  on: boolean;
  disabled: boolean;
  onChoose: () => void;
}) => (
  <ToggleButton className="pad-tool" isSelected={on} isDisabled={disabled} onChange={onChoose}>
    {sign}
    <span>{word}</span>
    {on && (
      <span className="pad-tick" aria-hidden="true">
        <Icon name="tick" />
      </span>
    )}
  </ToggleButton>
);

interface MoveProps {
  words: DrawingWords;
  /** The id that the keys are told under. */
  keysId: string;
  disabled: boolean;
  onMove: (way: Way) => void;
  onGrow: (by: 1 | -1) => void;
  onPutDown: (byKeyboard: boolean) => void;
  onLeaveOut: (byKeyboard: boolean) => void;
}

const byKeyboard = (press: { detail: number }) => press.detail === 0;

/** Moves a picture that is over the paper and not yet on it, with buttons alone. */
export const MoveTools = ({ words, keysId, disabled, onMove, onGrow, onPutDown, onLeaveOut }: MoveProps) => (
  <div className="pad-tools" role="group" aria-label={words['draw.move']}>
    <p>{words['draw.how-to-move']}</p>
    <p className="unseen" id={keysId}>
      {words['draw.how-to-move-keys']}
    </p>
    <div className="pad-arrows">
      <Press isDisabled={disabled} onPress={() => onGrow(-1)}>
        {signs.smaller}
        {words['draw.smaller']}
      </Press>
      <Press isDisabled={disabled} onPress={() => onMove('up')}>
        <Arrow way="up" />
        {words['draw.up']}
      </Press>
      <Press isDisabled={disabled} onPress={() => onGrow(1)}>
        {signs.bigger}
        {words['draw.bigger']}
      </Press>
      <Press isDisabled={disabled} onPress={() => onMove('left')}>
        <Arrow way="left" />
        {words['draw.left']}
      </Press>
      <Press isDisabled={disabled} onPress={() => onMove('down')}>
        <Arrow way="down" />
        {words['draw.down']}
      </Press>
      <Press isDisabled={disabled} onPress={() => onMove('right')}>
        <Arrow way="right" />
        {words['draw.right']}
      </Press>
    </div>
    <div className="pad-again">
      <Press look="strong" isDisabled={disabled} onPress={(press) => onPutDown(byKeyboard(press))}>
        <Icon name="tick" />
        {words['draw.put-down']}
      </Press>
      <Press isDisabled={disabled} onPress={(press) => onLeaveOut(byKeyboard(press))}>
        <Icon name="close" />
        {words['draw.leave-out']}
      </Press>
    </div>
  </div>
);
