import { saying } from '#model/answers.ts';
import { Asking, type AskProps } from '#person/ask/Asking.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

/** A Question answered in the person's own words, kept exactly as written. */
export const OwnWordsIsland = (props: AskProps) => (
  <Asking {...props} ownWords={false} kind={({ labels, lines, said, type, settle }) => (
    <div className="flow">
      <SaidLine id="how" line={lines.write} size="little" />
      <TypeHere label={labels['ask.own-words-label'] ?? ''} value={said.written ?? ''} lines={6} onType={(written) => type(saying(said, { written }))} onDone={settle} />
    </div>
  )} />
);
