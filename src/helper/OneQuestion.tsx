import { useState } from 'react';
import type { Answer, Token } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import type { HelperSays } from '#model/helping.ts';
import { ourAddress } from '#model/our-address.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { moreWords } from '#strings/more-words.ts';
import { ChooseOne, ChooseSome } from '#ui/Choices.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import type { HelpingWords } from './helping-words.ts';
import { SeenPiece } from './SeenPiece.tsx';
import { useBegun } from './use-begun.ts';

export type WhatISay = Pick<HelperSays, 'question' | 'version' | 'lang' | 'asked' | 'said'>;

interface Props {
  /** Who asked me. */
  of: Token;
  question: ReviewQuestion;
  feelings: readonly ReadyChoice[];
  /** What I said last to it, and what the person lets me see of theirs. */
  mine: Answer | undefined;
  theirs: Answer | undefined;
  name: string;
  words: HelpingWords;
  onSay: (what: WhatISay) => unknown;
}

/** One Question for a Helper: their own view, in words and in its pictures where it has some; what they said; and what they may see. */
export function OneQuestion({
  of,
  question,
  feelings,
  mine,
  theirs,
  name,
  words: { lines, labels, unsaid, lang },
  onSay,
}: Props) {
  const { said, found, change, drop } = useBegun(of, question.id);
  const [again, setAgain] = useState(false);
  const choices =
    question.kind === 'feeling'
      ? feelings
      : question.kind === 'one-choice' || question.kind === 'some-choices'
        ? question.choices
        : [];
  const chosen = said.chosen ?? [];
  const choose = (ids: readonly string[]) => {
    change((before) => saying(before, { chosen: choices.map((c) => c.id).filter((id) => ids.includes(id)) }));
  };
  const more = [...feelings, ...unsaid];
  const say = async () => {
    const used = choices.filter((c) => chosen.includes(c.id)).map((c) => [c.id, c.words] as const);
    await onSay({
      question: question.id,
      version: question.version,
      lang,
      asked: { prompt: question.prompt.words, ...(used.length > 0 ? { choices: Object.fromEntries(used) } : {}) },
      said,
    });
    drop();
    setAgain(false);
  };
  const id = question.id.replace('/', '-');
  return (
    <article className="wide-flow">
      {/* The Question speaks to the person ("Where do you live?"): a Helper is told first whom it means. */}
      <Say from={lines} line="whose" with={{ name }} size="little" />
      <SaidLine id={`q-${id}`} line={question.prompt} as="h2" />
      {mine && !again && !found ? (
        <section className="panel flow">
          <Say from={lines} line="said" as="h3" />
          <AnswerSaid answer={mine} question={question} more={more} labels={labels} lang={lang} Piece={SeenPiece} />
          <p>
            <Press icon="pen" look="small" onPress={() => setAgain(true)}>
              {labels['helping.change']}
            </Press>
          </p>
        </section>
      ) : (
        <section className="flow">
          {choices.length > 0 && (
            <ShowMore choices={choices} chosen={chosen} words={moreWords(labels)}>
              {(shown) =>
                question.kind === 'one-choice' ? (
                  <ChooseOne
                    label={question.prompt.words}
                    {...shown}
                    value={chosen[0]}
                    onChange={(one) => choose([one])}
                  />
                ) : (
                  <ChooseSome label={question.prompt.words} {...shown} value={chosen} onChange={choose} />
                )
              }
            </ShowMore>
          )}
          {choices.some((c) => c.danger && chosen.includes(c.id)) && (
            <div className="panel sunny flow">
              <Say from={lines} line="danger" />
              <p>
                <a className="press" href={ourAddress('/help/now/')}>
                  <Icon name="phone" />
                  {labels['helping.help']}
                </a>
              </p>
            </div>
          )}
          <Say from={lines} line="say" size="little" />
          <TypeHere
            label={labels['helping.words'] ?? ''}
            value={said.written ?? ''}
            lines={3}
            onType={(written) => {
              change((before) => saying(before, { written }));
            }}
            onDone={() => undefined}
          />
          <p className="row">
            <Press icon="speech" look="strong" isDisabled={isEmpty(said)} onPress={say}>
              {labels['helping.keep']}
            </Press>
          </p>
        </section>
      )}
      {theirs && (
        <section className="panel flow">
          <Say from={lines} line="sees" with={{ name }} as="h3" />
          <AnswerSaid answer={theirs} question={question} more={more} labels={labels} lang={lang} Piece={SeenPiece} />
        </section>
      )}
    </article>
  );
}
