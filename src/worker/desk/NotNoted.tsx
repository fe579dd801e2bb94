import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';

/** Says that a note of one's own is kept nowhere (`Desk.jot`), and what to do. The place is always there, so that a screen reader hears what comes into it. */
export function NotNoted({ failed }: { failed: boolean }) {
  const {
    words: { lines },
  } = useHere();
  return (
    <div role="alert">
      {failed && (
        <div className="panel sunny flow">
          {(['not-noted', 'not-noted-next'] as const).map((line) => (
            <SaidLine key={line} id={line} line={lines[line]} size="little" />
          ))}
        </div>
      )}
    </div>
  );
}
