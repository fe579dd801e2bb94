import type { ComponentType } from 'react';
import type { Answer, Token } from '#model/answer.ts';
import type { ReadyChoice } from '#model/ready.ts';
import type { Labels } from '#strings/fill.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';

interface Props { answer: Answer; choices: readonly ReadyChoice[]; labels: Labels; /** Shows a photo from wherever it is kept: the device, a copy, a Letter. */ Photo: ComponentType<{ id: Token }> }

/** One part of an Answer with its picture, where there is one, and a way to hear it. */
function Part({ id, words, choice, exact = false }: { id: string; words: string; choice?: ReadyChoice | undefined; exact?: boolean }) {
  // Its own sound only while the words are the same: an older Answer is spoken as it was said.
  const sound = choice?.words === words ? choice.sound : undefined;
  return (
    <li className={choice ? 'said-choice' : 'said-words'} data-line={id} {...(sound ? { 'data-sound': sound } : {})}>
      {choice && <PictureTile picture={choice.picture} />}
      <span className={exact ? 'sentence exact' : 'sentence'} id={id}>{words}</span>
      <ListenButton of={id} />
    </li>
  );
}

/** An Answer as it was said: exactly its words, the pictures chosen, the person named. The same on screen and on paper. */
export function AnswerSaid({ answer, choices, labels, Photo }: Props) {
  const { said, asked, id } = answer;
  const words = (choice: string) => asked.choices?.[choice] ?? choices.find((c) => c.id === choice)?.words ?? choice;
  return (
    <ul className="answer-said">
      {said.unsaid && <Part id={`${id}-unsaid`} words={labels[`ask.${said.unsaid}`] ?? ''} choice={choices.find((c) => c.id === said.unsaid)} />}
      {said.chosen?.map((choice) => <Part key={choice} id={`${id}-${choice}`} words={words(choice)} choice={choices.find((c) => c.id === choice)} />)}
      {said.named && (
        <li className="said-choice" data-line={`${id}-named`}>
          {said.named.photo && <Photo id={said.named.photo} />}
          <span className="sentence exact" id={`${id}-named`}>{said.named.name}{said.named.reach ? `\n${said.named.reach}` : ''}</span>
          <ListenButton of={`${id}-named`} />
        </li>
      )}
      {said.written && <Part id={`${id}-written`} words={said.written} exact />}
    </ul>
  );
}
