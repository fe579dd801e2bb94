import { SaidLine } from '#ui/SaidLine.tsx';
import type { DoorLine, DoorWords } from './door-words.ts';
import type { TroubleKind } from './trouble.ts';

const said: Record<TroubleKind, readonly DoorLine[]> = {
  'no-internet': ['no-internet', 'no-internet-next'],
  between: ['between', 'between-next'],
  'slow-down': ['slow-down', 'slow-down-next'],
  cannot: ['cannot', 'cannot-next'],
  wrong: ['wrong', 'wrong-next', 'wrong-sheet'],
  'wrong-passkey': ['wrong-passkey', 'wrong-passkey-next'],
  ended: ['ended', 'ended-next'],
  used: ['used', 'used-next', 'ask-new'],
  gone: ['gone', 'gone-next'],
  torn: ['torn', 'torn-next'],
  'not-kept': ['not-kept', 'not-kept-next'],
  'who-first': ['who-first', 'who-first-then', 'who-first-words'],
  'not-shown': ['not-shown', 'not-shown-next'],
};

/** What is in the way, and what to do next. The place is always there, so that a screen reader hears what comes into it. */
export const Trouble = ({ kind, words }: { kind: TroubleKind | undefined; words: DoorWords }) => (
  <div role="status">
    {kind && (
      <div className="panel sunny flow">
        {said[kind].map((line) => (
          <SaidLine key={line} id={`trouble-${line}`} line={words.lines[line]} size="little" />
        ))}
      </div>
    )}
  </div>
);
