import { useState } from 'react';
import type { Token } from '#model/answer.ts';
import type { Offer } from '#model/offer.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import type { ReviewQuestion, ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { AskOnce } from '#ui/AskOnce.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { OfferedWords } from './offered-words.ts';

interface Props {
  offer: Offer;
  question: ReviewQuestion;
  feelings: ReviewTopics['feelings'];
  /** The face of whom it is from, where they are one of my people. */
  photo: Token | undefined;
  words: OfferedWords;
  onTake: () => unknown;
  onLeave: () => unknown;
  onNotNow: () => void;
}

/** One thing that a Helper offers, and what I do with it. */
export function OneOffer({ offer, question, feelings, photo, words, onTake, onLeave, onNotNow }: Props) {
  const { lines, labels, unsaid, lang } = words;
  const [sure, setSure] = useState(false);
  const { helper, with: together } = offer.speaker;
  const take = (
    <Press key="take" icon="tick" onPress={onTake}>
      {labels[together ? 'offered.mine' : 'offered.take']}
    </Press>
  );
  const leave = (
    <Press key="leave" icon="close" onPress={() => setSure(true)}>
      {labels[together ? 'offered.not-mine' : 'offered.leave']}
    </Press>
  );
  return (
    <article className="wide-flow" aria-labelledby="l-from" data-offer={offer.id}>
      <div className="row seen-who">
        {photo && <KeptPiece id={photo} as="photo" words="" />}
        <Say from={lines} line={together ? 'with' : 'one'} with={{ name: helper }} id="from" as="h2" />
      </div>
      <div className="panel flow">
        <SaidLine id="offered-question" line={question.prompt} as="h3" size="little" />
        <AnswerSaid
          answer={{ ...offer, speaker: { whose: 'with-help', helper } }}
          question={question}
          more={[...feelings, ...unsaid]}
          labels={labels}
          lang={lang}
          Piece={KeptPiece}
        />
      </div>
      <Say from={lines} line="untold" with={{ name: helper }} size="little" />
      <Say from={lines} line={together ? 'is-mine' : 'want'} size="little" as="h3" />
      {/* Neither always stands first: it is other for another Offer. */}
      <p className="way-on offered-choices">
        {parseInt(offer.id.slice(-1), 16) % 2 === 1 ? [leave, take] : [take, leave]}
        <Press icon="wait" onPress={onNotNow}>
          {labels['ask.not-now']}
        </Press>
      </p>
      {sure && (
        <AskOnce
          asks="l-left-ask"
          no={{ words: labels['offered.gone-no'], icon: 'close', onPress: () => setSure(false) }}
          yes={{ words: labels['offered.gone-yes'], icon: 'bin', onPress: onLeave }}
        >
          <Say from={lines} line="left-ask" as="h2" />
          <Say from={lines} line="left-then" />
        </AskOnce>
      )}
    </article>
  );
}
