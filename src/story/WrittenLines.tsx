import { useEffect, useState } from 'react';
import type { WrittenLine } from '#model/reply.ts';
import { knownPictures, type KnownPicture } from '#pictures/asking.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { ListenButton } from '#ui/SaidLine.tsx';

/** Our own pictures by name; they come only where a worker chose one. */
function usePictures(wanted: boolean): Record<string, KnownPicture> {
  const [known, setKnown] = useState<Record<string, KnownPicture>>({});
  useEffect(() => {
    // Without them the words stand alone.
    if (wanted)
      knownPictures()
        .then(setKnown)
        .catch(() => undefined);
  }, [wanted]);
  return known;
}

/** Lines that a worker wrote: each with its picture, its words exactly, and a way to hear it. The same at both sides. */
export function WrittenLines({ id, lines }: { id: string; lines: readonly WrittenLine[] }) {
  const known = usePictures(lines.some((l) => 'name' in l.picture));
  return lines.map(({ words, picture }, n) => {
    const at = `${id}-${String(n)}`;
    const address = 'symbol' in picture ? symbolAddress(picture.symbol) : known[picture.name]?.shown;
    return (
      <div key={at} className="line" data-line={at}>
        <span className="tile tile-sky">
          {address && <img src={address} alt="" width="72" height="72" loading="lazy" />}
        </span>
        <div className="said">
          <p className="sentence exact" dir="auto" id={`l-${at}`}>
            {words}
          </p>
          <ListenButton of={`l-${at}`} />
        </div>
      </div>
    );
  });
}
