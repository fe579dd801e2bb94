import { useEffect, useRef, useState } from 'react';
import { fetchCard } from '#envelopes/worker-cards.ts';
import type { FromWorker } from '#model/reply.ts';
import type { WorkerCard } from '#model/worker-card.ts';
import type { HearWords } from '#person/hear-back/hear-words.ts';
import { NoInternet, NotThere, TryLater } from '#post/mailbox-errors.ts';
import { NotWhole } from '#sealing/pack.ts';
import { CannotOpen } from '#sealing/seal.ts';
import { Say } from '#story/Say.tsx';
import { fill } from '#strings/fill.ts';
import { PhotoTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';

type Reply = Extract<FromWorker, { kind: 'handing-over' }>;
/** The new worker's card, opened for the person to see and hear before they decide. */
export interface NewCard { card: WorkerCard; pieces: ReadonlyMap<string, Blob>; secret: string }

interface Props { reply: Reply; yes: boolean | undefined; words: HearWords; onSay: (yes: boolean, card: NewCard) => void }

/** May the new worker read my Story? Their photo, words and voice are here; no is as easy as yes, and can become yes another day. */
export function NewWorker({ reply, yes, words: { lines, labels }, onSay }: Props) {
  const [found, setFound] = useState<NewCard | 'cannot'>();
  const [shown, setShown] = useState<{ photo?: string; voice?: string }>({});
  useEffect(() => {
    let over = false;
    const made: string[] = [];
    fetchCard(reply.card).then(({ card, pieces, sameKey }) => {
      if (over) return;
      const address = (id: string | undefined) => { const blob = id && pieces.get(id); if (!blob) return undefined; const at = URL.createObjectURL(blob); made.push(at); return at; };
      const [photo, voice] = [address(card.photo), address(card.voice)];
      setShown({ ...(photo ? { photo } : {}), ...(voice ? { voice } : {}) });
      setFound(sameKey ? { card, pieces, secret: reply.card.secret } : 'cannot');
    }).catch((why: unknown) => {
      if (!(why instanceof NoInternet || why instanceof TryLater || why instanceof NotThere || why instanceof CannotOpen || why instanceof NotWhole)) throw why;
      if (!over) setFound('cannot');
    });
    return () => { over = true; for (const at of made) URL.revokeObjectURL(at); };
  }, [reply]);
  // The name on the card itself: whoever hands over could write another.
  const name = found && found !== 'cannot' ? found.card.name : reply.name;
  const place = useRef<HTMLDivElement>(null);
  const say = (may: boolean, card: NewCard) => { onSay(may, card); place.current?.focus(); };
  const id = (what: string) => `${what}-${reply.id}`;
  return (
    <div className="flow">
      {shown.photo && <PhotoTile address={shown.photo} size="big" words={name} />}
      {found && found !== 'cannot' && found.card.about && <p className="said-words" data-line={id('about')}><span className="sentence exact" id={id('about')}>{found.card.about}</span><ListenButton of={id('about')} /></p>}
      {shown.voice && <audio controls src={shown.voice} aria-label={fill(labels['hear.voice'] ?? '', { name })} />}
      <div role="status" className="came" tabIndex={-1} ref={place}>
        {yes === true && <Say from={lines} line="may-read-yes" with={{ name }} id={id('yes')} />}
        {yes === false && <><Say from={lines} line="may-read-no" with={{ name }} id={id('no')} /><Say from={lines} line="may-read-later" id={id('later')} /></>}
        {found === 'cannot' && yes !== true && <Say from={lines} line="cannot-look" id={id('cannot')} />}
      </div>
      {yes !== true && found && found !== 'cannot' && (
        <>
          <Say from={lines} line="may-read" with={{ name }} id={id('may')} as="h3" />
          <Say from={lines} line="may-read-what" with={{ name, old: reply.from }} id={id('what')} />
          <Say from={lines} line="may-read-trust" id={id('trust')} />
          <div className="row">
            <Press look="strong" onPress={() => say(true, found)}>{fill(labels['hear.yes'] ?? '', { name })}</Press>
            {yes === undefined && <Press look="strong" onPress={() => say(false, found)}>{labels['hear.no']}</Press>}
          </div>
        </>
      )}
    </div>
  );
}
