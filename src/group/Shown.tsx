import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { ReadyPicture } from '#model/ready.ts';
import type { RowOf } from '#model/group-record.ts';
import { fit } from '#stage/draw.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { symbolAddress } from '#symbols/symbol-address.ts';
import type { GroupWords } from './ready-session.ts';

/** The picture of something that a group wrote: the one that it chose, or the sign of words. */
export const pictureOf = (
  { picture }: Pick<RowOf<'sentence'>, 'picture'>,
  { words }: Pick<GroupWords, 'words'>,
): ReadyPicture => (picture ? { name: '', address: symbolAddress(picture.symbol), tint: 'sand' } : words);

/** Something smaller below what fills the screen: its picture and its words. The screen's *Listen* reads it with the rest. */
export const Small = ({ picture, words, own = false }: { picture: ReadyPicture; words: string; own?: boolean }) => (
  <div className={`session-small ${own ? 'exact' : ''}`}>
    <PictureTile picture={picture} />
    <p {...(own ? { dir: 'auto' as const } : {})}>{words}</p>
  </div>
);

interface Props {
  picture: ReadyPicture;
  words: string;
  own?: boolean;
  above?: string | undefined;
  children?: ReactNode;
}

/** One thing on the whole screen, as the stage draws it: a very large picture and its words, as large as there is room. What stands below it comes as children. */
export function Shown({ picture, words, own = false, above, children }: Props) {
  const now = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = now;
    if (!current) return undefined;
    fit(current);
    const sized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => fit(current));
    sized?.observe(current);
    return () => sized?.disconnect();
  }, [words]);
  return (
    <div className="stage-now" ref={now} data-many="1">
      <div className="stage-pictures">
        <span className={`stage-ground tile-${picture.tint}`}>
          <img src={picture.address} alt="" />
        </span>
      </div>
      <div className="stage-words">
        {above && <p className="stage-whose">{above}</p>}
        <h1 className={`stage-sentence ${own ? 'exact' : ''}`} {...(own ? { dir: 'auto' } : {})} tabIndex={-1}>
          {words}
        </h1>
        {children}
      </div>
    </div>
  );
}
