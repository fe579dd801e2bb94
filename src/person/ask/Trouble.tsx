import type { AskLines } from '#person/ask/labels.ts';
import type { WentWrong } from '#person/keep/went-wrong.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

/** What went wrong, and what to do next; nothing where all is well. */
export const Trouble = ({ what, lines }: { what: WentWrong | 'not-a-photo' | undefined; lines: AskLines }) => what && (
  <div className="panel sunny" role="alert">
    <SaidLine id={`trouble-${what}`} line={lines[what]} />
    <SaidLine id={`trouble-${what}-next`} line={lines[`${what}-next`]} />
  </div>
);
