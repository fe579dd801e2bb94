import { useEffect, useRef } from 'react';
import { ourAddress } from '#model/our-address.ts';
import { WhenTheyAnswer } from '#person/give/WhenTheyAnswer.tsx';
import { WorkerFace } from '#person/give/WorkerFace.tsx';
import type { CardWords } from '#person/give/give-words.ts';
import type { Known, OpenedCard } from '#person/send/add-worker.ts';
import { Say } from '#story/Say.tsx';
import { fill } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { useAddress } from '#ui/use-address.ts';
import { ListenButton } from '#ui/SaidLine.tsx';

interface Props {
  opened: OpenedCard;
  known: Known;
  words: CardWords;
  onYes: () => unknown;
  onNo: () => void;
}

/** What is asked before a card is taken: easy for somebody new, a warning for a changed key. */
function Ask({ opened, known, words: { lines, labels }, onYes, onNo }: Props) {
  const { name } = opened.card;
  if (known.is === 'other-key') {
    return (
      <div className="panel sunny flow" role="alert">
        <Say from={lines} line="other-key" with={{ name }} as="h2" />
        <Say from={lines} line="other-key-ask" with={{ name }} />
        <Say from={lines} line="other-key-trust" />
        <div className="row">
          <Press icon="close" look="strong" onPress={onNo}>
            {labels['card.do-not-use']}
          </Press>
          <Press icon="tick" onPress={onYes}>
            {fill(labels['card.told-me'] ?? '', { name })}
          </Press>
        </div>
      </div>
    );
  }
  if (known.is === 'same')
    return (
      <div className="flow">
        <Say from={lines} line="same" with={{ name }} as="h2" />
        <p className="row">
          <Press icon="tick" look="strong" onPress={onYes}>
            {labels['card.renew']}
          </Press>
          <a className="press" href={ourAddress('/my-worker/')}>
            <Icon name="person" />
            {labels['worker']}
          </a>
        </p>
      </div>
    );
  return (
    <div className="panel sunny flow">
      {known.is === 'another' ? (
        <>
          <Say from={lines} line="now" with={{ name: known.worker.card.name }} />
          <Say from={lines} line="new-one" with={{ name }} as="h2" />
        </>
      ) : (
        <Say from={lines} line="is-it" as="h2" />
      )}
      <div className="row">
        <Press icon="tick" look="strong" onPress={onYes}>
          {labels['card.yes']}
        </Press>
        <Press icon="close" onPress={onNo}>
          {labels['card.no']}
        </Press>
      </div>
    </div>
  );
}

/** A Worker card as it is read and heard: who they are, in their own words, with their photo and voice. */
export function OpenedCardScreen(props: Props) {
  const {
    opened: { card, pieces },
    words: { lines, labels, worker },
  } = props;
  const photo = useAddress(card.photo ? pieces.get(card.photo) : undefined);
  const voice = useAddress(card.voice ? pieces.get(card.voice) : undefined);
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    top.current?.focus();
  }, []);
  return (
    <section className="wide-flow opened-card" ref={top} tabIndex={-1} aria-label={card.name}>
      <div className="panel flow">
        <WorkerFace name={card.name} address={photo} picture={worker} />
        <Say from={lines} line="i-am" with={{ name: card.name }} />
        <Say from={lines} line="your-worker" />
        {card.about && (
          <p className="said-words" dir="auto" data-line="card-about">
            <span className="sentence exact" dir="auto" id="card-about">
              {card.about}
            </span>
            <ListenButton of="card-about" />
          </p>
        )}
        {card.reach && (
          <p className="said-words" dir="auto" data-line="card-reach">
            <span className="sentence exact" dir="auto" id="card-reach">
              {card.reach}
            </span>
            <ListenButton of="card-reach" />
          </p>
        )}
        <WhenTheyAnswer card={card} lines={lines} />
        {voice && <audio controls src={voice} aria-label={fill(labels['card.voice'] ?? '', { name: card.name })} />}
      </div>
      <Ask {...props} />
    </section>
  );
}
