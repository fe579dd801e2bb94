import { fill } from '#strings/fill.ts';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { DoorWords } from './door-words.ts';
import { Qr } from '#ui/Qr.tsx';
import { useAddress } from '#ui/use-address.ts';

/** A whole sheet, or 4 cards to cut out of one. */
export type PaperSize = 'a4' | 'pocket';

interface Props {
  words: DoorWords;
  keys: WorkerKeys;
  photo: Blob | undefined;
  address: string;
  size: PaperSize;
}

/** The Worker card as it is given to people, easy to read: on the screen as on paper. */
export function CardPaper({ words, keys, photo, address, size }: Props) {
  const shown = useAddress(photo);
  const one = (n: number) => <OneCard key={n} n={n} words={words} keys={keys} photo={shown} address={address} />;
  return (
    <div className={`door-paper cards-${size}`}>
      {one(0)}
      {size === 'pocket' &&
        [1, 2, 3].map((n) => (
          <div key={n} className="print-only" aria-hidden="true">
            {one(n)}
          </div>
        ))}
    </div>
  );
}

function OneCard({
  n,
  words: { labels, lines, pictures },
  keys,
  photo,
  address,
}: Omit<Props, 'size' | 'photo'> & { n: number; photo: string | undefined }) {
  const id = (line: string) => `card-${String(n)}-${line}`;
  return (
    <article className="one-card">
      <div className="one-card-who">
        {photo ? (
          <PhotoTile address={photo} size="big" words={fill(labels['door.photo'] ?? '', { name: keys.name })} />
        ) : (
          <PictureTile picture={pictures.noPhoto} size="big" />
        )}
        <div className="flow">
          <p className="i-am" id={`l-${id('i-am')}`}>
            {fill(lines['i-am'].words, { name: keys.name })}
          </p>
          <p className="my-card">{lines['my-card'].words}</p>
        </div>
      </div>
      {keys.about && <SaidLine id={id('about')} line={lines['my-card-says']} words={keys.about} size="little" />}
      <SaidLine id={id('says')} line={lines['my-card-tell']} size="little" />
      {keys.reach && <SaidLine id={id('reach')} line={lines['reach-me']} words={keys.reach} size="little" />}
      <div className="one-card-scan">
        <Qr text={address} words={labels['door.qr-card'] ?? ''} />
        <SaidLine id={id('scan')} line={lines.scan} size="little" />
      </div>
      <p className="print-only link-paper">{address}</p>
    </article>
  );
}
