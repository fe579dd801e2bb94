import { useEffect, useRef, useState } from 'react';
import type { FoundCard } from '#envelopes/worker-cards.ts';
import type { FromWorker } from '#model/reply.ts';
import type { WorkerCard } from '#model/worker-card.ts';
import type { HearWords } from '#person/hear-back/hear-words.ts';
import { NoInternet, NotThere, TryLater } from '#post/mailbox-errors.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { fill } from '#strings/fill.ts';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';
import { useAddress } from '#ui/use-address.ts';
import { CannotOpen, NotWhole } from '#sealing/sealing-errors.ts';

type Reply = Extract<FromWorker, { kind: 'handing-over' }>;
/** The new worker's card, opened for the person to see and hear before they decide. */
export interface NewCard {
  card: WorkerCard;
  pieces: ReadonlyMap<string, Blob>;
  secret: string;
  signed?: FoundCard['signed'];
}

interface Props {
  reply: Reply;
  yes: boolean | undefined;
  words: HearWords;
  onSay: (yes: boolean, card: NewCard) => Promise<void>;
}

/** May the new worker read my Story? Their photo, words and voice are here; no is as easy as yes, and can become yes another day. */
export function NewWorker({ reply, yes, words: { lines, labels }, onSay }: Props) {
  const [found, setFound] = useState<NewCard | 'cannot'>();
  useEffect(() => {
    let over = false;
    // What a yes needs comes with it: a press must not wait for the line.
    whenWanted(Promise.all([import('#envelopes/worker-cards.ts'), import('#person/send/hand-over.ts')]))
      .then(([{ fetchCard }]) => fetchCard(reply.card))
      .then(({ card, pieces, sameKey, signed }) => {
        if (!over) setFound(sameKey ? { card, pieces, secret: reply.card.secret, signed } : 'cannot');
      })
      .catch((why: unknown) => {
        if (
          !(
            why instanceof NoInternet ||
            why instanceof TryLater ||
            why instanceof NotThere ||
            why instanceof CannotOpen ||
            why instanceof NotWhole
          )
        )
          throw why;
        if (!over) setFound('cannot');
      });
    return () => {
      over = true;
    };
  }, [reply]);
  const opened = found === 'cannot' ? undefined : found;
  const photo = useAddress(opened?.card.photo ? opened.pieces.get(opened.card.photo) : undefined);
  const voice = useAddress(opened?.card.voice ? opened.pieces.get(opened.card.voice) : undefined);
  // The name on the card itself: whoever hands over could write another.
  const name = opened?.card.name ?? reply.name;
  const place = useRef<HTMLDivElement>(null);
  const say = async (may: boolean, card: NewCard) => {
    await onSay(may, card);
    place.current?.focus();
  };
  const id = (what: string) => `${what}-${reply.id}`;
  return (
    <div className="flow">
      {photo && <PhotoTile address={photo} size="big" words={name} />}
      {opened?.card.about && (
        <p className="said-words" dir="auto" data-line={id('about')}>
          <span className="sentence exact" dir="auto" id={id('about')}>
            {opened.card.about}
          </span>
          <ListenButton of={id('about')} />
        </p>
      )}
      {voice && <audio controls src={voice} aria-label={fill(labels['hear.voice'] ?? '', { name })} />}
      <div role="status" className="came" tabIndex={-1} ref={place}>
        {yes === true && <Say from={lines} line="may-read-yes" with={{ name }} id={id('yes')} />}
        {yes === false && (
          <>
            <Say from={lines} line="may-read-no" with={{ name }} id={id('no')} />
            <Say from={lines} line="may-read-later" id={id('later')} />
          </>
        )}
        {found === 'cannot' && yes !== true && <Say from={lines} line="cannot-look" id={id('cannot')} />}
      </div>
      {yes !== true && opened && (
        <>
          <Say from={lines} line="may-read" with={{ name }} id={id('may')} as="h3" />
          <Say from={lines} line="may-read-what" with={{ name, old: reply.from }} id={id('what')} />
          <Say from={lines} line="may-read-trust" id={id('trust')} />
          <div className="row">
            <Press icon="tick" look="strong" onPress={() => say(true, opened)}>
              {fill(labels['hear.yes'] ?? '', { name })}
            </Press>
            {yes === undefined && (
              <Press icon="close" look="strong" onPress={() => say(false, opened)}>
                {labels['hear.no']}
              </Press>
            )}
          </div>
        </>
      )}
    </div>
  );
}
