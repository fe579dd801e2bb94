import { useState } from 'react';
import type { Token } from '#model/answer.ts';
import type { Fits } from '#model/letter.ts';
import type { FromWorker } from '#model/reply.ts';
import type { HearWords } from '#person/hear-back/hear-words.ts';
import { keepAnswer } from '#person/keep/answers.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { newAnswer } from '#person/keep/new-answer.ts';
import { Say } from '#story/Say.tsx';
import { fill } from '#strings/fill.ts';
import { ChooseOne } from '#ui/Choices.tsx';
import { Press } from '#ui/Press.tsx';

interface Props {
  reply: Extract<FromWorker, { kind: 'heard' }>;
  fits: Fits | undefined;
  words: HearWords;
  story: Token;
  onTell: (fits: Fits) => void;
  onTrouble: (what: WentWrong) => void;
}

/**
 * *Did ‹name› understand you?* It is about the very worker, so it stays with the person, as an Answer like any other, until they press
 * that the worker be told: it is kept among *Is it working?*, which is never chosen by itself to be given. Without that, who wants to please says yes.
 */
export function Understood({ reply, fits, words, story, onTell, onTrouble }: Props) {
  const { lines, labels } = words;
  const [mine, setMine] = useState<Fits | undefined>(fits);
  const prompt = fill(lines['understood-ask'].words, { name: reply.from });
  const choose = (id: string) => {
    setMine(id as Fits);
    const said = words.understood.find((c) => c.id === id)?.words ?? id;
    void keepAnswer(
      newAnswer(
        story,
        { ...words.asksUnderstood, asked: { prompt, choices: { [id]: said } } },
        { chosen: [id] },
        'own',
      ),
    ).catch((why: unknown) => {
      onTrouble(whatWentWrong(why));
    });
  };
  return (
    <div className="flow">
      <Say from={lines} line="understood-ask" with={{ name: reply.from }} id={`understood-${reply.id}`} as="h3" />
      <ChooseOne
        within={`${reply.id}-`}
        label={lines['understood-ask'].words}
        choices={words.understood}
        value={mine}
        onChange={choose}
      />
      {mine && mine !== fits && (
        <div className="flow">
          <Say from={lines} line="only-you" with={{ name: reply.from }} id={`only-you-${reply.id}`} />
          <p>
            <Press icon="give" onPress={() => onTell(mine)}>
              {fill(labels['hear.tell'] ?? '', { name: reply.from })}
            </Press>
          </p>
        </div>
      )}
      <div role="status">
        {fits && mine === fits && (
          <Say
            from={lines}
            line={fits === 'yes' ? 'understood' : 'not-understood'}
            with={{ name: reply.from }}
            id={`fits-${reply.id}`}
          />
        )}
      </div>
    </div>
  );
}
