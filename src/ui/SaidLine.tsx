import { memo, type ReactNode } from 'react';
import type { ReadyLine } from '#model/ready.ts';
import { withStandIns } from '#model/stand-in.ts';
import { PictureTile } from '#ui/PictureTile.tsx';

/** The Listen button of whatever Line it stands in, or of all Lines in the `data-heard-together` that it stands in beside them; `easy-read/listening.ts` hears it. */
export const ListenButton = memo(({ of }: { of: string }) => (
  <button type="button" className="listen" data-listen="" aria-labelledby={`listen-word ${of}`} />
));

interface Props {
  id: string;
  line: ReadyLine;
  words?: string | undefined;
  children?: ReactNode;
  size?: string;
  as?: 'p' | 'h1' | 'h2' | 'h3';
}

/**
 * One picture, one sentence, one sound. `words` is the sentence with something filled in: then the device's own voice says it, and
 * where there is none, the sound made at build with its stand-in (`model/stand-in.ts`).
 */
export const SaidLine = memo(({ id, line, words, children, size, as: Tag = 'p' }: Props) => (
  <div
    className="line"
    data-line={id}
    {...(line.sound ? { [words === undefined ? 'data-sound' : 'data-stand-in']: line.sound } : {})}
  >
    <PictureTile picture={line.picture} {...(size ? { size } : {})} />
    <div className="said">
      <Tag className="sentence" id={`l-${id}`}>
        {words ?? withStandIns(line.words)}
      </Tag>
      <ListenButton of={`l-${id}`} />
    </div>
    {children}
  </div>
));
