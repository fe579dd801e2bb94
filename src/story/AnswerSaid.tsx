import type { ComponentType } from 'react';
import type { Answer, Token } from '#model/answer.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { saidParts, spokenParts, type SaidChoice, type SaidPart } from '#story/said-parts.ts';
import type { Labels } from '#strings/fill.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';

/** Shows a photo, a drawing, a recording or a film from wherever it is kept: the device, a copy, a Letter. */
export type ShowPiece = ComponentType<{ id: Token; as: 'photo' | 'drawing' | 'voice' | 'video'; words: string }>;

interface Props {
  answer: Answer;
  /** The Question it answers, as it is now; none where it is no longer asked. */
  question: ReviewQuestion | undefined;
  /** Choices that belong to every Question: the feelings and the ways not to answer. */
  more: readonly ReadyChoice[];
  labels: Labels;
  lang: string;
  Piece: ShowPiece;
}

/** Sounds to be heard one after the other, where each of the parts has its own. */
const soundsOf = (choices: readonly SaidChoice[]) => {
  const sounds = choices.map((c) => c.sound);
  return choices.length > 0 && sounds.every((s) => s !== undefined) ? { 'data-sounds': sounds.join(' ') } : {};
};

/** A choice with its picture, its words and a way to hear it. */
function Choice({ id, choice }: { id: string; choice: SaidChoice }) {
  return (
    <li className="said-choice" data-line={id} {...(choice.sound ? { 'data-sound': choice.sound } : {})}>
      {choice.picture && <PictureTile picture={choice.picture} />}
      <span className="sentence" id={id}>
        {choice.words}
      </span>
      <ListenButton of={id} />
    </li>
  );
}

/** Some choices under a heading, heard in one: "Going well: my home, my friends". */
function Gathered({
  id,
  head,
  cards,
  words,
  size = 'little',
}: {
  id: string;
  head: SaidChoice;
  cards: readonly SaidChoice[];
  words: string;
  size?: string;
}) {
  return (
    <div className="gathered" data-line={id} {...soundsOf([head, ...cards])}>
      <span className="sentence unseen" id={id} aria-hidden="true">
        {words}
      </span>
      <p className="gathered-head">
        {head.picture && <PictureTile picture={head.picture} size={size} />}
        <strong>{head.words}</strong>
      </p>
      <ul className="gathered-cards">
        {cards.map((card) => (
          <li key={card.id}>
            {card.picture && <PictureTile picture={card.picture} size="little" />}
            <span>{card.words}</span>
          </li>
        ))}
      </ul>
      {cards.length > 0 && <ListenButton of={id} />}
    </div>
  );
}

const gatheredWords = (head: string, cards: readonly { words: string }[]) =>
  `${head}: ${cards.map((c) => c.words).join(', ')}`;

function Part({ part, id, labels, Piece }: { part: SaidPart; id: string; labels: Labels; Piece: ShowPiece }) {
  switch (part.way) {
    case 'choices':
      return (
        <ul className="said-choices">
          {part.choices.map((choice) => (
            <Choice key={choice.id} id={`${id}-${choice.id}`} choice={choice} />
          ))}
        </ul>
      );
    case 'words':
      return (
        <p className="said-words" dir="auto" data-line={id}>
          <span className="sentence exact" dir="auto" id={id}>
            {part.words}
          </span>
          <ListenButton of={id} />
        </p>
      );
    case 'named':
      return (
        <div className="said-choice" data-line={id}>
          {part.photo && <Piece id={part.photo} as="photo" words={part.name} />}
          <span className="sentence exact" dir="auto" id={id}>
            {[part.name, part.reach].filter(Boolean).join('\n')}
          </span>
          <ListenButton of={id} />
        </div>
      );
    case 'board':
      return (
        <div className="said-board">
          {part.places.map(({ place, cards }) => (
            <Gathered
              key={place.id}
              id={`${id}-${place.id}`}
              head={place}
              cards={cards}
              words={gatheredWords(place.words, cards)}
            />
          ))}
        </div>
      );
    case 'week':
      return (
        <div className="said-week">
          {part.days
            .filter((day) => day.parts.some((p) => p.cards.length > 0))
            .map((day) => (
              <section key={day.name}>
                <h4>{day.name}</h4>
                {day.parts
                  .filter((p) => p.cards.length > 0)
                  .map(({ part: when, cards }) => (
                    <Gathered
                      key={when.id}
                      id={`${id}-${day.name}-${when.id}`}
                      head={when}
                      cards={cards}
                      words={gatheredWords(`${day.name}, ${when.words}`, cards)}
                    />
                  ))}
              </section>
            ))}
        </div>
      );
    case 'body':
      return (
        <div className="said-body">
          {part.places.map(({ part: where, feels }) => (
            <Gathered
              key={where.id}
              id={`${id}-${where.id}`}
              head={where}
              cards={[feels]}
              words={`${where.words}: ${feels.words}`}
              size=""
            />
          ))}
        </div>
      );
    case 'pictures':
      return (
        <ul className="said-choices">
          {part.pictures.map(({ symbol, words }) => (
            <li key={symbol} className="said-choice" data-line={`${id}-${symbol}`}>
              <span className="tile tile-sky">
                <img src={symbolAddress(symbol)} alt="" width="72" height="72" loading="lazy" />
              </span>
              <span className="sentence" id={`${id}-${symbol}`}>
                {words}
              </span>
              <ListenButton of={`${id}-${symbol}`} />
            </li>
          ))}
        </ul>
      );
    case 'circle':
      return (
        <Rings
          rings={part.rings}
          id={id}
          words={spokenParts([part], labels)}
          Piece={Piece}
          me={labels['circle.me'] ?? ''}
        />
      );
    default:
      return (
        <div className="said-piece">
          <Piece id={part.piece} as={part.way} words={labels[`way.${part.way}-here`] ?? ''} />
        </div>
      );
  }
}

/** A circle of support: me inside, then ring by ring, each ring around the one before. */
function Rings({
  rings,
  id,
  words,
  Piece,
  me,
}: {
  rings: Extract<SaidPart, { way: 'circle' }>['rings'];
  id: string;
  words: readonly string[];
  Piece: ShowPiece;
  me: string;
}) {
  const inside = rings.reduce<React.ReactNode>(
    (inner, { near, ones }) => (
      <div className={`ring ring-${near.id}`}>
        {inner}
        <p className="ring-name">{near.words}</p>
        <ul>
          {ones.map((one) => (
            <li key={one.id}>
              {one.photo ? (
                <Piece id={one.photo} as="photo" words={one.name} />
              ) : one.symbol ? (
                <span className="tile tile-sky">
                  <img src={symbolAddress(one.symbol)} alt="" width="72" height="72" />
                </span>
              ) : (
                one.whoPicture && <PictureTile picture={one.whoPicture} />
              )}
              <span className="exact" dir="auto">
                {one.name.trim() || one.whoWords}
              </span>
              {one.name.trim() && <span className="quiet">{one.whoWords}</span>}
            </li>
          ))}
        </ul>
      </div>
    ),
    <p className="ring-me">{me}</p>,
  );
  return (
    <div className="said-circle" data-line={id}>
      <span className="sentence unseen" id={id} aria-hidden="true">
        {words.join('. ')}
      </span>
      {inside}
      <ListenButton of={id} />
    </div>
  );
}

/** An Answer as it was said: exactly its words, the pictures chosen, what was recorded or drawn. The same on screen, on paper and in a copy. */
export function AnswerSaid({ answer, question, more, labels, lang, Piece }: Props) {
  const parts = saidParts(answer, question, more, labels, lang);
  return (
    <div className="answer-said">
      {parts.map((part, at) => (
        <Part key={part.way + String(at)} part={part} id={`${answer.id}-${part.way}`} labels={labels} Piece={Piece} />
      ))}
    </div>
  );
}
