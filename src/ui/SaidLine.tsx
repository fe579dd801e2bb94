import { memo, type ReactNode } from 'react';
import type { ReadyLine } from '#model/ready.ts';
import { PictureTile } from '#ui/PictureTile.tsx';

/** The Listen button of whatever Line it stands in; `easy-read/listening.ts` hears it. */
export const ListenButton = memo(({ of }: { of: string }) => (
  <button type="button" className="listen" data-listen="" aria-labelledby={`listen-word ${of}`}>
    <svg aria-hidden="true"><use href="#i-speaker" /></svg>
  </button>
));

interface Props { id: string; line: ReadyLine; words?: string; children?: ReactNode; size?: string; as?: 'p' | 'h2' | 'h3' }

/** One picture, one sentence, one sound. `words` says something in place of the sentence (filled in, so without its own sound). */
export const SaidLine = memo(({ id, line, words, children, size, as: Tag = 'p' }: Props) => (
  <div className="line" data-line={id} {...(words === undefined && line.sound ? { 'data-sound': line.sound } : {})}>
    <PictureTile picture={line.picture} {...(size ? { size } : {})} />
    <div className="said">
      <Tag className="sentence" id={`l-${id}`}>{words ?? line.words}</Tag>
      <ListenButton of={`l-${id}`} />
    </div>
    {children}
  </div>
));
