import type { AskLines } from '#person/ask/labels.ts';
import type { WentWrong } from '#person/keep/went-wrong.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

/** What went wrong, and what to do next; where all is well, only the place where it would come: what comes together with its place may not be read out. */
export const Trouble = ({ what, lines }: { what: WentWrong | 'not-a-photo' | undefined; lines: AskLines }) => (
  <div role="alert">
    {what && (
      <div className="panel sunny">
        <SaidLine id={`trouble-${what}`} line={lines[what]} />
        <SaidLine id={`trouble-${what}-next`} line={lines[`${what}-next`]} />
      </div>
    )}
  </div>
);
