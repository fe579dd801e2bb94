import { memo } from 'react';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

const OwnWords = memo(({ labels, said, type, settle }: KindProps) => (
  <TypeHere
    label={labels['ask.own-words-label'] ?? ''}
    value={said.written ?? ''}
    lines={6}
    onType={(written) => type((before) => saying(before, { written }))}
    onDone={settle}
  />
));

/** A Question answered in the person's own words, kept exactly as written. */
export const OwnWordsIsland = (props: AskProps) => (
  <Asking {...props} ownWords={false} kind={OwnWords} how={props.lines.write} />
);
